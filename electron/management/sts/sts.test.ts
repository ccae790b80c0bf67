import { afterEach, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest | undefined;

afterEach(() => managed?.dispose());

type Form = Readonly<Record<string, string>>;
interface Keys {
  readonly AccessKeyId: string;
  readonly SessionToken?: string;
}

/** A call as a client of these keys makes it; signatures are not looked at. */
async function ask(opened: ManagementUnderTest, form: Form, keys: Keys = { AccessKeyId: 'test' }, service = 'sts') {
  const version = service === 'sts' ? '2011-06-15' : '2010-05-08';
  const { status, text } = await opened.call(
    'POST',
    '/',
    new URLSearchParams({ Version: version, ...form }).toString(),
    {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      accept: 'application/json',
      authorization: `AWS4-HMAC-SHA256 Credential=${keys.AccessKeyId}/20260102/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      ...(keys.SessionToken !== undefined && { 'x-amz-security-token': keys.SessionToken }),
    },
  );
  return { status, answer: JSON.parse(text) };
}

async function identity(opened: ManagementUnderTest, keys: Keys) {
  const { answer } = await ask(opened, { Action: 'GetCallerIdentity' }, keys);
  return answer.GetCallerIdentityResponse.GetCallerIdentityResult;
}

const trustsAccount = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'sts:AssumeRole' }],
});
const trustsLambda = trustsAccount.replace(
  '"AWS":"arn:aws:iam::000000000000:root"',
  '"Service":"lambda.amazonaws.com"',
);
const roleArn = (name: string) => `arn:aws:iam::000000000000:role/${name}`;

function createRole(opened: ManagementUnderTest, name: string, trust: string) {
  return ask(
    opened,
    { Action: 'CreateRole', RoleName: name, AssumeRolePolicyDocument: trust },
    { AccessKeyId: 'test' },
    'iam',
  );
}

it('answers who calls in the XML of the service', async () => {
  managed = await openTestManagement();
  const { text } = await managed.call('POST', '/', 'Action=GetCallerIdentity&Version=2011-06-15', {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  });
  expect(text.replace(/<RequestId>.*?</, '<RequestId><')).toBe(
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:user/gatehouse</Arn><UserId>AIDAGATEHOUSELOCAL01</UserId><Account>000000000000</Account></GetCallerIdentityResult><ResponseMetadata><RequestId></RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  );
});

it('knows users by their keys, sessions by their tokens, and accounts by twelve digits', async () => {
  managed = await openTestManagement();
  const { accessKey } = await managed.client.principals.createUser({ userName: 'alice' });
  const alice = { AccessKeyId: accessKey?.accessKeyId ?? '' };
  await createRole(managed, 'reader', trustsAccount);
  const assumed = await ask(managed, {
    Action: 'AssumeRole',
    RoleArn: roleArn('reader'),
    RoleSessionName: 'alice@example.com',
  });
  const { Credentials, AssumedRoleUser } = assumed.answer.AssumeRoleResponse.AssumeRoleResult;
  const own = await ask(managed, { Action: 'GetSessionToken' }, alice);
  const federated = await ask(managed, { Action: 'GetFederationToken', Name: 'bob' }, alice);
  const account = await ask(managed, { Action: 'GetAccessKeyInfo', AccessKeyId: '123456789012' });
  expect({
    alice: (await identity(managed, alice)).Arn,
    other: (await identity(managed, { AccessKeyId: '123456789012' })).Account,
    session: await identity(managed, Credentials),
    own: (await identity(managed, own.answer.GetSessionTokenResponse.GetSessionTokenResult.Credentials)).Arn,
    federated: (
      await identity(managed, federated.answer.GetFederationTokenResponse.GetFederationTokenResult.Credentials)
    ).Arn,
    account: account.answer.GetAccessKeyInfoResponse.GetAccessKeyInfoResult.Account,
    keys: Credentials,
  }).toEqual({
    alice: 'arn:aws:iam::000000000000:user/alice',
    other: '123456789012',
    session: {
      Arn: 'arn:aws:sts::000000000000:assumed-role/reader/alice@example.com',
      UserId: AssumedRoleUser.AssumedRoleId,
      Account: '000000000000',
    },
    own: 'arn:aws:iam::000000000000:user/alice',
    federated: 'arn:aws:sts::000000000000:federated-user/bob',
    account: '123456789012',
    keys: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
      SessionToken: expect.stringMatching(/^[\w+/=]{200,}$/),
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    },
  });
});

describe('AssumeRole', () => {
  const assume = (form: Form) => ({ Action: 'AssumeRole', RoleSessionName: 'session', ...form });

  it.each<[string, Form, number, string, string]>([
    ['what is no role', { RoleArn: 'arn:aws:iam::1:role/x-and-more' }, 400, 'ValidationError', 'is invalid'],
    ['a short ARN', { RoleArn: 'wrong' }, 400, 'ValidationError', "at 'roleArn' failed"],
    [
      'a session of one letter',
      { RoleArn: roleArn('r'), RoleSessionName: 'a' },
      400,
      'ValidationError',
      'roleSessionName',
    ],
    [
      'a session with blanks',
      { RoleArn: roleArn('r'), RoleSessionName: 'a b' },
      400,
      'ValidationError',
      '[\\w+=,.@-]*',
    ],
    ['too short a time', { RoleArn: roleArn('r'), DurationSeconds: '60' }, 400, 'ValidationError', 'equal to 900'],
    ['what is no policy', { RoleArn: roleArn('r'), Policy: '{' }, 400, 'MalformedPolicyDocument', ''],
    [
      'a role that trusts somebody else',
      { RoleArn: roleArn('function') },
      403,
      'AccessDenied',
      'User: arn:aws:iam::000000000000:user/gatehouse is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/function',
    ],
    [
      'more time than the role gives',
      { RoleArn: roleArn('reader'), DurationSeconds: '7200' },
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
  ])('refuses %s', async (_what, form, status, code, message) => {
    managed = await openTestManagement();
    await createRole(managed, 'function', trustsLambda);
    await createRole(managed, 'reader', trustsAccount);
    const { status: answered, answer } = await ask(managed, assume(form));
    expect([answered, answer.Error?.Code, answer.Error?.Message]).toEqual([
      status,
      code,
      expect.stringContaining(message),
    ]);
  });

  it('leaves a role that trusts the account to the policies of who asks', async () => {
    managed = await openTestManagement();
    await createRole(managed, 'reader', trustsAccount);
    const allowed = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}';
    const alice = await managed.client.principals.createUser({ userName: 'alice', policies: { may: allowed } });
    const bob = await managed.client.principals.createUser({ userName: 'bob' });
    const outcomes: number[] = [];
    for (const { accessKey } of [alice, bob]) {
      const keys = { AccessKeyId: accessKey?.accessKeyId ?? '' };
      outcomes.push((await ask(managed, assume({ RoleArn: roleArn('reader') }), keys)).status);
      outcomes.push((await ask(managed, assume({ RoleArn: roleArn('unknown') }), keys)).status);
    }
    const anybody = await ask(managed, assume({ RoleArn: roleArn('unknown') }));
    expect([outcomes, anybody.status]).toEqual([[200, 403, 403, 403], 200]);
  });

  it('refuses roles that are not here where the host is strict', async () => {
    managed = await openTestManagement({ isStrict: true });
    const { status, answer } = await ask(managed, assume({ RoleArn: roleArn('unknown') }));
    expect([status, answer.Error.Code]).toEqual([403, 'AccessDenied']);
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  const form = { Action: 'AssumeRoleWithWebIdentity', RoleArn: roleArn('web'), RoleSessionName: 'browser' };

  it('takes tokens of a user pool that the role trusts, and no others', async () => {
    managed = await openTestManagement();
    const poolId = 'us-east-1_Ab3dE6gH9';
    const issuer = `cognito-idp.us-east-1.amazonaws.com/${poolId}`;
    const trust = (clientId: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::000000000000:oidc-provider/${issuer}` },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { [`${issuer}:aud`]: clientId } },
          },
        ],
      });
    await createRole(managed, 'web', trust('app'));
    await createRole(managed, 'other', trust('another'));
    const { token } = await managed.client.identity.mint({ poolId, username: 'carol', clientId: 'app' });
    const expired = await managed.client.identity.mint({ poolId, clientId: 'app', expiresIn: -60 });
    const good = await ask(managed, { ...form, WebIdentityToken: token });
    const result = good.answer.AssumeRoleWithWebIdentityResponse.AssumeRoleWithWebIdentityResult;
    const refusals: unknown[] = [];
    for (const [RoleArn, WebIdentityToken] of [
      [roleArn('other'), token],
      [roleArn('web'), expired.token],
      [roleArn('web'), `${token}x`],
      [roleArn('web'), 'none'],
    ] as const) {
      const { status, answer } = await ask(managed, { ...form, RoleArn, WebIdentityToken });
      refusals.push([status, answer.Error.Code]);
    }
    expect([result.Audience, result.Provider, (await identity(managed, result.Credentials)).Arn, refusals]).toEqual([
      'app',
      `arn:aws:iam::000000000000:oidc-provider/${issuer}`,
      'arn:aws:sts::000000000000:assumed-role/web/browser',
      [
        [403, 'AccessDenied'],
        [400, 'ExpiredTokenException'],
        [400, 'InvalidIdentityToken'],
        [400, 'InvalidIdentityToken'],
      ],
    ]);
  });
});

it('names what is not built', async () => {
  managed = await openTestManagement();
  const { status, answer } = await ask(managed, { Action: 'DecodeAuthorizationMessage' });
  expect([status, answer.Error.Code]).toEqual([501, 'NotImplemented']);
});
