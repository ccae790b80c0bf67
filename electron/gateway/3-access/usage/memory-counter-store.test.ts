import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openMemoryCounterStore } from './memory-counter-store';
import { describeCounterStore } from './testing/counter-store-suite';

describeCounterStore('in memory', openMemoryCounterStore);

const noon = Date.UTC(2026, 0, 15, 12);

it('tells of changed usage once', () => {
  const store = openMemoryCounterStore();
  const first = store.takeChanges();
  store.admit({ now: noon, use: { usagePlanId: 'p', apiKeyId: 'k' }, buckets: [] });
  expect([first, store.takeChanges()?.length, store.takeChanges()]).toEqual([undefined, 1, undefined]);
});

it('lets through what rate and burst allow, within 2 %, over 30 seconds of several clients', () => {
  const client = fc.record({ perSecond: fc.integer({ min: 5, max: 400 }), jitterMs: fc.integer({ min: 0, max: 9 }) });
  const limits = fc.record({ rate: fc.integer({ min: 10, max: 200 }), burst: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(limits, fc.array(client, { minLength: 2, maxLength: 5 }), ({ rate, burst }, clients) => {
      const sent = clients
        .flatMap(({ perSecond, jitterMs }) =>
          Array.from({ length: 30 * perSecond }, (_, at) => (at * 1_000) / perSecond + jitterMs),
        )
        .sort((a, b) => a - b);
      const store = openMemoryCounterStore();
      const buckets = [{ key: 'all', rate, burst }];
      const passed = sent.filter((at) => store.admit({ now: noon + at, buckets }).refusedBy === undefined).length;
      // exact wherever the clients together send more than the bucket ever gives
      const offered = clients.reduce((sum, { perSecond }) => sum + perSecond, 0);
      const most = burst + rate * 30;
      if (offered > rate * 1.5) expect(Math.abs(passed - most) / most).toBeLessThan(0.02);
      else expect(passed).toBeLessThanOrEqual(most + 1);
    }),
    { numRuns: 40, seed: 7 },
  );
});

it('refuses for ever where rate or burst is 0', () => {
  const store = openMemoryCounterStore();
  const refusals = [
    { key: 'a', rate: 0, burst: 5 },
    { key: 'b', rate: 5, burst: 0 },
  ].map((bucket) => store.admit({ now: noon + 1e9, buckets: [bucket] }).refusedBy);
  expect(refusals).toEqual([0, 0]);
});
