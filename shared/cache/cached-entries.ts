// The entries of a stage's response cache, and what they say of a request that might come.
import type { CacheKeyPart, ShownCacheKey } from './cache-visit';

/** Entries of the stage itself, or of its canary where that keeps its own. */
export type CacheScope = 'stage' | 'canary';

export interface CachedEntrySummary {
  /** Names the entry within its stage and scope. */
  readonly id: string;
  readonly scope: CacheScope;
  readonly key: ShownCacheKey;
  readonly resourcePath: string;
  readonly status: number;
  /** Everything that is kept, names and key included. */
  readonly bytes: number;
  /** Epoch milliseconds on the virtual clock, as is the next. */
  readonly keptAt: number;
  readonly expiresAt: number;
  readonly hits: number;
  readonly isEncrypted: boolean;
}

/** How often a stage's cache helped since the gateway started. */
export interface CacheUse {
  readonly hits: number;
  readonly misses: number;
  /** The last hour's minutes with requests, oldest first; `minute` is their beginning on the virtual clock. */
  readonly minutes: readonly { readonly minute: number; readonly hits: number; readonly misses: number }[];
}

/** A stage's cache as it stands. */
export interface StageCacheEntries extends CacheUse {
  /** False where the stage has no cache cluster. */
  readonly isOn: boolean;
  /** Newest first. */
  readonly entries: readonly CachedEntrySummary[];
  readonly bytes: number;
  readonly limitBytes: number;
  /** Epoch milliseconds on the virtual clock. */
  readonly at: number;
}

/** A request that is not sent: what the cache would make of it. */
export interface CacheQuestion {
  readonly httpMethod: string;
  /** Below the stage. */
  readonly pathWithQueryString: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Ask the canary. */
  readonly isCanary?: boolean;
}

export interface CacheExplanation {
  /** `uncached`: the method is not cached, and why; `unrouted`: no method serves the request. */
  readonly verdict: 'hit' | 'miss' | 'refresh' | 'uncached' | 'unrouted';
  /** In a sentence. */
  readonly said: string;
  /** More to know, a sentence each: what is no part of the key, what comes close. */
  readonly notes: readonly string[];
  readonly method?: string;
  readonly resourcePath?: string;
  readonly key?: ShownCacheKey;
  readonly ttlSeconds?: number;
  /** The entry that would answer. */
  readonly entry?: CachedEntrySummary;
  /** The kept entry of the method that differs in least. */
  readonly nearest?: { readonly entry: CachedEntrySummary; readonly differing: readonly CacheKeyDifference[] };
}

/** A parameter in which a request and an entry differ. */
export interface CacheKeyDifference {
  readonly parameter: string;
  readonly asked: readonly string[];
  readonly kept: readonly string[];
}

/** In what two keys differ. */
export function cacheKeyDifferences(
  asked: readonly CacheKeyPart[],
  kept: readonly CacheKeyPart[],
): readonly CacheKeyDifference[] {
  const valuesOf = (parts: readonly CacheKeyPart[], wanted: string) =>
    parts.find(({ parameter }) => parameter === wanted)?.values ?? [];
  const names = new Set([...asked, ...kept].map(({ parameter }) => parameter));
  return [...names]
    .map((parameter) => ({ parameter, asked: valuesOf(asked, parameter), kept: valuesOf(kept, parameter) }))
    .filter((pair) => pair.asked.join('\n') !== pair.kept.join('\n'));
}
