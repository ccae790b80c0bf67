import { expect, it } from 'vitest';
import { openVirtualClock } from './virtual-clock';

it('follows the real clock, runs ahead when it is moved, and never goes back', () => {
  let real = 1_000;
  const clock = openVirtualClock(() => real);
  const read = [clock.now()];
  clock.advance(60);
  read.push(clock.now());
  clock.advance(-60);
  real += 5;
  read.push(clock.now());
  expect(read).toEqual([1_000, 61_000, 61_005]);
});
