// Figures over recorded requests.
import type { TraceSummary } from '../../shared/trace/trace';

export interface StageFigures {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** From 0 to 1. */
  readonly share4xx: number;
  readonly share5xx: number;
}

/** Counts and percentiles (nearest rank); zeros where there are no rows. */
export function stageFigures(rows: readonly TraceSummary[]): StageFigures {
  const latencies = rows.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  const share = (from: number) =>
    rows.filter(({ status }) => status >= from && status < from + 100).length / Math.max(rows.length, 1);
  return {
    count: rows.length,
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
    share4xx: share(400),
    share5xx: share(500),
  };
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
