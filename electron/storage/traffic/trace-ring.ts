// The newest traces in memory, bounded by number and by size.
import type { RequestFilter } from '../../../shared/contract/invocations';
import { summarizeTrace, type Trace, type TraceSummary } from '../../../shared/trace/trace';
import { matchesFilter } from './traffic-conditions';

export interface TraceRing {
  add(trace: Trace): void;
  get(requestId: string): Trace | undefined;
  /** Newest first. */
  list(filter: RequestFilter): TraceSummary[];
  clear(): void;
}

/** Makes a ring; the oldest go first. */
export function createTraceRing(bounds: { readonly traces: number; readonly bytes: number }): TraceRing {
  const kept = new Map<string, { readonly trace: Trace; readonly summary: TraceSummary; readonly bytes: number }>();
  let bytes = 0;

  function drop(requestId: string): void {
    bytes -= kept.get(requestId)?.bytes ?? 0;
    kept.delete(requestId);
  }

  return {
    add(trace) {
      drop(trace.requestId);
      const size = approximateBytes(trace);
      kept.set(trace.requestId, { trace, summary: summarizeTrace(trace), bytes: size });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (kept.size <= bounds.traces && bytes <= bounds.bytes) break;
        drop(oldest);
      }
    },
    get: (requestId) => kept.get(requestId)?.trace,
    list: (filter) =>
      [...kept.values()]
        .map(({ summary }) => summary)
        .filter((summary) => matchesFilter(summary, filter))
        .reverse()
        .sort((a, b) => b.startedAt - a.startedAt)
        .slice(0, filter.limit ?? 100),
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}

/** Bodies weigh most; the rest is counted by lines. */
function approximateBytes(trace: Trace): number {
  const messages = [trace.request, trace.response, ...trace.steps.flatMap(({ before, after }) => [before, after])];
  const bodies = messages.reduce((sum, message) => sum + (message?.body?.text?.length ?? 0), 0);
  const log = trace.log.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * (bodies + log) + 400 * trace.steps.length + 600;
}
