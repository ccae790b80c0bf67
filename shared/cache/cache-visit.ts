// What a stage's response cache did for one request, as traces tell it.

/** One parameter of the cache key with what the request had for it. */
export interface CacheKeyPart {
  /** As `cacheKeyParameters` has it: `method.request.querystring.page`. */
  readonly parameter: string;
  /** Empty where the request has no such value; credentials are masked. */
  readonly values: readonly string[];
}

/** What an entry is kept under. */
export interface ShownCacheKey {
  /** The resource's id, unless the integration names another namespace. */
  readonly namespace: string;
  readonly httpMethod: string;
  readonly parts: readonly CacheKeyPart[];
}

export interface TraceCacheVisit {
  /** `refreshed`: the client had the entry replaced; `refused`: it may not, and was answered 403. */
  readonly outcome: 'hit' | 'miss' | 'refreshed' | 'refused';
  /** Why, in a sentence. */
  readonly said: string;
  readonly entryId: string;
  readonly key: ShownCacheKey;
  /** Of hits, on the virtual clock. */
  readonly ageMs?: number;
  readonly expiresInMs?: number;
  /** What became of the integration's answer: kept for so long, or not kept and why. */
  readonly kept?: { readonly ttlSeconds: number; readonly isEncrypted: boolean };
  readonly notKept?: string;
}

/** `page=2`, `(none)`: the last name of the parameter and its values. */
export function cacheKeyPartText({ parameter, values }: CacheKeyPart): string {
  const name = parameter.split('.').slice(3).join('.') || parameter;
  return values.length === 0 ? `${name} absent` : `${name}=${values.join(', ')}`;
}
