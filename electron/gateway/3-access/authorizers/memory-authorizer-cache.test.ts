import { describe, expect, it } from 'vitest';
import { openMemoryAuthorizerCache } from './memory-authorizer-cache';
import { cachedAnswer, describesAuthorizerCache } from './testing/authorizer-cache-suite';

describe('in memory', () => describesAuthorizerCache(openMemoryAuthorizerCache));

it('forgets what was not used for longest where more is kept than fits', () => {
  const stage = { apiId: 'a1', stageName: 'dev' };
  const cache = openMemoryAuthorizerCache(2);
  for (const key of ['a', 'b']) void cache.keep(stage, key, cachedAnswer(key, 1_000));
  void cache.find(stage, 'a', 0);
  void cache.keep(stage, 'c', cachedAnswer('c', 1_000));
  expect(['a', 'b', 'c'].map((key) => cache.find(stage, key, 0) !== undefined)).toEqual([true, false, true]);
});
