// Service of the subject `replay`: runs recorded requests through two states of their API and keeps the last run.
import { randomUUID } from 'node:crypto';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { ReplayedPair, ReplayProgress, ReplayRow, ReplayRun } from '../../../shared/contract/replay';
import { findApi, isV2Api } from '../../../shared/definition/any-api';
import { findEntity } from '../../../shared/definition/entities';
import type { Trace } from '../../../shared/trace/trace';
import type { ReplayedAnswer, ReplayedRequest } from '../../gateway/replay-ports';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { TraceBook } from '../requests/trace-book';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { recordedRequest } from './recorded-request';
import { replayNotes } from './replay-notes';
import { type ReadSide, readSide } from './replay-sides';
import { countRows, failedRow, pairOf } from './replay-verdict';

export interface ReplayOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly traces: TraceBook;
  readonly clock: () => number;
  readonly progress: (progress: ReplayProgress) => void;
}

export interface StudioReplay {
  readonly service: StudioServices['replay'];
  /** The workspace is closed: runs end, results are forgotten. */
  leave(): void;
}

type RunInput = Parameters<StudioServices['replay']['run']>[0];

type RunSide = (requests: readonly ReplayedRequest[]) => readonly ReplayedAnswer[] | Promise<readonly ReplayedAnswer[]>;

/** Requests that go to the gateway at once: each batch brings the snapshot along. */
const batchSize = 10;

/** Makes the service. */
export function createReplay({ current, gateway, traces, clock, progress }: ReplayOptions): StudioReplay {
  const running = new Map<string, AbortController>();
  let last: { readonly runId: string; readonly pairs: Map<string, ReplayedPair> } | undefined;

  async function run(input: RunInput): Promise<ReplayRun> {
    const workspace = current.require();
    const { apiId } = input;
    const { definition } = workspace.workingCopy;
    if (findApi(definition, apiId) === undefined) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`);
    if (isV2Api(definition, apiId) && findEntity(definition, 'v2-api', apiId)?.protocolType !== 'HTTP') {
      throw new StudioError('NOT_CAPABLE', 'A WebSocket API has no requests to replay.');
    }
    const runId = input.runId ?? randomUUID();
    if (running.has(runId)) throw new StudioError('CONFLICT', `A run ${runId} is under way.`, { path: 'runId' });
    const controller = new AbortController();
    running.set(runId, controller);
    const [startedAt, began] = [clock(), performance.now()];
    try {
      await gateway.settled();
      const before = await readSide(workspace, apiId, input.before, runId);
      const after = await readSide(workspace, apiId, input.after, runId);
      const recorded = await chosenTraces(input);
      const pairs = new Map<string, ReplayedPair>();
      last = { runId, pairs };
      const rows: ReplayRow[] = [];
      const tell = (added: readonly ReplayRow[], isFinished = false) => {
        rows.push(...added);
        progress({ runId, total: recorded.length, done: rows.length, rows: added, isFinished });
      };
      tell([]);
      for (const batch of batchesOf(recorded)) {
        if (controller.signal.aborted) break;
        tell(await runBatch(batch, input, before, after, pairs));
      }
      tell([], true);
      return {
        runId,
        apiId,
        before: before.title,
        after: after.title,
        startedAt,
        durationMs: performance.now() - began,
        counts: countRows(rows, recorded.length),
        isCancelled: controller.signal.aborted,
        notes: replayNotes(input.callers, isV2Api(definition, apiId)),
        rows,
      };
    } finally {
      running.delete(runId);
    }
  }

  /** Newest first, as the traffic lists them. */
  async function chosenTraces({ apiId, requestIds, last: newest, stage }: RunInput): Promise<readonly Trace[]> {
    const { traffic } = current.require();
    const rows = await traffic.list({ apiId, limit: 1_000, ...(stage !== undefined && { stage }) });
    const listed = rows.filter(({ origin }) => origin === 'invoke').slice(0, newest);
    const ids = requestIds ?? listed.map(({ requestId }) => requestId);
    const found = await Promise.all(ids.map((requestId) => traces.read(requestId)));
    const stranger = found.find((trace) => trace.apiId !== apiId);
    if (stranger === undefined) return found;
    throw new StudioError('INVALID_ARGUMENT', `Request ${stranger.requestId} is of another API.`, {
      path: 'requestIds',
    });
  }

  async function runBatch(
    batch: readonly Trace[],
    { endpoints, callers }: RunInput,
    before: ReadSide,
    after: ReadSide,
    pairs: Map<string, ReplayedPair>,
  ): Promise<readonly ReplayRow[]> {
    const sent = batch.flatMap((trace) => {
      const request = recordedRequest(trace, endpoints);
      return request === undefined ? [] : [{ trace, request }];
    });
    const requests = sent.map(({ request }): ReplayedRequest => request);
    const stageName = batch[0]?.stage ?? '';
    const asksCallers = callers === 'asked';
    const run = (side: ReadSide, requests: readonly ReplayedRequest[]) =>
      requests.length === 0 ? [] : gateway.replay({ stage: side.at(stageName), asksCallers, requests });
    const left = await run(before, requests);
    const right = await run(after, requests);
    for (const [at, { trace }] of sent.entries()) {
      const [a, b] = [left[at], right[at]];
      if (a !== undefined && b !== undefined) pairs.set(trace.requestId, pairOf(trace, a, b));
    }
    // a third and a fourth order would be one too many
    if (endpoints !== 'live')
      await secondLook(
        sent,
        (requests) => run(before, requests),
        (requests) => run(after, requests),
        pairs,
      );
    return batch.map((trace) => pairs.get(trace.requestId)?.row ?? failedRow(trace, 'its body was not recorded whole'));
  }

  /** What took longer once is asked again: of two times the lesser counts, so that a busy moment is no finding. */
  async function secondLook(
    sent: readonly { readonly trace: Trace; readonly request: ReplayedRequest }[],
    before: RunSide,
    after: RunSide,
    pairs: Map<string, ReplayedPair>,
  ): Promise<void> {
    const slow = sent.filter(({ trace }) => pairs.get(trace.requestId)?.row.verdict === 'slower');
    const requests = slow.map(({ request }) => request);
    const right = await after(requests);
    const left = await before(requests);
    for (const [at, { trace }] of slow.entries()) {
      const [first, a, b] = [pairs.get(trace.requestId), left[at], right[at]];
      if (first === undefined || a === undefined || b === undefined) continue;
      const lesser = (answer: typeof a, ms: number) => ({ ...answer, durationMs: Math.min(answer.durationMs, ms) });
      pairs.set(trace.requestId, pairOf(trace, lesser(a, first.before.durationMs), lesser(b, first.after.durationMs)));
    }
  }

  return {
    service: {
      run,
      cancel({ runId }) {
        running.get(runId)?.abort();
        return {};
      },
      read({ runId, requestId }) {
        const pair = last?.runId === runId ? last.pairs.get(requestId) : undefined;
        if (pair === undefined) throw new StudioError('NOT_FOUND', `The last replay has no request ${requestId}.`);
        return pair;
      },
    },
    leave() {
      for (const controller of running.values()) controller.abort();
      last = undefined;
    },
  };
}

/** Requests of one stage each: its settings hold for the whole batch. */
function batchesOf(traces: readonly Trace[]): Trace[][] {
  const batches: Trace[][] = [];
  for (const trace of traces) {
    const open = batches.at(-1);
    if (open !== undefined && open.length < batchSize && open[0]?.stage === trace.stage) open.push(trace);
    else batches.push([trace]);
  }
  return batches;
}
