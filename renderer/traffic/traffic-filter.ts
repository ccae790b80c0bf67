// Classes of the traffic list, beside what is typed (shared/trace/traffic-query.ts).
import type { TraceSummary } from '../../shared/trace/trace';

export type TrafficClass = 'all' | '4xx' | '5xx' | 'slow';

/** A request slower than this counts as slow, in milliseconds. */
export const slowMs = 1_000;

/** Whether a row is of a class. */
export function isOfClass(row: TraceSummary, kind: TrafficClass): boolean {
  if (kind === 'all') return true;
  if (kind === 'slow') return row.durationMs >= slowMs;
  return Math.floor(row.status / 100) === Number(kind[0]);
}
