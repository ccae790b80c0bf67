// Takes a token apart and checks it as an authorizer of its own pool would.
import type { DecodedToken } from '../../../shared/contract/identity';
import { userPoolOfIssuer } from '../../../shared/definition/user-pool-names';
import { type ReadToken, readToken, withoutScheme } from '../../gateway/3-access/tokens/read-token';
import type { TokenKeys } from '../../gateway/3-access/tokens/token-keys';
import { type AudienceRule, verifyToken } from '../../gateway/3-access/tokens/verify-token';
import type { AccessSettings } from '../../gateway/ports';
import type { PoolView } from './pool-view';

export interface DecodeParts {
  readonly keys: TokenKeys;
  readonly settings: AccessSettings;
  /** The pools of the workspace. */
  readonly pools: readonly PoolView[];
  /** Epoch milliseconds on the virtual clock. */
  readonly now: number;
}

/** What `text` says, and whether it is to be believed. */
export async function decodeToken(text: string, parts: DecodeParts): Promise<DecodedToken> {
  const token = readToken(withoutScheme(text.trim()));
  if ('problem' in token) {
    const facts = [{ name: 'form', holds: false, wanted: 'a JSON Web Token', actual: token.problem }];
    return { problem: token.problem, isGood: false, facts };
  }
  const home = homeOf(token, parts);
  const { kid } = token.header;
  const found = home === undefined || typeof kid !== 'string' ? undefined : await home.issuer.findKey(kid);
  const audience = home?.pool && audienceRule(home.pool);
  const verdict = verifyToken({
    token,
    key: found !== undefined && 'key' in found ? found.key : undefined,
    now: parts.now,
    rules: {
      algorithms: ['RS256'],
      issuers: home === undefined ? parts.pools.map(({ issuer }) => issuer) : [home.issuer.issuer],
      ...(audience !== undefined && { audience }),
      scopes: [],
    },
  });
  const problem = found !== undefined && 'problem' in found ? found.problem : undefined;
  return {
    header: token.header,
    payload: token.payload,
    ...(home !== undefined && { poolId: home.poolId }),
    isGood: verdict.broken === undefined,
    facts: verdict
      .facts()
      .map((fact) => (fact.name === 'key' && problem !== undefined ? { ...fact, actual: problem } : fact)),
  };
}

/** The pool whose issuer the token names: one of the workspace, wherever it is mapped, or any other one. */
function homeOf({ payload }: ReadToken, { keys, settings, pools }: DecodeParts) {
  const mapped = pools.map((pool) => ({ pool, poolId: pool.poolId, issuer: keys.issuerFor(pool.issuer, settings) }));
  const known = mapped.find(({ issuer }) => issuer.issuer === payload.iss);
  if (known !== undefined || typeof payload.iss !== 'string') return known;
  const named = userPoolOfIssuer(payload.iss);
  if (named === undefined) return undefined;
  const issuer = keys.issuerFor(payload.iss, settings);
  // a pool that is mapped has another issuer now
  return issuer.issuer === payload.iss ? { pool: undefined, poolId: named.poolId, issuer } : undefined;
}

/** AWS documented: the audience of a good token is an app client of the pool. Without clients here any will do. */
function audienceRule({ clients }: PoolView): AudienceRule | undefined {
  if (clients.length === 0) return undefined;
  const ids = clients.map(({ clientId }) => clientId);
  return {
    wanted: `an app client: ${ids.join(', ')}`,
    accepts: ({ aud, client_id: clientId }) =>
      [aud ?? clientId].flat().some((one) => typeof one === 'string' && ids.includes(one)),
  };
}
