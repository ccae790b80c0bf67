import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMemoryResponseCache, sizeOf } from './memory-response-cache';
import type { CachePlace } from './response-cache';
import { cachedEntry, describesResponseCache, textOf } from './testing/response-cache-suite';

const dev: CachePlace = { apiId: 'a1', stageName: 'dev', scope: 'stage' };
const prod: CachePlace = { ...dev, stageName: 'prod' };

describe('in memory', () => describesResponseCache(openMemoryResponseCache));

const size = sizeOf('a', cachedEntry('a', 1));

it('forgets what was not used for longest where a stage keeps more than it has room for', () => {
  const cache = openMemoryResponseCache();
  for (const key of ['a', 'b']) cache.keep(dev, key, cachedEntry(key, 1_000), 2 * size);
  cache.find(dev, 'a', 0);
  cache.keep(dev, 'c', cachedEntry('c', 1_000), 2 * size);
  expect(['a', 'b', 'c'].map((key) => cache.find(dev, key, 0) !== undefined)).toEqual([true, false, true]);
});

it('keeps no entry that is larger than the room, and drops the one it would replace', () => {
  const cache = openMemoryResponseCache();
  cache.keep(dev, 'a', cachedEntry('a', 1_000), size);
  cache.keep(dev, 'a', cachedEntry('longer', 1_000), size);
  expect([cache.find(dev, 'a', 0), cache.entries(dev, 0)]).toEqual([undefined, []]);
});

it('lets the fullest stage make way where all together are too large', () => {
  const cache = openMemoryResponseCache(3 * size);
  for (const key of ['a', 'b']) cache.keep(dev, key, cachedEntry(key, 1_000), 10 * size);
  for (const key of ['c', 'd']) cache.keep(prod, key, cachedEntry(key, 1_000), 10 * size);
  const left = [dev, prod].map((place) => cache.entries(place, 0).map(({ id }) => id));
  expect(left).toEqual([['b'], ['c', 'd']]);
});

const action = fc.oneof(
  fc.record({
    kind: fc.constant('keep' as const),
    key: fc.constantFrom('a', 'b', 'c'),
    text: fc.string({ maxLength: 5 }),
    ttl: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({ kind: fc.constant('find' as const), key: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('flush' as const) }),
);

it('behaves like a plain map whose entries have an end', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const cache = openMemoryResponseCache();
      const model = new Map<string, { readonly text: string; readonly until: number }>();
      let now = 0;
      for (const step of actions) {
        if (step.kind === 'wait') now += step.ms;
        else if (step.kind === 'flush') {
          model.clear();
          cache.flush(dev);
        } else if (step.kind === 'keep') {
          model.set(step.key, { text: step.text, until: now + step.ttl });
          cache.keep(dev, step.key, cachedEntry(step.text, now + step.ttl, step.key), 1_000_000);
        } else {
          const known = model.get(step.key);
          expect(textOf(cache.find(dev, step.key, now))).toBe(known && known.until > now ? known.text : undefined);
        }
      }
      const good = [...model].filter(([, { until }]) => until > now).map(([key]) => key);
      const entries = cache.entries(dev, now);
      expect(entries.map(({ id }) => id).sort()).toEqual(good.sort());
    }),
  );
});
