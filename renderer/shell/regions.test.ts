import { expect, it } from 'vitest';
import { nextRegion } from './regions';

it('goes round through the regions, starting at an end when none has the focus', () => {
  const moves = [
    nextRegion([false, true, false], 1),
    nextRegion([false, false, true], 1),
    nextRegion([true, false, false], -1),
    nextRegion([false, false, false], 1),
    nextRegion([false, false, false], -1),
    nextRegion([], 1),
    // a region inside another: the inner one counts
    nextRegion([true, true, false], 1),
  ];
  expect(moves).toEqual([2, 0, 2, 0, 2, undefined, 2]);
});
