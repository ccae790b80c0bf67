// Writes the trace of one request while its steps run.
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
import { maskedHeaders } from './secrets';

export interface Recorder extends StepRecorder {
  /** The finished trace. Where the stage records no data, bodies keep their size only and TRACE lines are left out. */
  seal(summary: TraceHead, recordsData: boolean): Trace;
}

/** What the recorder does not see itself. */
export type TraceHead = Omit<Trace, 'steps' | 'failure' | 'log' | 'durationMs'>;

interface OpenStep {
  readonly name: string;
  readonly phase: TracePhase;
  readonly startMs: number;
  note: Partial<Pick<TraceStep, 'decided' | 'changed' | 'before' | 'after'>>;
}

/** Opens a recorder. `now` is the monotonic clock of durations, `startedMs` its reading when the request came. */
export function openRecorder(now: () => number, startedMs: number, clock: Clock): Recorder {
  const steps: TraceStep[] = [];
  const lines: TraceLogLine[] = [];
  let open: OpenStep | undefined;
  let failure: TraceFailure | undefined;
  return {
    isOn: true,
    beginStep(name, phase) {
      open = { name, phase, startMs: now() - startedMs, note: {} };
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
    log(level, text) {
      lines.push({ at: clock(), level, text });
    },
    fail(what) {
      failure = what;
    },
    seal: (head, recordsData) => ({
      ...head,
      request: shown(head.request, recordsData),
      response: shown(head.response, recordsData),
      durationMs: now() - startedMs,
      steps: steps.map((step) => ({
        ...step,
        ...(step.before && { before: shown(step.before, recordsData) }),
        ...(step.after && { after: shown(step.after, recordsData) }),
      })),
      ...(failure && { failure: recordsData ? failure : withoutAnswer(failure) }),
      log: recordsData ? lines : lines.filter(({ level }) => level !== 'TRACE'),
    }),
  };
}

/** Which fields are wrong stays; what was in them goes. */
function withoutAnswer(failure: TraceFailure): TraceFailure {
  if (failure.shape === undefined) return failure;
  const fields = failure.shape.fields.map(({ at, expected, verdict }) => ({ at, expected, verdict }));
  return { ...failure, shape: { fields } };
}

function shown(message: TraceMessage, recordsData: boolean): TraceMessage {
  const { headers, body } = message;
  return {
    ...message,
    ...(headers && { headers: maskedHeaders(headers) }),
    ...(body && !recordsData && { body: { bytes: body.bytes } }),
  };
}
