import { expect, it } from 'vitest';
import { openTokenBucket } from './token-bucket';

it('gives its burst at once, then its rate', () => {
  const bucket = openTokenBucket({ rate: 2, burst: 3 }, 0);
  const taken = [0, 0, 0, 0, 400, 500, 600, 1_000].map((now) => bucket.take(now));
  expect(taken).toEqual([true, true, true, false, false, true, false, true]);
});
it('never holds more than its burst', () => {
  const bucket = openTokenBucket({ rate: 100, burst: 2 }, 0);
  expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, false]);
});
it('blocks everything with rate 0 or burst 0', () => {
  const blocked = [
    { rate: 0, burst: 5 },
    { rate: 5, burst: 0 },
  ].map((limits) => openTokenBucket(limits, 0).take(9_999));
  expect(blocked).toEqual([false, false]);
});
