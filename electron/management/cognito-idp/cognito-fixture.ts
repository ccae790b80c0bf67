// A studio with a user pool and a client, spoken to as AWS's clients speak.
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

export interface CognitoUnderTest extends ManagementUnderTest {
  readonly poolId: string;
  readonly clientId: string;
  /** What an action answers, or `Exception: message`. */
  idp(action: string, input: object): Promise<Readonly<Record<string, never>> & string>;
  /** A login with name and password. */
  signIn(username: string, password: string): Promise<Tokens>;
}

export interface Tokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
  readonly ExpiresIn: number;
}

/** Opens it. */
export async function openTestCognito(): Promise<CognitoUnderTest> {
  const management = await openTestManagement();
  const idp: CognitoUnderTest['idp'] = async (action, input) => {
    const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` };
    const { status, text } = await management.call('POST', '/', input, headers);
    const answer = text === '' ? {} : JSON.parse(text);
    return status === 200 ? answer : `${answer.__type}: ${answer.message}`;
  };
  const { UserPool } = (await idp('CreateUserPool', {
    PoolName: 'shop',
    Schema: [{ Name: 'team', AttributeDataType: 'String' }],
    AutoVerifiedAttributes: ['email'],
  })) as unknown as { UserPool: { Id: string } };
  const poolId = UserPool.Id;
  const { UserPoolClient } = (await idp('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'web',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  })) as unknown as { UserPoolClient: { ClientId: string } };
  const clientId = UserPoolClient.ClientId;
  return {
    ...management,
    poolId,
    clientId,
    idp,
    async signIn(username, password) {
      const answer = (await idp('InitiateAuth', {
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD: password },
      })) as unknown as { AuthenticationResult: Tokens };
      return answer.AuthenticationResult;
    },
  };
}

/** The claims of a token. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
