// What a login that worked is answered with.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AuthenticationResultType.html
import type { UserPoolClient, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import type { PoolView } from '../../studio/identity/pool-view';
import { type Login, newLogin, newRefreshToken, userTokens } from '../../studio/identity/user-tokens';
import type { CognitoCall } from './cognito-call';
import { invalidParameter } from './cognito-errors';

export interface LoggedIn {
  readonly client: UserPoolClient;
  readonly view: PoolView;
  readonly user: UserPoolUser;
}

/** Tokens of a new login, or more of an earlier one, which keeps its refresh token. */
export async function authenticationResult(
  logged: LoggedIn,
  { studio: { identity }, now }: CognitoCall,
  earlier?: Login,
): Promise<object> {
  const mappedTo = logged.view.pool?.mappedTo;
  if (mappedTo !== undefined) {
    throw invalidParameter(`User pool ${logged.view.poolId} is mapped to ${mappedTo.issuer}: log in there.`);
  }
  const login = earlier ?? newLogin(now);
  const { idToken, accessToken, expiresIn } = await userTokens(identity, logged, login, now);
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: accessToken,
      ExpiresIn: expiresIn,
      TokenType: 'Bearer',
      ...(earlier === undefined && {
        RefreshToken: await newRefreshToken(identity, logged.client, logged.user, login),
      }),
      IdToken: idToken,
    },
  };
}
