// Answers that are kept for a stage: a port, so that several gateways may share them (memory-response-cache.ts keeps
// them in this process). Every implementation passes testing/response-cache-suite.ts.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import type { ShownCacheKey } from '../../../shared/cache/cache-visit';
import type { CachedEntrySummary, CacheScope } from '../../../shared/cache/cached-entries';
import type { HeaderList } from '../../../shared/trace/trace';

/** The stage whose cache it is. Entries belong to the stage and outlive its deployments. */
export interface CacheStage {
  readonly apiId: string;
  readonly stageName: string;
}

export interface CachePlace extends CacheStage {
  readonly scope: CacheScope;
}

/** The answer as the client saw it, before ids and content coding are added. */
export interface CachedAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** Open, or sealed where the method's cache is encrypted. */
export type CachedContent =
  | { readonly kind: 'open'; readonly answer: CachedAnswer }
  | { readonly kind: 'sealed'; readonly bytes: Uint8Array };

export interface CachedEntry {
  /** A short name of the key, for people. */
  readonly id: string;
  /** With credentials masked. */
  readonly shownKey: ShownCacheKey;
  readonly resourcePath: string;
  readonly status: number;
  readonly content: CachedContent;
  /** Epoch milliseconds on the virtual clock; from `expiresAt` on it does not count. */
  readonly keptAt: number;
  readonly expiresAt: number;
}

/** A cache that answers at once returns no promise, so that the request path need not await it. */
export interface ResponseCache {
  /** The entry under `key`, counted as used; undefined where there is none or it is too old. */
  find(place: CachePlace, key: string, now: number): CachedEntry | undefined | Promise<CachedEntry | undefined>;
  /** Keeps an entry in the room of `limitBytes` that its stage has; what was not used for longest makes way. */
  keep(place: CachePlace, key: string, entry: CachedEntry, limitBytes: number): void | Promise<void>;
  /** What is kept and still good, newest first. */
  entries(stage: CacheStage, now: number): readonly CachedEntrySummary[] | Promise<readonly CachedEntrySummary[]>;
  /** Forgets one entry; false where there was none. */
  forget(place: CachePlace, id: string): boolean | Promise<boolean>;
  /** Forgets everything of the stage and says how many entries there were. */
  flush(stage: CacheStage): number | Promise<number>;
}
