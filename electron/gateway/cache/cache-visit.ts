// What one request has to do with its stage's cache: written by the lookup, read by whoever keeps the answer.
import type { TraceCacheVisit } from '../../../shared/cache/cache-visit';
import type { ApiDeployment } from '../exchange';
import type { Landing } from './cache-flights';
import { type CacheKey, entryIdOf, shownCacheKey } from './cache-key';
import type { CacheRule } from './cache-rule';
import type { CachePlace } from './response-cache';

export interface CacheVisit {
  readonly rule: CacheRule;
  readonly place: CachePlace;
  readonly key: CacheKey;
  /** The stage's count of flushes when the request came. */
  readonly epoch: number;
  outcome: TraceCacheVisit['outcome'];
  said: string;
  /** The client wanted a fresh answer, may not have one, and is told so in a header. */
  isWarned: boolean;
  /** Of hits. */
  found: { readonly keptAt: number; readonly expiresAt: number } | undefined;
  isKept: boolean;
  notKept: string | undefined;
  /** Set where other requests wait for this one; idempotent, and called at the latest when the request ends. */
  land: ((landing: Landing) => void) | undefined;
}

/** The visit as the trace tells it, at `now` on the virtual clock. */
export function visitForTrace(visit: CacheVisit, deployment: ApiDeployment, now: number): TraceCacheVisit {
  const { rule, key, outcome, said, found, isKept, notKept } = visit;
  return {
    outcome,
    said,
    entryId: entryIdOf(key),
    key: shownCacheKey(key, rule.key, deployment),
    ...(found && { ageMs: Math.max(0, now - found.keptAt), expiresInMs: Math.max(0, found.expiresAt - now) }),
    ...(isKept && { kept: { ttlSeconds: rule.ttlSeconds, isEncrypted: rule.isEncrypted } }),
    ...(notKept !== undefined && { notKept }),
  };
}

/** How CloudWatch counts it; undefined where it counts for neither. */
export function cacheCountOf(visit: CacheVisit | undefined): 'hit' | 'miss' | undefined {
  if (visit === undefined || visit.outcome === 'refused') return undefined;
  // AWS assumed: a refreshed entry was served by the endpoint, so it is a miss
  return visit.outcome === 'hit' ? 'hit' : 'miss';
}
