import { expect, it } from 'vitest';
import type { ReplayRow } from '../../shared/contract/replay';
import { afterProgress, idleReplay } from './replay-state';

const row = { requestId: 'r1', method: 'GET', path: '/', recordedStatus: 200, verdict: 'same', said: '' } as ReplayRow;

it('adds rows while its run goes on, and none twice that come after its answer', () => {
  const running = { ...idleReplay, runId: 'a', isRunning: true };
  const progress = { runId: 'a', rows: [row], done: 1, total: 1 };
  const told = afterProgress(running, progress);
  const over = { ...told, isRunning: false };
  expect([
    told.rows,
    told.done,
    afterProgress(over, progress),
    afterProgress(running, { ...progress, runId: 'b' }),
  ]).toEqual([[row], 1, over, running]);
});
