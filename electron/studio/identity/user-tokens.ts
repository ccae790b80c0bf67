// The tokens of a user who logged in: an ID token, an access token, and a refresh token for more of them.
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { UserPoolClient, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import type { StudioIdentity } from './create-identity';
import { loginTime, newLoginId } from './login-id';
import type { PoolView } from './pool-view';
import { accessClaims, idClaims, userScope } from './token-claims';

/** A login: what all its tokens share. */
export interface Login {
  /** Epoch seconds. */
  readonly authTime: number;
  readonly originJti: string;
}

export interface UserTokens {
  readonly idToken: string;
  readonly accessToken: string;
  /** Seconds of the access token. */
  readonly expiresIn: number;
}

const hour = 3_600;
const usualRefreshSeconds = 30 * 24 * hour;

/** A login that happens now. */
export function newLogin(now: number): Login {
  return { authTime: Math.floor(now / 1_000), originJti: newLoginId(now) };
}

/** ID and access token of a login. */
export async function userTokens(
  identity: Pick<StudioIdentity, 'sign'>,
  { view, client, user }: { readonly view: PoolView; readonly client: UserPoolClient; readonly user: UserPoolUser },
  login: Login,
  now: number,
): Promise<UserTokens> {
  const subject = {
    issuer: view.issuer,
    username: user.username,
    sub: user.sub,
    attributes: user.attributes ?? {},
    groups: user.groups ?? [],
    poolGroups: view.pool?.groups ?? [],
  };
  const shared = {
    ...login,
    clientId: client.clientId,
    issuedAt: Math.floor(now / 1_000),
    eventId: randomUUID(),
  };
  const { idTokenSeconds = hour, accessTokenSeconds = hour } = client;
  const id = idClaims(subject, { ...shared, expiresIn: idTokenSeconds, jti: randomUUID() });
  const access = accessClaims(subject, { ...shared, expiresIn: accessTokenSeconds, jti: randomUUID() }, [userScope]);
  return {
    idToken: await identity.sign(view.poolId, 'id', id),
    accessToken: await identity.sign(view.poolId, 'access', access),
    expiresIn: accessTokenSeconds,
  };
}

const refreshTokenSchema = z.strictObject({
  clientId: z.string(),
  sub: z.string(),
  authTime: z.number(),
  originJti: z.string(),
  /** Epoch seconds. */
  exp: z.number(),
});

export type RefreshToken = z.infer<typeof refreshTokenSchema>;

/** A refresh token of a login; what it stands for is in it. */
export function newRefreshToken(
  identity: Pick<StudioIdentity, 'seal'>,
  client: UserPoolClient,
  { sub }: UserPoolUser,
  login: Login,
): Promise<string> {
  const { clientId, refreshTokenSeconds = usualRefreshSeconds } = client;
  const token: RefreshToken = { clientId, sub, ...login, exp: login.authTime + refreshTokenSeconds };
  return identity.seal('refresh-token', token);
}

/** What a refresh token stands for; undefined where it was not made here. */
export async function readRefreshToken(
  identity: Pick<StudioIdentity, 'unseal'>,
  text: string,
): Promise<RefreshToken | undefined> {
  return refreshTokenSchema.safeParse(await identity.unseal('refresh-token', text)).data;
}

/** False where the user was signed out after the login. */
export function isSignedIn({ signedOutAt }: UserPoolUser, originJti: unknown): boolean {
  return signedOutAt === undefined || (loginTime(originJti) ?? 0) > signedOutAt;
}
