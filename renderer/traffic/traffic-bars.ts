// The bars above the traffic list: requests per slice of time by class of status.
import type { TraceSummary } from '../../shared/trace/trace';

export interface TrafficBar {
  readonly good: number;
  readonly refused: number;
  readonly failed: number;
}

/** `count` slices that end at `until`, each of `sliceMs`, oldest first. */
export function trafficBars(
  rows: readonly TraceSummary[],
  until: number,
  sliceMs: number,
  count: number,
): TrafficBar[] {
  const bars = Array.from({ length: count }, () => ({ good: 0, refused: 0, failed: 0 }));
  const from = until - sliceMs * count;
  for (const { startedAt, status } of rows) {
    const bar = startedAt < from ? undefined : bars[Math.min(count - 1, Math.floor((startedAt - from) / sliceMs))];
    if (bar === undefined) continue;
    if (status >= 500) bar.failed += 1;
    else if (status >= 400) bar.refused += 1;
    else bar.good += 1;
  }
  return bars;
}
