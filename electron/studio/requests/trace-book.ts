// Traces as they come from the gateway: kept in the open workspace's traffic store, told to clients, awaited by senders.
import { StudioError } from '../../../shared/contract/errors';
import { summarizeTrace, type Trace, type TraceSummary } from '../../../shared/trace/trace';
import type { CurrentWorkspace } from '../workspace/current-workspace';

/** How long a sender waits for the trace of a request that was answered, in milliseconds. Batches come every 50 ms. */
const waitMs = 3_000;

export interface TraceBook {
  record(traces: readonly Trace[]): void;
  read(requestId: string): Promise<Trace>;
  /** The trace of a request just sent; NOT_FOUND where it does not come. */
  waitFor(requestId: string): Promise<Trace>;
}

/** Makes the book; `recorded` hears of new rows. */
export function createTraceBook(
  current: CurrentWorkspace,
  recorded: (rows: readonly TraceSummary[]) => void,
): TraceBook {
  const awaited = new Map<string, (trace: Trace) => void>();

  async function read(requestId: string): Promise<Trace> {
    const trace = await current.require().traffic.read(requestId);
    if (trace === undefined)
      throw new StudioError('NOT_FOUND', `No recorded request has the id ${requestId}.`, { path: 'requestId' });
    return trace;
  }

  return {
    record(traces) {
      current.workspace?.traffic.record(traces);
      for (const trace of traces) {
        awaited.get(trace.requestId)?.(trace);
        awaited.delete(trace.requestId);
      }
      recorded(traces.map(summarizeTrace));
    },
    read,
    async waitFor(requestId) {
      const known = await current.workspace?.traffic.read(requestId);
      if (known !== undefined) return known;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          awaited.delete(requestId);
          reject(
            new StudioError('NOT_FOUND', `The gateway recorded no trace of ${requestId}: too many requests at once.`),
          );
        }, waitMs);
        awaited.set(requestId, (trace) => {
          clearTimeout(timer);
          resolve(trace);
        });
      });
    },
  };
}
