// The claims of Cognito's ID and access tokens.
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
import type { UserPool } from '../../../shared/definition/companions/user-pool';

export type Claims = Readonly<Record<string, unknown>>;

/** Who a token is about. */
export interface TokenSubject {
  readonly issuer: string;
  readonly username: string;
  readonly sub: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  /** The pool's, which may have roles. */
  readonly poolGroups: NonNullable<UserPool['groups']>;
}

/** What a login and the tokens that come of it share. */
export interface TokenOccasion {
  readonly clientId: string;
  /** Epoch seconds. */
  readonly issuedAt: number;
  readonly authTime: number;
  readonly expiresIn: number;
  readonly jti: string;
  readonly originJti: string;
  readonly eventId: string;
}

/** AWS documented: what a login with name and password gives. */
export const userScope = 'aws.cognito.signin.user.admin';

/** The claims of an ID token. */
export function idClaims(subject: TokenSubject, occasion: TokenOccasion): Claims {
  return {
    ...attributeClaims(subject.attributes),
    sub: subject.sub,
    ...groupClaims(subject),
    ...roleClaims(subject),
    iss: subject.issuer,
    'cognito:username': subject.username,
    origin_jti: occasion.originJti,
    aud: occasion.clientId,
    event_id: occasion.eventId,
    token_use: 'id',
    ...times(occasion),
    jti: occasion.jti,
  };
}

/** The claims of an access token of a user. */
export function accessClaims(subject: TokenSubject, occasion: TokenOccasion, scopes: readonly string[]): Claims {
  return {
    sub: subject.sub,
    ...groupClaims(subject),
    iss: subject.issuer,
    client_id: occasion.clientId,
    origin_jti: occasion.originJti,
    event_id: occasion.eventId,
    token_use: 'access',
    scope: scopes.join(' '),
    ...times(occasion),
    jti: occasion.jti,
    username: subject.username,
  };
}

/** The claims of an access token that a client has in its own name. */
export function clientClaims(
  issuer: string,
  { clientId, issuedAt, expiresIn, jti }: Pick<TokenOccasion, 'clientId' | 'issuedAt' | 'expiresIn' | 'jti'>,
  scopes: readonly string[],
): Claims {
  return {
    sub: clientId,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: issuedAt,
    iss: issuer,
    exp: issuedAt + expiresIn,
    iat: issuedAt,
    version: 2,
    jti,
    client_id: clientId,
  };
}

function times({ issuedAt, authTime, expiresIn }: TokenOccasion): Claims {
  return { auth_time: authTime, exp: issuedAt + expiresIn, iat: issuedAt };
}

function groupClaims({ groups }: TokenSubject): Claims {
  return groups.length === 0 ? {} : { 'cognito:groups': groups };
}

/** AWS documented: of the user's groups the one with the lowest precedence gives the preferred role. */
function roleClaims({ groups, poolGroups }: TokenSubject): Claims {
  const withRole = poolGroups
    .filter(({ groupName, roleArn }) => groups.includes(groupName) && roleArn !== undefined)
    .sort((a, b) => (a.precedence ?? Number.MAX_SAFE_INTEGER) - (b.precedence ?? Number.MAX_SAFE_INTEGER));
  const [preferred] = withRole;
  if (preferred === undefined) return {};
  return { 'cognito:roles': withRole.map(({ roleArn }) => roleArn), 'cognito:preferred_role': preferred.roleArn };
}

/** AWS documented: attributes are text, but these are true or false in a token. */
const flags: ReadonlySet<string> = new Set(['email_verified', 'phone_number_verified']);

function attributeClaims(attributes: Readonly<Record<string, string>>): Claims {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, flags.has(name) ? value === 'true' : value]),
  );
}
