import { expect, it } from 'vitest';
import type { TraceSummary } from '../../shared/trace/trace';
import { trafficBars } from './traffic-bars';

it('counts requests by slice and class and leaves older ones out', () => {
  const rows = [
    { startedAt: 50, status: 200 },
    { startedAt: 1_000, status: 304 },
    { startedAt: 1_999, status: 404 },
    { startedAt: 2_000, status: 502 },
  ] as TraceSummary[];
  expect(trafficBars(rows, 3_000, 1_000, 2)).toEqual([
    { good: 1, refused: 1, failed: 0 },
    { good: 0, refused: 0, failed: 1 },
  ]);
});
