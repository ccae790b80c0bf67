// Access tokens that come back to the pool that made them: for what users may do with their own account.

import { userPoolOfIssuer } from '../../../shared/definition/user-pool-names';
import { readToken } from '../../gateway/3-access/tokens/read-token';
import type { TokenKeys } from '../../gateway/3-access/tokens/token-keys';
import { verifyToken } from '../../gateway/3-access/tokens/verify-token';
import type { AccessSettings } from '../../gateway/ports';
import { userScope } from './token-claims';

export type ReadAccessToken =
  | { readonly poolId: string; readonly sub: string; readonly originJti: unknown }
  | 'expired'
  | 'without scope'
  | 'invalid';

/** Whose access token `text` is, at `now` in epoch milliseconds. */
export async function readAccessToken(
  text: string,
  keys: TokenKeys,
  settings: AccessSettings,
  now: number,
): Promise<ReadAccessToken> {
  const token = readToken(text);
  if ('problem' in token) return 'invalid';
  const { iss, sub } = token.payload;
  const { kid } = token.header;
  const pool = typeof iss === 'string' ? userPoolOfIssuer(iss) : undefined;
  if (pool === undefined || typeof iss !== 'string' || typeof kid !== 'string' || typeof sub !== 'string') {
    return 'invalid';
  }
  const issuer = keys.issuerFor(iss, settings);
  // of a pool that is mapped elsewhere nobody has an account here
  const found = issuer.issuer === iss ? await issuer.findKey(kid) : undefined;
  const { broken } = verifyToken({
    token,
    key: found !== undefined && 'key' in found ? found.key : undefined,
    now,
    rules: { algorithms: ['RS256'], issuers: [iss], use: 'access', scopes: [userScope] },
  });
  if (broken === 'expiry') return 'expired';
  if (broken === 'scopes') return 'without scope';
  return broken === undefined ? { poolId: pool.poolId, sub, originJti: token.payload.origin_jti } : 'invalid';
}
