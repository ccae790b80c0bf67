import { expect, it } from 'vitest';
import { sampleStage } from '../testing/sample-api';
import { openCompileCache } from './compile-cache';

const stage = sampleStage({ paths: { '/': { GET: {} } } });
const hashed = (snapshotHash: string) => ({ ...stage, snapshotHash });

it('compiles equal hashes once and forgets what was used longest ago', () => {
  const cache = openCompileCache(2);
  const [a, b] = [cache.compile(hashed('a')), cache.compile(hashed('b'))];
  const isKept = cache.compile(hashed('a')) === a;
  cache.compile(hashed('c'));
  expect([isKept, cache.compile(hashed('a')) === a, cache.compile(hashed('b')) === b]).toEqual([true, true, false]);
});
