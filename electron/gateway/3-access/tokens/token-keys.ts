// Which keys sign the tokens of an issuer: those of the local identity provider for every user pool, unless the
// workspace maps the pool to another issuer, whose keys are fetched.
import type { KeyObject } from 'node:crypto';
import { userPoolOfIssuer } from '../../../../shared/definition/user-pool-names';
import type { AccessSettings, Clock } from '../../ports';
import { type FetchDocument, fetchDocument } from './fetch-document';
import { rsaKey } from './json-web-keys';
import { poolKeyId } from './pool-key-id';
import { type FoundKey, openRemoteKeys, type RemoteKeys } from './remote-keys';

/** An issuer whose tokens are accepted. */
export interface TokenIssuer {
  /** What `iss` has to be: where a pool is mapped elsewhere, not the pool's own. */
  readonly issuer: string;
  /** Never rejects; a promise only where keys have to be fetched. */
  findKey(kid: string): FoundKey | Promise<FoundKey>;
}

export interface TokenKeys {
  /** The issuer behind `named`, which an authorizer names, as the workspace is now. */
  issuerFor(named: string, settings: AccessSettings): TokenIssuer;
}

/** Issuers elsewhere whose keys are kept. */
const mostRemote = 50;

/** What stays the same as long as the settings do. */
interface PreparedIssuers {
  readonly issuers: Map<string, TokenIssuer>;
}

/** Opens the keys of one gateway. */
export function openTokenKeys(clock: Clock, fetch: FetchDocument = fetchDocument): TokenKeys {
  const prepared = new WeakMap<AccessSettings, PreparedIssuers>();
  const providerKeys = new Map<string, KeyObject | undefined>();
  const remote = new Map<string, RemoteKeys>();

  function remoteKeys(issuer: string, jwksUri: string | undefined): RemoteKeys {
    const name = `${issuer} ${jwksUri ?? ''}`;
    const known = remote.get(name);
    const keys = known ?? openRemoteKeys(issuer, jwksUri, { fetch, clock });
    // moved to the end: the first one is the one that was not asked for longest
    remote.delete(name);
    remote.set(name, keys);
    const [oldest] = remote.keys();
    if (remote.size > mostRemote && oldest !== undefined) remote.delete(oldest);
    return keys;
  }

  function providerKey(n: string, e: string): KeyObject | undefined {
    const name = `${n} ${e}`;
    if (!providerKeys.has(name)) providerKeys.set(name, rsaKey(n, e));
    return providerKeys.get(name);
  }

  function localIssuer(issuer: string, poolId: string, settings: AccessSettings): TokenIssuer {
    const keys = new Map(settings.providerKeys.map(({ kid, n, e }) => [poolKeyId(poolId, kid), providerKey(n, e)]));
    return {
      issuer,
      findKey(kid) {
        const key = keys.get(kid);
        return key === undefined ? { problem: `The local pool ${poolId} has no key ${kid}.` } : { key };
      },
    };
  }

  function open(named: string, settings: AccessSettings): TokenIssuer {
    const pool = userPoolOfIssuer(named);
    const mappedTo = pool && settings.userPools.find(({ id }) => id === pool.poolId)?.mappedTo;
    if (pool !== undefined && mappedTo === undefined) return localIssuer(named, pool.poolId, settings);
    const issuer = mappedTo?.issuer ?? named;
    return { issuer, findKey: (kid) => remoteKeys(issuer, mappedTo?.jwksUri).find(kid) };
  }

  return {
    issuerFor(named, settings) {
      const known = prepared.get(settings) ?? { issuers: new Map<string, TokenIssuer>() };
      prepared.set(settings, known);
      const found = known.issuers.get(named) ?? open(named, settings);
      known.issuers.set(named, found);
      return found;
    },
  };
}
