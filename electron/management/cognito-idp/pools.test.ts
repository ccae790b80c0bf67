import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CognitoUnderTest, openTestCognito } from './cognito-fixture';

let cognito: CognitoUnderTest;
beforeEach(async () => {
  cognito = await openTestCognito();
});
afterEach(() => cognito.dispose());

it('makes a pool with the defaults of Cognito, and says where it is', async () => {
  const { idp, poolId } = cognito;
  expect(poolId).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/);
  expect(await idp('DescribeUserPool', { UserPoolId: poolId })).toMatchObject({
    UserPool: {
      Id: poolId,
      Name: 'shop',
      Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${poolId}`,
      MfaConfiguration: 'OFF',
      AutoVerifiedAttributes: ['email'],
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireSymbols: true } },
      EstimatedNumberOfUsers: 0,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    },
  });
  expect(cognito.faults).toEqual([]);
});

it('goes back to the defaults in an update, but for what lasts', async () => {
  const { idp, poolId } = cognito;
  await idp('UpdateUserPool', { UserPoolId: poolId, MfaConfiguration: 'OPTIONAL', UserPoolTags: { a: 'b' } });
  const { UserPool } = (await idp('DescribeUserPool', { UserPoolId: poolId })) as never as { UserPool: object };
  expect(UserPool).toMatchObject({ MfaConfiguration: 'OPTIONAL', UserPoolTags: { a: 'b' } });
  expect(UserPool).not.toHaveProperty('AutoVerifiedAttributes');
  expect(JSON.stringify(UserPool)).toContain('custom:team');
});

it('removes a pool with its clients and users in one step that can be undone', async () => {
  const { idp, poolId, clientId, client } = cognito;
  await idp('AdminCreateUser', { UserPoolId: poolId, Username: 'jane' });
  await idp('DeleteUserPool', { UserPoolId: poolId });
  const gone = [
    await idp('DescribeUserPool', { UserPoolId: poolId }),
    await idp('InitiateAuth', { ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH' }),
    await idp('ListUserPools', { MaxResults: 10 }),
  ];
  await client.definition.undo();
  expect([...gone, await idp('AdminGetUser', { UserPoolId: poolId, Username: 'jane' })]).toMatchObject([
    `ResourceNotFoundException: User pool ${poolId} does not exist.`,
    `ResourceNotFoundException: User pool client ${clientId} does not exist.`,
    { UserPools: [] },
    { Username: 'jane', UserStatus: 'FORCE_CHANGE_PASSWORD' },
  ]);
});

it('pages lists', async () => {
  const { idp, poolId } = cognito;
  for (const name of ['a', 'b', 'c']) await idp('CreateGroup', { UserPoolId: poolId, GroupName: name });
  const first = (await idp('ListGroups', { UserPoolId: poolId, Limit: 2 })) as never as {
    Groups: { GroupName: string }[];
    NextToken: string;
  };
  const second = await idp('ListGroups', { UserPoolId: poolId, Limit: 2, NextToken: first.NextToken });
  expect([first.Groups.map(({ GroupName }) => GroupName), second]).toMatchObject([
    ['a', 'b'],
    { Groups: [{ GroupName: 'c' }] },
  ]);
  expect(second).not.toHaveProperty('NextToken');
});

it('keeps token validities in their units, and refuses those out of range', async () => {
  const { idp, poolId } = cognito;
  const make = (more: object) => idp('CreateUserPoolClient', { UserPoolId: poolId, ClientName: 'c', ...more });
  const units = { AccessToken: 'minutes', IdToken: 'hours', RefreshToken: 'days' };
  const { UserPoolClient } = (await make({
    AccessTokenValidity: 10,
    IdTokenValidity: 2,
    RefreshTokenValidity: 5,
    TokenValidityUnits: units,
    GenerateSecret: true,
  })) as never as { UserPoolClient: Record<string, unknown> };
  expect(UserPoolClient).toMatchObject({
    AccessTokenValidity: 10,
    TokenValidityUnits: units,
    ClientSecret: expect.stringMatching(/^[a-z0-9]{51}$/),
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
  });
  expect([
    await make({ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'minutes' } }),
    await make({ IdTokenValidity: 25 }),
    await make({ AllowedOAuthFlows: ['client_credentials', 'code'] }),
  ]).toEqual([
    'InvalidParameterException: Invalid range for token validity.',
    'InvalidParameterException: Invalid range for token validity.',
    'InvalidParameterException: client_credentials flow can not be selected along with code flow or implicit flow.',
  ]);
});

it('keeps resource servers and tags', async () => {
  const { idp, poolId } = cognito;
  const server = {
    UserPoolId: poolId,
    Identifier: 'api',
    Name: 'api',
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'r' }],
  };
  await idp('CreateResourceServer', server);
  const arn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${poolId}`;
  await idp('TagResource', { ResourceArn: arn, Tags: { a: '1', b: '2' } });
  await idp('UntagResource', { ResourceArn: arn, TagKeys: ['a'] });
  expect([
    await idp('DescribeResourceServer', { UserPoolId: poolId, Identifier: 'api' }),
    await idp('ListTagsForResource', { ResourceArn: arn }),
    await idp('CreateResourceServer', server),
    await idp('DeleteResourceServer', { UserPoolId: poolId, Identifier: 'api' }),
    await idp('ListResourceServers', { UserPoolId: poolId, MaxResults: 50 }),
  ]).toEqual([
    { ResourceServer: server },
    { Tags: { b: '2' } },
    `InvalidParameterException: api already exists in user pool ${poolId}.`,
    {},
    { ResourceServers: [] },
  ]);
});

it('keeps regions and accounts apart', async () => {
  const { call, idp } = cognito;
  const credential = 'Credential=123456789012/20260101/eu-west-1/cognito-idp/aws4_request';
  const headers = {
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  };
  const elsewhere = (action: string, input: object) =>
    call('POST', '/', input, { ...headers, 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` });
  const { UserPool } = JSON.parse((await elsewhere('CreateUserPool', { PoolName: 'far' })).text);
  const { UserPools } = JSON.parse((await elsewhere('ListUserPools', { MaxResults: 10 })).text);
  expect([UserPool.Arn, UserPools.length, await idp('ListUserPools', { MaxResults: 10 })]).toMatchObject([
    expect.stringMatching(/^arn:aws:cognito-idp:eu-west-1:123456789012:userpool\/eu-west-1_/),
    1,
    { UserPools: [{ Name: 'shop' }] },
  ]);
});

it('refuses what is missing or of a wrong form in the words of the service', async () => {
  const { idp, poolId, call } = cognito;
  expect([
    await idp('CreateUserPool', {}),
    await idp('CreateUserPool', { PoolName: '<x>' }),
    await idp('DescribeUserPool', { UserPoolId: 'x' }),
    await idp('CreateUserPool', { PoolName: 7 }),
    await idp('GetGroup', { UserPoolId: poolId, GroupName: 'none' }),
    await idp('ListUserPools', {}),
    await idp('CreateUserPoolDomain', {}),
  ]).toEqual([
    "InvalidParameterException: 1 validation error detected: Value null at 'poolName' failed to satisfy constraint: Member must not be null",
    "InvalidParameterException: 1 validation error detected: Value '<x>' at 'poolName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+",
    "InvalidParameterException: 1 validation error detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    expect.stringContaining('SerializationException'),
    'ResourceNotFoundException: Group not found.',
    expect.stringContaining("'maxResults'"),
    expect.stringContaining('NotImplemented: Gatehouse does not implement cognito-idp CreateUserPoolDomain'),
  ]);
  const { status, headers } = await call('POST', '/', '{', {
    'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
  });
  expect([status, headers['Content-Type']]).toEqual([400, 'application/x-amz-json-1.1']);
});
