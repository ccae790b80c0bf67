// What a running replay has told so far.
import type { ReplayProgress, ReplayRow } from '../../shared/contract/replay';

export interface ReplayState {
  readonly runId?: string;
  readonly rows: readonly ReplayRow[];
  readonly done: number;
  readonly total: number;
  readonly isRunning: boolean;
  /** What a replay does otherwise than the entrance; known once the run is over. */
  readonly notes: readonly string[];
  readonly error?: unknown;
}

/** Before the first run. */
export const idleReplay: ReplayState = { rows: [], done: 0, total: 0, isRunning: false, notes: [] };

/** `before` with the rows that came. Events and answers come by ways of their own: what is late stands in the answer. */
export function afterProgress(
  before: ReplayState,
  { runId, rows, done, total }: Pick<ReplayProgress, 'runId' | 'rows' | 'done' | 'total'>,
): ReplayState {
  if (runId !== before.runId || !before.isRunning) return before;
  return { ...before, rows: [...before.rows, ...rows], done, total };
}
