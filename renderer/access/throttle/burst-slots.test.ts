import { expect, it } from 'vitest';
import { burstSlots } from './burst-slots';

it('counts what came new in each slot, by kind', () => {
  const moments = [
    { elapsedMs: 0, statuses: {} },
    { elapsedMs: 10, statuses: { 200: 4 } },
    { elapsedMs: 60, statuses: { 200: 5, 429: 3 } },
    { elapsedMs: 100, statuses: { 200: 5, 429: 7, 502: 1 } },
  ];
  expect(burstSlots(moments, 2)).toEqual([
    { ok: 4, refused: 0, failed: 0 },
    { ok: 1, refused: 7, failed: 1 },
  ]);
});

it('shows nothing before anything was answered', () => {
  expect(burstSlots([], 1)).toEqual([{ ok: 0, refused: 0, failed: 0 }]);
});
