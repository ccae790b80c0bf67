// Subject `identity`: user pools, and tokens of the local identity provider.
import { z } from 'zod';
import type { TokenFact } from '../trace/access-check';
import { method } from './subject';

export interface UserPoolSummary {
  readonly poolId: string;
  /** Absent where only an authorizer names the pool. */
  readonly name?: string;
  readonly region: string;
  /** What `iss` is in its tokens. */
  readonly issuer: string;
  /** Its tokens come from elsewhere: none are made here. */
  readonly isMapped: boolean;
  readonly clients: readonly UserPoolClientSummary[];
  readonly users: readonly UserPoolUserSummary[];
  readonly groups: readonly string[];
  /** `api/read`: what its resource servers have. */
  readonly scopes: readonly string[];
}

export interface UserPoolClientSummary {
  readonly clientId: string;
  readonly clientName: string;
}

export interface UserPoolUserSummary {
  readonly sub: string;
  readonly username: string;
  readonly email?: string;
  readonly groups: readonly string[];
}

const tenYears = 315_360_000;

export const mintTokenInput = z.strictObject({
  poolId: z.string().regex(/^[\w-]{1,128}$/, 'A user pool id looks like us-east-1_Ab3dE6gH9.'),
  /** A user of the workspace fills in attributes and groups. Default: `gatehouse`. */
  username: z.string().min(1).max(128).optional(),
  /** Instead of the user's own. */
  groups: z.array(z.string().min(1)).optional(),
  /** Access tokens only. */
  scopes: z.array(z.string().min(1)).optional(),
  /** Default: the oldest client of the pool in the workspace, else `gatehouse`. */
  clientId: z.string().min(1).max(128).optional(),
  tokenUse: z.enum(['id', 'access']).default('id'),
  /** Added over what the token has anyway; null takes a claim away. */
  claims: z.record(z.string(), z.unknown()).optional(),
  /** Seconds; below 0 the token has expired already. Default: what the client says, else an hour. */
  expiresIn: z.int().min(-tenYears).max(tenYears).optional(),
});

export interface MintedToken {
  readonly token: string;
  readonly tokenUse: 'id' | 'access';
  /** Seconds. */
  readonly expiresIn: number;
}

export interface DecodedToken {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Why it cannot be read, where it cannot. */
  readonly problem?: string;
  /** The user pool whose token it says it is, where it is one's. */
  readonly poolId?: string;
  /** Everything holds. */
  readonly isGood: boolean;
  readonly facts: readonly TokenFact[];
}

export const identitySubject = {
  /** The pools of the workspace, and those that authorizers name. */
  list: method(z.strictObject({}).default({})).returns<readonly UserPoolSummary[]>(),
  /** Makes a token of any pool; CONFLICT where the pool is mapped elsewhere. */
  mint: method(mintTokenInput).returns<MintedToken>(),
  /** Takes a token apart and checks it as authorizers do, now. */
  decode: method(z.strictObject({ token: z.string().max(20_000) })).returns<DecodedToken>(),
} as const;
