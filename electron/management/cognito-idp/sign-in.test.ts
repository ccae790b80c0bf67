import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CognitoUnderTest, claimsOf, openTestCognito, type Tokens } from './cognito-fixture';
import { secretHash } from './secret-hash';

const password = 'Correct-1234';

let cognito: CognitoUnderTest;
beforeEach(async () => {
  cognito = await openTestCognito();
  const { idp, poolId } = cognito;
  const attributes = [
    { Name: 'email', Value: 'jane@example.com' },
    { Name: 'custom:team', Value: 'blue' },
  ];
  await idp('AdminCreateUser', { UserPoolId: poolId, Username: 'jane', UserAttributes: attributes });
  await idp('AdminSetUserPassword', { UserPoolId: poolId, Username: 'jane', Password: password, Permanent: true });
});
afterEach(() => cognito.dispose());

const initiate = (more: object, parameters: object) =>
  cognito.idp('InitiateAuth', {
    ClientId: cognito.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: password, ...parameters },
    ...more,
  });
const advance = (seconds: number) => cognito.client.clock.advance({ seconds });

it('gives tokens that the identity provider takes for good', async () => {
  const tokens = await cognito.signIn('jane', password);
  const decoded = await Promise.all(
    [tokens.IdToken, tokens.AccessToken].map((token) => cognito.client.identity.decode({ token })),
  );
  const [id = {}, access = {}] = decoded.map(({ payload }) => payload);
  expect([decoded.map(({ isGood }) => isGood), id, access, tokens.ExpiresIn]).toMatchObject([
    [true, true],
    { token_use: 'id', aud: cognito.clientId, email: 'jane@example.com', 'custom:team': 'blue' },
    { token_use: 'access', client_id: cognito.clientId, scope: 'aws.cognito.signin.user.admin', username: 'jane' },
    3_600,
  ]);
  expect(id).toMatchObject({ origin_jti: access.origin_jti, sub: access.sub, auth_time: access.auth_time });
});

it('refuses in the words of the service', async () => {
  const { idp, poolId, clientId } = cognito;
  const strict = (await idp('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'strict',
    ExplicitAuthFlows: ['USER_PASSWORD_AUTH'],
    PreventUserExistenceErrors: 'ENABLED',
  })) as never as { UserPoolClient: { ClientId: string } };
  const usual = (await idp('CreateUserPoolClient', { UserPoolId: poolId, ClientName: 'u' })) as never as typeof strict;
  const refusals = [
    await initiate({}, { PASSWORD: 'wrong' }),
    await initiate({}, { USERNAME: 'nobody' }),
    await initiate({ ClientId: strict.UserPoolClient.ClientId }, { USERNAME: 'nobody' }),
    await initiate({ ClientId: usual.UserPoolClient.ClientId }, {}),
    await initiate({ ClientId: 'none' }, {}),
    await initiate({ AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }, {}),
    await initiate({ AuthFlow: 'USER_SRP_AUTH' }, {}),
    await initiate({}, { PASSWORD: '' }),
    await initiate({ AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: 'x' } }, {}),
  ];
  await idp('AdminDisableUser', { UserPoolId: poolId, Username: 'jane' });
  expect([...refusals, await initiate({}, {})]).toEqual([
    'NotAuthorizedException: Incorrect username or password.',
    'UserNotFoundException: User does not exist.',
    'NotAuthorizedException: Incorrect username or password.',
    'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
    'ResourceNotFoundException: User pool client none does not exist.',
    'InvalidParameterException: Initiate Auth method not supported.',
    expect.stringContaining('NotImplemented: Gatehouse does not implement cognito-idp InitiateAuth USER_SRP_AUTH'),
    'InvalidParameterException: Missing required parameter PASSWORD',
    'NotAuthorizedException: Invalid Refresh Token',
    'NotAuthorizedException: User is disabled.',
  ]);
  expect(clientId).toMatch(/^[a-z0-9]{26}$/);
});

it('asks for a new password where the one there is, is temporary', async () => {
  const { idp, poolId, clientId } = cognito;
  await idp('AdminCreateUser', { UserPoolId: poolId, Username: 'bob', TemporaryPassword: 'Once-1234' });
  const challenge = (await initiate({}, { USERNAME: 'bob', PASSWORD: 'Once-1234' })) as never as {
    ChallengeName: string;
    Session: string;
  };
  const answer = (more: object, responses: object = {}) =>
    idp('RespondToAuthChallenge', {
      ClientId: clientId,
      ChallengeName: challenge.ChallengeName,
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: 'bob', NEW_PASSWORD: 'Mine-12345', ...responses },
      ...more,
    });
  const refusals = [
    await answer({}, { NEW_PASSWORD: 'weak' }),
    await answer({}, { USERNAME: 'jane' }),
    await answer({ Session: 'x' }),
    await answer({ ChallengeName: 'SMS_MFA' }),
  ];
  const good = (await answer({}, { 'userAttributes.email': 'bob@example.com' })) as never as {
    AuthenticationResult: Tokens;
  };
  expect([challenge.ChallengeName, ...refusals, await answer({})]).toEqual([
    'NEW_PASSWORD_REQUIRED',
    'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    'NotAuthorizedException: Invalid session for the user.',
    'NotAuthorizedException: Invalid session for the user.',
    expect.stringContaining('RespondToAuthChallenge SMS_MFA'),
    'NotAuthorizedException: Invalid session for the user.',
  ]);
  expect(claimsOf(good.AuthenticationResult.IdToken)).toMatchObject({ email: 'bob@example.com' });
  expect((await cognito.signIn('bob', 'Mine-12345')).ExpiresIn).toBe(3_600);
});

it('ends the session of a challenge after three minutes', async () => {
  const { idp, poolId, clientId } = cognito;
  await idp('AdminSetUserPassword', { UserPoolId: poolId, Username: 'jane', Password: password });
  const { Session, ChallengeName } = (await initiate({}, {})) as never as { Session: string; ChallengeName: string };
  await advance(181);
  const ChallengeResponses = { USERNAME: 'jane', NEW_PASSWORD: password };
  expect(await idp('RespondToAuthChallenge', { ClientId: clientId, ChallengeName, Session, ChallengeResponses })).toBe(
    'NotAuthorizedException: Invalid session for the user, session is expired.',
  );
});

it('refreshes tokens until the refresh token expires, with groups as they are then', async () => {
  const { idp, poolId } = cognito;
  const tokens = await cognito.signIn('jane', password);
  await idp('CreateGroup', { UserPoolId: poolId, GroupName: 'admin' });
  await idp('AdminAddUserToGroup', { UserPoolId: poolId, GroupName: 'admin', Username: 'jane' });
  const refresh = () =>
    initiate({ AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken } }, {});
  await advance(7_200);
  const { AuthenticationResult } = (await refresh()) as never as { AuthenticationResult: Tokens };
  const [before, after] = [tokens.IdToken, AuthenticationResult.IdToken].map(claimsOf);
  expect([AuthenticationResult.RefreshToken, after?.['cognito:groups']]).toEqual([undefined, ['admin']]);
  expect(after).toMatchObject({ origin_jti: before?.origin_jti, auth_time: before?.auth_time });
  await advance(30 * 86_400);
  expect(await refresh()).toBe('NotAuthorizedException: Refresh Token has expired');
});

it('ends all logins of a user who signs out, and none that come after', async () => {
  const { idp } = cognito;
  const first = await cognito.signIn('jane', password);
  await idp('GlobalSignOut', { AccessToken: first.AccessToken });
  await advance(1);
  const second = await cognito.signIn('jane', password);
  const parameters = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: first.RefreshToken } };
  expect([
    await idp('GetUser', { AccessToken: first.AccessToken }),
    await initiate(parameters, {}),
    await idp('GetUser', { AccessToken: second.AccessToken }),
  ]).toMatchObject([
    'NotAuthorizedException: Access Token has been revoked',
    'NotAuthorizedException: Refresh Token has been revoked',
    { Username: 'jane' },
  ]);
});

it('takes access tokens alone for the own account', async () => {
  const { idp, poolId } = cognito;
  const tokens = await cognito.signIn('jane', password);
  const others = await cognito.client.identity.mint({
    poolId,
    username: 'jane',
    tokenUse: 'access',
    scopes: ['openid'],
  });
  const ghost = await cognito.client.identity.mint({ poolId, username: 'ghost', tokenUse: 'access' });
  const asked = await Promise.all(
    [tokens.IdToken, others.token, ghost.token, `${tokens.AccessToken}x`, 'x'].map((AccessToken) =>
      idp('GetUser', { AccessToken }),
    ),
  );
  await advance(3_600);
  expect([...asked, await idp('GetUser', { AccessToken: tokens.AccessToken })]).toEqual([
    'NotAuthorizedException: Invalid Access Token',
    'NotAuthorizedException: Access Token does not have required scopes',
    'UserNotFoundException: User does not exist.',
    'NotAuthorizedException: Invalid Access Token',
    'NotAuthorizedException: Invalid Access Token',
    'NotAuthorizedException: Access Token has expired',
  ]);
});

it('wants the hash of a client that has a secret, and none of others', async () => {
  const { idp, poolId, clientId } = cognito;
  const { UserPoolClient } = (await idp('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'secret',
    GenerateSecret: true,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  })) as never as { UserPoolClient: { ClientId: string; ClientSecret: string } };
  const { ClientId, ClientSecret } = UserPoolClient;
  const right = secretHash(ClientSecret, 'jane', ClientId);
  expect([
    await initiate({ ClientId }, {}),
    await initiate({ ClientId }, { SECRET_HASH: secretHash(ClientSecret, 'bob', ClientId) }),
    await initiate({ ClientId }, { SECRET_HASH: right }),
    await initiate({ ClientId: clientId }, { SECRET_HASH: right }),
  ]).toMatchObject([
    `NotAuthorizedException: Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    `NotAuthorizedException: Unable to verify secret hash for client ${ClientId}`,
    { AuthenticationResult: { TokenType: 'Bearer' } },
    `NotAuthorizedException: Client ${clientId} is not configured for secret but secret was received`,
  ]);
});
