// Keys of an issuer elsewhere: fetched when first needed, kept, and asked for again when a token names an unknown one.
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../ports';
import type { FetchDocument } from './fetch-document';
import { keySetAddressIn, readKeySet } from './json-web-keys';

/** A key, or in words why there is none. */
export type FoundKey = { readonly key: KeyObject } | { readonly problem: string };

export interface RemoteKeys {
  /** Never rejects; a promise only where the key set has to be fetched. */
  find(kid: string): FoundKey | Promise<FoundKey>;
}

/** AWS documented: public keys are kept up to two hours. */
const keptMs = 2 * 3_600_000;
/** A token with an unknown `kid` has the set fetched again, but not more often than this. */
const pauseMs = 30_000;

/** Opens the keys of `issuer`; `jwksUri` as its discovery document says, unless given. */
export function openRemoteKeys(
  issuer: string,
  jwksUri: string | undefined,
  { fetch, clock }: { readonly fetch: FetchDocument; readonly clock: Clock },
): RemoteKeys {
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let fetchedAt: number | undefined;
  let askedAt: number | undefined;
  let problem: string | undefined;
  let fetching: Promise<void> | undefined;

  function known(kid: string): FoundKey | undefined {
    const isFresh = fetchedAt !== undefined && clock() - fetchedAt < keptMs;
    const key = isFresh ? keys.get(kid) : undefined;
    return key && { key };
  }

  async function refresh(): Promise<void> {
    askedAt = clock();
    try {
      const address = jwksUri ?? (await discover());
      const read = readKeySet(await fetch(address));
      if (read === undefined) throw new Error(`${address} is no JSON Web Key set.`);
      keys = read;
      fetchedAt = clock();
      problem = undefined;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** An issuer without a discovery document has its keys where Cognito has them. */
  async function discover(): Promise<string> {
    const base = issuer.replace(/\/$/, '');
    const usual = `${base}/.well-known/jwks.json`;
    const document = await fetch(`${base}/.well-known/openid-configuration`).catch(() => '');
    return keySetAddressIn(document) ?? usual;
  }

  function missing(kid: string): FoundKey {
    if (problem !== undefined) return { problem: `The keys of ${issuer} cannot be fetched: ${problem}` };
    return { problem: `${issuer} has no key ${kid}.` };
  }

  return {
    find(kid) {
      const found = known(kid);
      if (found !== undefined) return found;
      // the virtual clock only goes forward, so a pause always ends
      if (fetching === undefined && askedAt !== undefined && clock() - askedAt < pauseMs) return missing(kid);
      fetching ??= refresh().finally(() => {
        fetching = undefined;
      });
      return fetching.then(() => known(kid) ?? missing(kid));
    },
  };
}
