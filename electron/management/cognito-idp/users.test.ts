import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CognitoUnderTest, openTestCognito } from './cognito-fixture';

let cognito: CognitoUnderTest;
beforeEach(async () => {
  cognito = await openTestCognito();
});
afterEach(() => cognito.dispose());

const admin = (action: string, username: string, more: object = {}) =>
  cognito.idp(action, { UserPoolId: cognito.poolId, Username: username, ...more });

it('makes users with attributes of the pool, each one edit that can be undone', async () => {
  const UserAttributes = [
    { Name: 'email', Value: 'jane@example.com' },
    { Name: 'custom:team', Value: 'blue' },
  ];
  const made = await admin('AdminCreateUser', 'jane', { UserAttributes, MessageAction: 'SUPPRESS' });
  const refusals = [
    await admin('AdminCreateUser', 'jane'),
    await admin('AdminCreateUser', 'bob', { UserAttributes: [{ Name: 'custom:none', Value: '1' }] }),
    await admin('AdminCreateUser', 'bob', { TemporaryPassword: 'onlylowercase' }),
    await admin('AdminGetUser', 'bob'),
    await admin('AdminUpdateUserAttributes', 'jane', { UserAttributes: [{ Name: 'sub', Value: '1' }] }),
  ];
  expect([made, ...refusals]).toMatchObject([
    {
      User: {
        Username: 'jane',
        Attributes: [{ Name: 'sub' }, ...UserAttributes],
        Enabled: true,
        UserStatus: 'FORCE_CHANGE_PASSWORD',
      },
    },
    'UsernameExistsException: User account already exists',
    'InvalidParameterException: Attributes did not conform to the schema: custom:none: Attribute does not exist in the schema.\n',
    'InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters',
    'UserNotFoundException: User does not exist.',
    'InvalidParameterException: Cannot modify the non-mutable attribute sub',
  ]);
  await cognito.client.definition.undo();
  expect(await admin('AdminGetUser', 'jane')).toBe('UserNotFoundException: User does not exist.');
});

it('lets users sign up, confirms them with any code but one, and verifies what the pool verifies', async () => {
  const { idp, clientId } = cognito;
  const signUp = {
    ClientId: clientId,
    Username: 'bob',
    Password: 'Correct-1234',
    UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
  };
  const confirm = (ConfirmationCode: string) =>
    idp('ConfirmSignUp', { ClientId: clientId, Username: 'bob', ConfirmationCode });
  const login = () =>
    idp('InitiateAuth', {
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'bob', PASSWORD: 'Correct-1234' },
    });
  expect([
    await idp('SignUp', signUp),
    await idp('SignUp', signUp),
    await login(),
    await confirm('000000'),
    await confirm('123456'),
    await confirm('123456'),
    await login(),
    await admin('AdminGetUser', 'bob'),
  ]).toMatchObject([
    { UserConfirmed: false, CodeDeliveryDetails: { Destination: 'b***@e***', DeliveryMedium: 'EMAIL' } },
    'UsernameExistsException: User already exists',
    'UserNotConfirmedException: User is not confirmed.',
    'CodeMismatchException: Invalid verification code provided, please try again.',
    {},
    'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    { AuthenticationResult: { TokenType: 'Bearer' } },
    {
      UserStatus: 'CONFIRMED',
      UserAttributes: [{ Name: 'sub' }, { Name: 'email' }, { Name: 'email_verified', Value: 'true' }],
    },
  ]);
});

it('takes an attribute for a name where the pool says so', async () => {
  const { idp } = cognito;
  const { UserPool } = (await idp('CreateUserPool', { PoolName: 'mail', UsernameAttributes: ['email'] })) as never as {
    UserPool: { Id: string };
  };
  const inPool = (action: string, Username: string) => idp(action, { UserPoolId: UserPool.Id, Username });
  const made = (await inPool('AdminCreateUser', 'jane@example.com')) as never as { User: { Username: string } };
  expect([
    made.User.Username,
    await inPool('AdminGetUser', 'jane@example.com'),
    await inPool('AdminGetUser', made.User.Username),
    await inPool('AdminCreateUser', 'jane@example.com'),
    await inPool('AdminCreateUser', 'jane'),
  ]).toMatchObject([
    expect.stringMatching(/^[0-9a-f-]{36}$/),
    {
      UserAttributes: [
        { Name: 'sub', Value: made.User.Username },
        { Name: 'email', Value: 'jane@example.com' },
      ],
    },
    { Username: made.User.Username },
    'UsernameExistsException: User account already exists',
    'InvalidParameterException: Username should be an email.',
  ]);
});

it('finds users by what can be searched for', async () => {
  const { idp, poolId } = cognito;
  for (const name of ['anna', 'anton', 'bea']) {
    await admin('AdminCreateUser', name, { UserAttributes: [{ Name: 'email', Value: `${name}@example.com` }] });
  }
  await admin('AdminDisableUser', 'bea');
  const found = async (Filter?: string) => {
    const answer = (await idp('ListUsers', { UserPoolId: poolId, Filter })) as never as {
      Users?: { Username: string }[];
    };
    return answer.Users?.map(({ Username }) => Username) ?? answer;
  };
  expect([
    await found(),
    await found('email ^= "an"'),
    await found('username = "bea"'),
    await found('"status"="Disabled"'),
    await found('cognito:user_status = "CONFIRMED"'),
    await found('given_name ^= ""'),
    await found('custom:team = "x"'),
    await found('email ~ "x"'),
  ]).toEqual([
    ['anna', 'anton', 'bea'],
    ['anna', 'anton'],
    ['bea'],
    ['bea'],
    [],
    [],
    expect.stringContaining('InvalidParameterException: Error while parsing filter'),
    expect.stringContaining('InvalidParameterException: Error while parsing filter'),
  ]);
});

it('keeps groups, and takes users out of one that goes', async () => {
  const { idp, poolId } = cognito;
  const group = (action: string, more: object = {}) => idp(action, { UserPoolId: poolId, GroupName: 'admin', ...more });
  await admin('AdminCreateUser', 'jane');
  const steps = [
    await admin('AdminAddUserToGroup', 'jane', { GroupName: 'admin' }),
    await group('CreateGroup', { Precedence: 1, Description: 'all' }),
    await group('CreateGroup'),
    await admin('AdminAddUserToGroup', 'jane', { GroupName: 'admin' }),
    await group('ListUsersInGroup'),
    await admin('AdminListGroupsForUser', 'jane'),
    await group('DeleteGroup'),
    await admin('AdminListGroupsForUser', 'jane'),
  ];
  expect(steps).toMatchObject([
    'ResourceNotFoundException: Group not found.',
    { Group: { GroupName: 'admin', UserPoolId: poolId, Precedence: 1, Description: 'all' } },
    'GroupExistsException: A group with the name already exists.',
    {},
    { Users: [{ Username: 'jane' }] },
    { Groups: [{ GroupName: 'admin' }] },
    {},
    { Groups: [] },
  ]);
  await cognito.client.definition.undo();
  expect(await admin('AdminListGroupsForUser', 'jane')).toMatchObject({ Groups: [{ GroupName: 'admin' }] });
});

it('keeps passwords out of the files of the workspace', async () => {
  await admin('AdminCreateUser', 'jane', { TemporaryPassword: 'Secret-5678' });
  const [key] = Object.keys((await cognito.client.definition.read()).entities).filter((one) =>
    one.startsWith('user-pool-user:'),
  );
  const { text } = await cognito.client.definition.readText({ key: key as never });
  expect([text.includes('jane'), text.includes('Secret-5678')]).toEqual([true, false]);
});

it('loses nothing of calls that come side by side', async () => {
  const { idp, poolId } = cognito;
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(names.map((GroupName) => idp('CreateGroup', { UserPoolId: poolId, GroupName })));
  await admin('AdminCreateUser', 'jane');
  await Promise.all(names.map((GroupName) => admin('AdminAddUserToGroup', 'jane', { GroupName })));
  const twins = await Promise.all([admin('AdminCreateUser', 'twin'), admin('AdminCreateUser', 'twin')]);
  expect([await admin('AdminListGroupsForUser', 'jane'), twins]).toMatchObject([
    { Groups: names.map((GroupName) => ({ GroupName })) },
    [{ User: { Username: 'twin' } }, 'UsernameExistsException: User account already exists'],
  ]);
});
