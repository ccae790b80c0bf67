// The two releases of a stage side by side, over recorded requests.
import type { TraceSummary } from '../../../shared/trace/trace';
import { type StageFigures, stageFigures } from '../stage-figures';

export interface ReleaseFigures {
  readonly production: StageFigures;
  readonly canary: StageFigures;
  /** p95 of the canary less that of the production release; undefined until both have served. */
  readonly p95DifferenceMs: number | undefined;
}

/** Splits requests by the release that served them. */
export function releaseFigures(rows: readonly TraceSummary[]): ReleaseFigures {
  const production = stageFigures(rows.filter(({ isCanary }) => isCanary !== true));
  const canary = stageFigures(rows.filter(({ isCanary }) => isCanary === true));
  const hasBoth = production.count > 0 && canary.count > 0;
  return { production, canary, p95DifferenceMs: hasBoth ? canary.p95Ms - production.p95Ms : undefined };
}

/** The next larger share that is worth trying; undefined where the canary has everything. */
export function nextShare(percent: number): number | undefined {
  return [5, 10, 25, 50, 100].find((share) => share > percent);
}
