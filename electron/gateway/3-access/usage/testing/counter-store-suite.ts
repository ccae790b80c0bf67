// What any store of counters must do, whether it keeps them in memory or shares them with other gateways.
import { describe, expect, it } from 'vitest';
import type { Admission, BucketSpec, CounterStore } from '../counter-store';

const noon = Date.UTC(2026, 0, 15, 12);
const quota = { limit: 2, offset: 0, period: 'DAY' } as const;
const use = { usagePlanId: 'gold', apiKeyId: 'k1' };

/** Runs the suite over stores that `open` makes, each of its own. */
export function describeCounterStore(name: string, open: () => CounterStore | Promise<CounterStore>): void {
  describe(`counters ${name}`, () => {
    it('takes a token from every bucket, and says which had none', async () => {
      const store = await open();
      const buckets = [bucket('a', 3), bucket('b', 2)];
      const told = [];
      for (let at = 0; at < 3; at += 1) told.push(await store.admit({ now: noon, buckets }));
      expect(told).toEqual([{ levels: [3, 2] }, { levels: [2, 1] }, { levels: [1, 0], refusedBy: 1 }]);
    });

    it('takes nothing where one bucket refuses', async () => {
      const store = await open();
      const shut = bucket('shut', 0);
      await store.admit({ now: noon, buckets: [bucket('a', 3), shut] });
      expect(await store.admit({ now: noon, buckets: [bucket('a', 3), shut] })).toEqual({
        levels: [3, 0],
        refusedBy: 1,
      });
    });

    it('fills buckets at their rate, never above their burst', async () => {
      const store = await open();
      const buckets = [{ key: 'a', rate: 2, burst: 3 }];
      for (let at = 0; at < 3; at += 1) await store.admit({ now: noon, buckets });
      expect([
        await store.admit({ now: noon + 400, buckets }),
        await store.admit({ now: noon + 500, buckets }),
        await store.admit({ now: noon + 60_000, buckets }),
      ]).toEqual([{ levels: [0.8], refusedBy: 0 }, { levels: [1] }, { levels: [3] }]);
    });

    it('fills a bucket anew when its limits change', async () => {
      const store = await open();
      await store.admit({ now: noon, buckets: [bucket('a', 1)] });
      expect(await store.admit({ now: noon, buckets: [bucket('a', 5)] })).toEqual({ levels: [5] });
    });

    it('counts what a key uses, and refuses when the quota is used up before it looks at buckets', async () => {
      const store = await open();
      const admission: Admission = { now: noon, use: { ...use, quota }, buckets: [bucket('a', 2)] };
      const told = [];
      for (let at = 0; at < 3; at += 1) told.push(await store.admit(admission));
      expect(told).toEqual([
        { levels: [2], used: 0 },
        { levels: [1], used: 1 },
        { levels: [0], used: 2, refusedBy: 'quota' },
      ]);
    });

    it('does not count requests that a bucket refuses', async () => {
      const store = await open();
      const admission: Admission = { now: noon, use: { ...use, quota }, buckets: [bucket('a', 1)] };
      for (let at = 0; at < 4; at += 1) await store.admit(admission);
      expect(await store.usage()).toEqual([
        { ...use, firstDay: '2026-01-15', days: [['2026-01-15', 1]], corrections: [] },
      ]);
    });

    it('counts keys of plans without a quota too', async () => {
      const store = await open();
      await store.admit({ now: noon, use, buckets: [] });
      await store.admit({ now: noon + 86_400_000, use, buckets: [] });
      expect((await store.usage()).map(({ days }) => days)).toEqual([
        [
          ['2026-01-15', 1],
          ['2026-01-16', 1],
        ],
      ]);
    });

    it('leaves what it was told to leave, and goes on from there', async () => {
      const store = await open();
      const admission: Admission = { now: noon, use: { ...use, quota }, buckets: [] };
      for (let at = 0; at < 2; at += 1) await store.admit(admission);
      await store.setRemaining({ ...use, quota }, 1, noon);
      expect([await store.admit(admission), await store.admit(admission)]).toEqual([
        { levels: [], used: 1 },
        { levels: [], used: 2, refusedBy: 'quota' },
      ]);
    });

    it('goes on from what was used before', async () => {
      const store = await open();
      await store.restore([{ ...use, firstDay: '2026-01-15', days: [['2026-01-15', 2]], corrections: [] }]);
      expect(await store.admit({ now: noon, use: { ...use, quota }, buckets: [] })).toEqual({
        levels: [],
        used: 2,
        refusedBy: 'quota',
      });
    });

    it('shows its buckets as they stand', async () => {
      const store = await open();
      await store.admit({ now: noon, buckets: [{ key: 'a', rate: 1, burst: 5 }] });
      expect(await store.buckets(noon + 500)).toEqual([{ key: 'a', rate: 1, burst: 5, level: 4.5 }]);
    });
  });
}

function bucket(key: string, burst: number): BucketSpec {
  return { key, rate: 0.001, burst };
}
