// Subject `cache`: the response caches of REST APIs' stages, looked into and emptied.
import { z } from 'zod';
import type { CacheExplanation, StageCacheEntries } from '../cache/cached-entries';
import { headerListInput } from './invocations';
import { method } from './subject';

const stage = { apiId: z.string().min(1), stageName: z.string().min(1) };

export interface StageCacheState extends StageCacheEntries {
  /** Of the cluster in GB, as the stage names it; absent where it has none. */
  readonly clusterSize?: string;
}

export const cacheSubject = {
  /** What the stage keeps, and how often that helped. Empty where no gateway runs. */
  entries: method(z.strictObject(stage)).returns<StageCacheState>(),
  /** What the cache would make of a request, and why. Nothing is sent. */
  explain: method(
    z.strictObject({
      ...stage,
      httpMethod: z
        .string()
        .regex(/^[A-Z]{1,16}$/)
        .default('GET'),
      /** Path and query below the stage. */
      pathWithQueryString: z.string().default('/'),
      headers: headerListInput.default([]),
      /** Asks the stage's canary, where it has one. */
      isCanary: z.boolean().default(false),
    }),
  ).returns<CacheExplanation>(),
  /** Forgets one entry. NOT_FOUND where there is none of this id. */
  invalidate: method(
    z.strictObject({ ...stage, entryId: z.string().min(1), scope: z.enum(['stage', 'canary']).default('stage') }),
  ).returns<Record<string, never>>(),
  /** Forgets everything that the stage and its canary keep. */
  flush: method(z.strictObject(stage)).returns<{ readonly removed: number }>(),
} as const;
