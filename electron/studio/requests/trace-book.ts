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
  /** For a sender that does not wait: whoever reads this trace meanwhile does. */
  announce(requestId: string): void;
}

interface Awaited {
  readonly trace: Promise<Trace>;
  readonly come: (trace: Trace) => void;
}

/** Makes the book; `recorded` hears of new rows. */
export function createTraceBook(
  current: CurrentWorkspace,
  recorded: (rows: readonly TraceSummary[]) => void,
): TraceBook {
  const awaited = new Map<string, Awaited>();

  /** One wait for all who ask. The timer alone keeps no process alive. */
  function coming(requestId: string): Awaited {
    const known = awaited.get(requestId);
    if (known !== undefined) return known;
    let come: Awaited['come'] = () => undefined;
    const trace = new Promise<Trace>((resolve, reject) => {
      const timer = setTimeout(() => {
        awaited.delete(requestId);
        reject(
          new StudioError('NOT_FOUND', `The gateway recorded no trace of ${requestId}: too many requests at once.`),
        );
      }, waitMs);
      timer.unref();
      come = (arrived) => {
        clearTimeout(timer);
        resolve(arrived);
      };
    });
    // Who only announced it does not hear of a failure; who asks for it has the promise.
    trace.catch(() => undefined);
    const wait = { trace, come };
    awaited.set(requestId, wait);
    return wait;
  }

  return {
    record(traces) {
      current.workspace?.traffic.record(traces);
      for (const trace of traces) {
        awaited.get(trace.requestId)?.come(trace);
        awaited.delete(trace.requestId);
      }
      recorded(traces.map(summarizeTrace));
    },
    async read(requestId) {
      const { traffic } = current.require();
      const trace = (await traffic.read(requestId)) ?? (await awaited.get(requestId)?.trace);
      if (trace === undefined)
        throw new StudioError('NOT_FOUND', `No recorded request has the id ${requestId}.`, { path: 'requestId' });
      return trace;
    },
    async waitFor(requestId) {
      // waits before it asks: the trace may come while a store that has just been opened still looks
      const wait = coming(requestId);
      const known = await current.workspace?.traffic.read(requestId);
      if (known === undefined) return wait.trace;
      wait.come(known);
      awaited.delete(requestId);
      return known;
    },
    announce: (requestId) => void coming(requestId),
  };
}
