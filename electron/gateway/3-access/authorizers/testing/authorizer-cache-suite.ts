// What every cache of authorizers' results has to do: one suite for all implementations.
import { expect, it } from 'vitest';
import { readAuthorizerAnswer } from '../authorizer-answer';
import type { AuthorizerCache, CachedAnswer } from '../authorizer-cache';

const dev = { apiId: 'a1', stageName: 'dev' };
const prod = { apiId: 'a1', stageName: 'prod' };

/** A result for `principalId` that counts until `expiresAt`. */
export function cachedAnswer(principalId: string, expiresAt: number): CachedAnswer {
  const policyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
  };
  const read = readAuthorizerAnswer(JSON.stringify({ principalId, policyDocument }));
  if (!('answer' in read)) throw new Error(read.problem);
  return { answer: read.answer, expiresAt };
}

/** Declares the tests. */
export function describesAuthorizerCache(open: () => AuthorizerCache): void {
  const principalAt = async (cache: AuthorizerCache, stage: typeof dev, key: string, now: number) =>
    (await cache.find(stage, key, now))?.answer.principalId;

  it('finds what was kept until its time is over', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedAnswer('ann', 1_000));
    expect([
      await principalAt(cache, dev, 'k', 0),
      await principalAt(cache, dev, 'k', 999),
      await principalAt(cache, dev, 'k', 1_000),
    ]).toEqual(['ann', 'ann', undefined]);
  });

  it('gives back the whole answer, and how long it counts', async () => {
    const cache = open();
    const kept = cachedAnswer('ann', 1_000);
    await cache.keep(dev, 'k', kept);
    const found = await cache.find(dev, 'k', 0);
    expect([found?.answer.text, found?.answer.context, found?.expiresAt]).toEqual([
      kept.answer.text,
      kept.answer.context,
      1_000,
    ]);
  });

  it('keeps keys and stages apart', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedAnswer('ann', 1_000));
    expect([await principalAt(cache, dev, 'other', 0), await principalAt(cache, prod, 'k', 0)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('replaces what is kept for the same key', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedAnswer('ann', 1_000));
    await cache.keep(dev, 'k', cachedAnswer('bob', 2_000));
    expect(await principalAt(cache, dev, 'k', 1_500)).toBe('bob');
  });

  it('forgets all results of one stage and none of another', async () => {
    const cache = open();
    await cache.keep(dev, 'k', cachedAnswer('ann', 1_000));
    await cache.keep(dev, 'l', cachedAnswer('bob', 1_000));
    await cache.keep(prod, 'k', cachedAnswer('eve', 1_000));
    await cache.flush(dev);
    expect([
      await principalAt(cache, dev, 'k', 0),
      await principalAt(cache, dev, 'l', 0),
      await principalAt(cache, prod, 'k', 0),
    ]).toEqual([undefined, undefined, 'eve']);
  });
}
