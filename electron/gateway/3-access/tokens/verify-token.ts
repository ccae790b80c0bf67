// Checks a JSON Web Token as user pool authorizers of REST APIs and JWT authorizers of HTTP APIs do.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
// The key comes from the issuer that the authorizer names; nothing in the token says where a key is: `jku`, `jwk`,
// `x5u` and the like are never read.
import { constants, type KeyObject, verify } from 'node:crypto';
import type { TokenFact } from '../../../../shared/trace/access-check';
import type { ReadToken } from './read-token';

export type TokenAlgorithm = 'RS256' | 'RS384' | 'RS512';

const digests: Readonly<Record<TokenAlgorithm, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };

/** What a token has to be. */
export interface TokenRules {
  readonly algorithms: readonly TokenAlgorithm[];
  /** `iss` must be one of these, exactly. */
  readonly issuers: readonly string[];
  /** Absent: `token_use` is not looked at. */
  readonly use?: 'id' | 'access';
  /** Absent: any. */
  readonly audience?: AudienceRule;
  /** At least one of them must be among the token's; empty: any will do. */
  readonly scopes: readonly string[];
}

export interface AudienceRule {
  /** For people. */
  readonly wanted: string;
  accepts(payload: ReadToken['payload']): boolean;
}

export interface TokenToVerify {
  readonly token: ReadToken;
  readonly rules: TokenRules;
  /** Undefined where the issuer has no key of the token's `kid`. */
  readonly key: KeyObject | undefined;
  /** Epoch milliseconds on the virtual clock. */
  readonly now: number;
  /** The very same token was verified before, with a key of the same issuer. */
  readonly isVerified?: boolean;
}

export type TokenCheckName =
  | 'algorithm'
  | 'issuer'
  | 'key'
  | 'signature'
  | 'audience'
  | 'expiry'
  | 'not before'
  | 'issued at'
  | 'use'
  | 'scopes';

export interface TokenVerdict {
  /** The first check that fails; undefined: the token is good. */
  readonly broken: TokenCheckName | undefined;
  /** Every check with what it wanted and found: for people, built when it is asked for. */
  facts(): readonly TokenFact[];
}

interface Checked extends TokenToVerify {
  readonly isSigned: boolean;
}

interface TokenCheck {
  readonly name: TokenCheckName;
  applies?(rules: TokenRules): boolean;
  holds(checked: Checked): boolean;
  wanted(checked: Checked): string;
  actual(checked: Checked): string;
}

/** In the documented order, but the issuer before the key, which is the issuer's. */
const checks: readonly TokenCheck[] = [
  {
    name: 'algorithm',
    holds: ({ token, rules }) => isAllowed(token, rules),
    wanted: ({ rules }) => rules.algorithms.join(', '),
    actual: ({ token }) => textOf(token.header.alg),
  },
  {
    name: 'issuer',
    holds: ({ token, rules }) => rules.issuers.some((issuer) => issuer === token.payload.iss),
    wanted: ({ rules }) => rules.issuers.join(', '),
    actual: ({ token }) => textOf(token.payload.iss),
  },
  {
    name: 'key',
    holds: ({ key, isVerified }) => key !== undefined || isVerified === true,
    wanted: () => 'a key of the issuer',
    actual: ({ token }) => textOf(token.header.kid),
  },
  {
    name: 'signature',
    holds: ({ isSigned }) => isSigned,
    wanted: () => 'made with that key',
    actual: ({ isSigned, key }) => (isSigned ? 'it is' : key === undefined ? 'not checked: no key' : 'it is not'),
  },
  {
    name: 'audience',
    applies: ({ audience }) => audience !== undefined,
    holds: ({ token, rules }) => rules.audience?.accepts(token.payload) === true,
    wanted: ({ rules }) => rules.audience?.wanted ?? '',
    actual: ({ token }) => textOf(token.payload.aud ?? token.payload.client_id),
  },
  {
    name: 'expiry',
    holds: ({ token, now }) => typeof token.payload.exp === 'number' && token.payload.exp * 1_000 > now,
    wanted: ({ now }) => `after ${timeText(now / 1_000)}`,
    actual: ({ token }) => timeText(token.payload.exp),
  },
  {
    name: 'not before',
    applies: () => true,
    holds: ({ token, now }) => isPast(token.payload.nbf, now),
    wanted: ({ now }) => `none, or up to ${timeText(now / 1_000)}`,
    actual: ({ token }) => timeText(token.payload.nbf),
  },
  {
    name: 'issued at',
    holds: ({ token, now }) => isPast(token.payload.iat, now),
    wanted: ({ now }) => `up to ${timeText(now / 1_000)}`,
    actual: ({ token }) => timeText(token.payload.iat),
  },
  {
    name: 'use',
    applies: ({ use }) => use !== undefined,
    holds: ({ token, rules }) => token.payload.token_use === rules.use,
    wanted: ({ rules }) => rules.use ?? '',
    actual: ({ token }) => textOf(token.payload.token_use),
  },
  {
    name: 'scopes',
    applies: ({ scopes }) => scopes.length > 0,
    holds: ({ token, rules }) => scopesOf(token.payload).some((scope) => rules.scopes.includes(scope)),
    wanted: ({ rules }) => `one of ${rules.scopes.join(' ')}`,
    actual: ({ token }) => scopesOf(token.payload).join(' ') || 'none',
  },
];

/** Checks `input.token` against its rules. */
export function verifyToken(input: TokenToVerify): TokenVerdict {
  const checked: Checked = { ...input, isSigned: input.isVerified === true || hasGoodSignature(input) };
  const applying = checks.filter(({ applies }) => applies?.(input.rules) !== false);
  return {
    broken: applying.find(({ holds }) => !holds(checked))?.name,
    facts: () =>
      applying.map(({ name, holds, wanted, actual }) => ({
        name,
        holds: holds(checked),
        wanted: cut(wanted(checked)),
        actual: cut(actual(checked)),
      })),
  };
}

/** The token's scopes: `scope` with blanks between them, or `scp` as a list or text. */
export function scopesOf({ scope, scp }: ReadToken['payload']): readonly string[] {
  const given = scope ?? scp;
  if (Array.isArray(given)) return given.filter((one): one is string => typeof one === 'string');
  return typeof given === 'string' ? given.split(' ').filter((one) => one !== '') : [];
}

/** The kind of key decides the algorithm, never the token alone: a public key is no shared secret. */
function hasGoodSignature({ token, rules, key }: TokenToVerify): boolean {
  if (key === undefined || key.asymmetricKeyType !== 'rsa' || !isAllowed(token, rules)) return false;
  const digest = digests[token.header.alg as TokenAlgorithm];
  const padded = { key, padding: constants.RSA_PKCS1_PADDING };
  return verify(digest, Buffer.from(token.signingInput, 'latin1'), padded, token.signature);
}

/** `crit` asks for extensions that nobody here understands, so such a token must be refused. */
function isAllowed({ header }: ReadToken, { algorithms }: TokenRules): boolean {
  return algorithms.some((algorithm) => algorithm === header.alg) && header.crit === undefined;
}

/** AWS documented: no allowance for clocks that differ. */
function isPast(seconds: unknown, now: number): boolean {
  return seconds === undefined || (typeof seconds === 'number' && seconds * 1_000 <= now);
}

function timeText(seconds: unknown): string {
  if (seconds === undefined) return 'none';
  if (typeof seconds !== 'number' || Math.abs(seconds) > 8e12) return textOf(seconds);
  return new Date(seconds * 1_000).toISOString();
}

function textOf(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
