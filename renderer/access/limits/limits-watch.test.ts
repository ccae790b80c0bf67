import { expect, it } from 'vitest';
import type { LimitsState } from '../../../shared/contract/usage';
import { openLimitsWatch, withSamples } from './limits-watch';

const bucket = { key: 'throttle-plan a/b', limit: 'throttle-plan', of: 'b in a', rate: 1, burst: 4 } as const;
const state = (level: number): LimitsState => ({ at: 0, buckets: [{ ...bucket, level }], quotas: [] });

/** A watch whose timers fire when the test says so. */
function watchUnderTest() {
  let asked = 0;
  let isVisible = true;
  let waiting: (() => void) | undefined;
  const watch = openLimitsWatch({
    limits: async () => {
      asked += 1;
      return state(asked);
    },
    now: () => asked * 500,
    isVisible: () => isVisible,
    after(_delayMs, task) {
      waiting = task;
      return () => {
        waiting = undefined;
      };
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    watch,
    asked: () => asked,
    isWaiting: () => waiting !== undefined,
    hide: () => {
      isVisible = false;
    },
    async tick() {
      const task = waiting;
      waiting = undefined;
      task?.();
      await settle();
    },
  };
}

it('asks again and again while somebody watches, and stops with the last', async () => {
  const { watch, asked, tick, isWaiting } = watchUnderTest();
  const leaveFirst = watch.watch();
  const leaveSecond = watch.watch();
  await tick();
  await tick();
  leaveFirst();
  await tick();
  leaveSecond();
  expect({ asked: asked(), isWaiting: isWaiting(), levels: watch.store.getState().samples.get(bucket.key) }).toEqual({
    asked: 3,
    isWaiting: false,
    levels: [
      { at: 500, level: 1 },
      { at: 1_000, level: 2 },
      { at: 1_500, level: 3 },
    ],
  });
});

it('asks nothing while the window is hidden, and goes on waiting', async () => {
  const { watch, asked, tick, hide, isWaiting } = watchUnderTest();
  watch.watch();
  hide();
  await tick();
  expect({ asked: asked(), isWaiting: isWaiting() }).toEqual({ asked: 0, isWaiting: true });
});

it('keeps a minute of levels, also of buckets that are full again', () => {
  const old = new Map([
    [
      bucket.key,
      [
        { at: 0, level: 4 },
        { at: 30_000, level: 2 },
      ],
    ],
  ]);
  expect({
    listed: withSamples(old, state(3), 60_000).get(bucket.key),
    full: withSamples(old, { at: 0, buckets: [], quotas: [] }, 60_000).get(bucket.key),
    gone: withSamples(old, { at: 0, buckets: [], quotas: [] }, 95_000).has(bucket.key),
  }).toEqual({
    listed: [
      { at: 30_000, level: 2 },
      { at: 60_000, level: 3 },
    ],
    full: [{ at: 30_000, level: 2 }],
    gone: false,
  });
});
