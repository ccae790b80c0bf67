// Signs claims as a user pool does.
import { sign } from 'node:crypto';
import { poolKeyId } from '../../gateway/3-access/tokens/pool-key-id';
import type { SigningKey } from './provider-keys';
import type { Claims } from './token-claims';

export interface JsonWebKey {
  readonly alg: 'RS256';
  readonly e: string;
  readonly kid: string;
  readonly kty: 'RSA';
  readonly n: string;
  readonly use: 'sig';
}

/** A token of `poolId` with these claims. */
export function signToken(poolId: string, { kid, privateKey }: SigningKey, claims: Claims): string {
  const header = { kid: poolKeyId(poolId, kid), alg: 'RS256' };
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}

/** What the pool's key set shows of a key. */
export function jsonWebKey(poolId: string, { kid, publicKey: { n, e } }: SigningKey): JsonWebKey {
  return { alg: 'RS256', e, kid: poolKeyId(poolId, kid), kty: 'RSA', n, use: 'sig' };
}
