// Writes the trace of one request while its steps run.
import type { AccessCheck } from '../../../shared/trace/access-check';
import type {
  Trace,
  TraceFailure,
  TraceLogLine,
  TraceMessage,
  TracePhase,
  TraceStep,
} from '../../../shared/trace/trace';
import type { StepRecorder } from '../chains/live-exchange';
import type { Clock } from '../ports';
import { maskedHeaders, maskedSignatures } from './secrets';

export interface Recorder extends StepRecorder {
  /** The finished trace. Where the stage records no data, bodies keep their size only and TRACE lines are left out. */
  seal(summary: TraceHead, recordsData: boolean, tokenHeaders?: ReadonlySet<string>): Trace;
}

/** What the recorder does not see itself. */
export type TraceHead = Omit<Trace, 'steps' | 'checks' | 'failure' | 'log' | 'durationMs'>;

interface OpenStep {
  readonly name: string;
  readonly phase: TracePhase;
  readonly startMs: number;
  note: Partial<Pick<TraceStep, 'decided' | 'changed' | 'before' | 'after'>>;
}

/** Opens a recorder. `now` is the monotonic clock of durations, `startedMs` its reading when the request came. */
export function openRecorder(now: () => number, startedMs: number, clock: Clock): Recorder {
  const steps: TraceStep[] = [];
  const checks: AccessCheck[] = [];
  const lines: TraceLogLine[] = [];
  let open: OpenStep | undefined;
  let failure: TraceFailure | undefined;
  // where the time of the next check begins, and where it ended if only its evidence is still gathered
  let checkFromMs = startedMs;
  let checkedMs: number | undefined;
  return {
    isOn: true,
    beginStep(name, phase) {
      checkFromMs = now();
      open = { name, phase, startMs: checkFromMs - startedMs, note: {} };
    },
    endStep(outcome) {
      if (open === undefined) return;
      const { name, phase, startMs, note } = open;
      steps.push({ name, phase, startMs, durationMs: now() - startedMs - startMs, outcome, ...note });
      open = undefined;
    },
    skipStep(name, phase) {
      steps.push({ name, phase, startMs: now() - startedMs, durationMs: 0, outcome: 'skipped' });
    },
    note(note) {
      if (open !== undefined) open.note = { ...open.note, ...note };
    },
    check(check) {
      checks.push({ ...check, durationMs: (checkedMs ?? now()) - checkFromMs });
      checkFromMs = now();
      checkedMs = undefined;
    },
    checked() {
      checkedMs = now();
    },
    log(level, text) {
      lines.push({ at: clock(), level, text });
    },
    fail(what) {
      failure = what;
    },
    seal: (head, recordsData, tokenHeaders) => ({
      ...head,
      request: shown(head.request, recordsData, tokenHeaders),
      response: answered(shown(head.response, recordsData, tokenHeaders), failure),
      durationMs: now() - startedMs,
      steps: steps.map((step) => ({
        ...step,
        ...(step.before && { before: shown(step.before, recordsData, tokenHeaders) }),
        ...(step.after && { after: answered(shown(step.after, recordsData, tokenHeaders), failure) }),
      })),
      ...(checks.length > 0 && { checks: recordsData ? checks : checks.map(withoutMessages) }),
      ...(failure && { failure: recordsData ? failure : withoutAnswer(failure) }),
      log: recordsData ? lines : lines.filter(({ level }) => level !== 'TRACE'),
    }),
  };
}

/** AWS tells whoever signed wrongly what it should have signed, the session token included. */
function answered(message: TraceMessage, failure: TraceFailure | undefined): TraceMessage {
  const { body } = message;
  if (failure?.responseType !== 'INVALID_SIGNATURE' || body?.text === undefined) return message;
  return { ...message, body: { ...body, text: maskedSignatures(body.text) } };
}

/** Which fields are wrong stays; what was in them goes. */
function withoutAnswer(failure: TraceFailure): TraceFailure {
  if (failure.shape === undefined) return failure;
  const fields = failure.shape.fields.map(({ at, expected, verdict }) => ({ at, expected, verdict }));
  return { ...failure, shape: { fields } };
}

/** Who was asked and what decided stays; what an authorizer's function was sent and returned goes. */
function withoutMessages(check: AccessCheck): AccessCheck {
  const { evidence } = check;
  if (evidence?.kind !== 'authorizer') return check;
  const { event: _event, result: _result, context: _context, ...kept } = evidence;
  return { ...check, evidence: kept };
}

function shown(message: TraceMessage, recordsData: boolean, tokenHeaders?: ReadonlySet<string>): TraceMessage {
  const { headers, body } = message;
  return {
    ...message,
    ...(headers && { headers: maskedHeaders(headers, tokenHeaders) }),
    ...(body && !recordsData && { body: { bytes: body.bytes } }),
  };
}
