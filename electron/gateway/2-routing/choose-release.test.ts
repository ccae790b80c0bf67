import { expect, it } from 'vitest';
import { chooseRelease } from './choose-release';
import type { LiveStage } from './stage-table';

const canary = { name: 'canary' } as unknown as LiveStage;
const liveWith = (percentTraffic: number) =>
  ({
    name: 'production',
    stage: { settings: { canary: { percentTraffic, variables: {}, useStageCache: false } } },
    canary,
  }) as unknown as LiveStage;
const unclaimed = { vpcId: undefined, vpceId: undefined, accountId: undefined, persona: undefined };

/** Mulberry32: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

it('splits 10,000 requests within 1 % of what the canary asks for', () => {
  const shareAt = (percentTraffic: number) => {
    const live = liveWith(percentTraffic);
    const random = seeded(7);
    let toCanary = 0;
    for (let at = 0; at < 10_000; at += 1) if (chooseRelease(live, undefined, random) === canary) toCanary += 1;
    return toCanary / 100;
  };
  const misses = [0, 0.5, 10, 33.3, 50, 99.9, 100].map((percent) => Math.abs(shareAt(percent) - percent) <= 1);
  expect([misses.every(Boolean), shareAt(0), shareAt(100)]).toEqual([true, 0, 100]);
});

it('serves the release that a caller on this machine names, whatever the split', () => {
  const never = () => 0.999;
  expect([
    chooseRelease(liveWith(0), { ...unclaimed, release: 'canary' }, never),
    chooseRelease(liveWith(100), { ...unclaimed, release: 'production' }, never) === canary,
  ]).toEqual([canary, false]);
});

it('draws nothing on a stage without a canary', () => {
  const live = { stage: { settings: {} } } as unknown as LiveStage;
  const draw = () => {
    throw new Error('drawn');
  };
  expect(chooseRelease(live, undefined, draw)).toBe(live);
});
