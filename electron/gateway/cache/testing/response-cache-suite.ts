// What every cache of responses has to do: one suite for all implementations.
import { expect, it } from 'vitest';
import type { CachedEntry, CachePlace, ResponseCache } from '../response-cache';

const dev: CachePlace = { apiId: 'a1', stageName: 'dev', scope: 'stage' };
const prod: CachePlace = { ...dev, stageName: 'prod' };
const canary: CachePlace = { ...dev, scope: 'canary' };
const room = 1_000_000;

/** An entry that says `text`, kept at 0, good until `expiresAt`. */
export function cachedEntry(text: string, expiresAt: number, id = text): CachedEntry {
  return {
    id,
    shownKey: { namespace: 'r1', httpMethod: 'GET', parts: [] },
    resourcePath: '/x',
    status: 200,
    content: { kind: 'open', answer: { status: 200, headers: [['a', 'b']], body: Buffer.from(text) } },
    keptAt: 0,
    expiresAt,
  };
}

/** What `entry` says. */
export function textOf(entry: CachedEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  return entry.content.kind === 'open' ? Buffer.from(entry.content.answer.body).toString() : '(sealed)';
}

/** Declares the tests. */
export function describesResponseCache(open: () => ResponseCache): void {
  const textAt = async (cache: ResponseCache, place: CachePlace, key: string, now: number) =>
    textOf(await cache.find(place, key, now));

  it('finds what was kept until its time is over', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedEntry('one', 1_000), room);
    const found = [0, 999, 1_000].map((now) => textAt(cache, dev, 'k', now));
    expect(await Promise.all(found)).toEqual(['one', 'one', undefined]);
  });

  it('gives back the whole answer, open or sealed', async () => {
    const cache = open();
    const sealed: CachedEntry = {
      ...cachedEntry('s', 9),
      content: { kind: 'sealed', bytes: Buffer.from([1, 2, 255]) },
    };
    await cache.keep(dev, 'open', cachedEntry('one', 9), room);
    await cache.keep(dev, 'sealed', sealed, room);
    expect([await cache.find(dev, 'open', 0), await cache.find(dev, 'sealed', 0)]).toEqual([
      cachedEntry('one', 9),
      sealed,
    ]);
  });

  it('keeps keys, stages and canaries apart', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedEntry('one', 1_000), room);
    await cache.keep(canary, 'k', cachedEntry('two', 1_000), room);
    expect([
      await textAt(cache, dev, 'other', 0),
      await textAt(cache, prod, 'k', 0),
      await textAt(cache, dev, 'k', 0),
      await textAt(cache, canary, 'k', 0),
    ]).toEqual([undefined, undefined, 'one', 'two']);
  });

  it('lists what is still good, newest first, with how often it was found', async () => {
    const cache = open();
    await cache.keep(dev, 'old', cachedEntry('old', 10), room);
    await cache.keep(dev, 'k', cachedEntry('one', 1_000), room);
    await cache.keep(canary, 'l', { ...cachedEntry('two', 1_000), keptAt: 5 }, room);
    await cache.find(dev, 'k', 0);
    const entries = await cache.entries(dev, 10);
    expect(entries.map(({ id, scope, hits, bytes }) => [id, scope, hits, bytes > 0])).toEqual([
      ['two', 'canary', 0, true],
      ['one', 'stage', 1, true],
    ]);
  });

  it('forgets one entry, and says when there is none', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedEntry('one', 1_000), room);
    await cache.keep(dev, 'l', cachedEntry('two', 1_000), room);
    const forgotten = [
      await cache.forget(canary, 'one'),
      await cache.forget(dev, 'one'),
      await cache.forget(dev, 'one'),
    ];
    expect([forgotten, await textAt(cache, dev, 'k', 0), await textAt(cache, dev, 'l', 0)]).toEqual([
      [false, true, false],
      undefined,
      'two',
    ]);
  });

  it('flushes a stage with its canary and no other stage', async () => {
    const cache = open();
    for (const place of [dev, canary, prod]) await cache.keep(place, 'k', cachedEntry('one', 1_000), room);
    expect([await cache.flush(dev), await cache.flush(dev), await textAt(cache, prod, 'k', 0)]).toEqual([2, 0, 'one']);
    expect(await cache.entries(dev, 0)).toEqual([]);
  });
}
