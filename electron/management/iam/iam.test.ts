import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;

beforeEach(async () => {
  managed = await openTestManagement();
});
afterEach(() => managed.dispose());

type Form = Readonly<Record<string, string>>;

async function ask(Action: string, form: Form = {}, accessKeyId = 'test') {
  const body = new URLSearchParams({ Version: '2010-05-08', Action, ...form }).toString();
  const { status, text } = await managed.call('POST', '/', body, {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    accept: 'application/json',
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260102/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0`,
  });
  const answer = JSON.parse(text);
  const refused = answer.Error && `${status} ${answer.Error.Code}: ${answer.Error.Message}`;
  return refused ?? answer[`${Action}Response`][`${Action}Result`] ?? 'done';
}

const allowAll = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const trust =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const policyArn = 'arn:aws:iam::000000000000:policy/team/invoke';
const anyDate = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

describe('users', () => {
  it('are made, shown, listed and deleted, with their keys', async () => {
    const made = await ask('CreateUser', {
      UserName: 'alice',
      Path: '/team/',
      'Tags.member.1.Key': 'a',
      'Tags.member.1.Value': 'b',
    });
    const key = await ask('CreateAccessKey', { UserName: 'alice' });
    const { AccessKeyId } = key.AccessKey;
    const user = {
      Path: '/team/',
      UserName: 'alice',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::000000000000:user/team/alice',
      CreateDate: anyDate,
    };
    expect([made, key, await ask('GetUser', {}, AccessKeyId), await ask('ListUsers')]).toEqual([
      { User: { ...user, Tags: [{ Key: 'a', Value: 'b' }] } },
      {
        AccessKey: {
          UserName: 'alice',
          AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
          SecretAccessKey: expect.stringMatching(/^.{40}$/),
          Status: 'Active',
          CreateDate: anyDate,
        },
      },
      { User: { ...user, Tags: [{ Key: 'a', Value: 'b' }] } },
      { Users: [user], IsTruncated: false },
    ]);
    const refused = await ask('DeleteUser', { UserName: 'alice' });
    await ask('UpdateAccessKey', { AccessKeyId, Status: 'Inactive' });
    const { AccessKeyMetadata } = await ask('ListAccessKeys', { UserName: 'alice' });
    await ask('DeleteAccessKey', { AccessKeyId, UserName: 'alice' });
    expect([refused, AccessKeyMetadata[0].Status, await ask('DeleteUser', { UserName: 'alice' })]).toEqual([
      '409 DeleteConflict: Cannot delete entity, must delete access keys first.',
      'Inactive',
      'done',
    ]);
  });

  it('are refused in the words of the service', async () => {
    await ask('CreateUser', { UserName: 'alice' });
    for (let count = 0; count < 2; count++) await ask('CreateAccessKey', { UserName: 'alice' });
    expect([
      await ask('CreateUser', { UserName: 'alice' }),
      await ask('CreateUser', { UserName: 'a b' }),
      await ask('GetUser', { UserName: 'bob' }),
      await ask('CreateAccessKey', { UserName: 'alice' }),
      await ask('DeleteAccessKey', { AccessKeyId: 'AKIANOTHERE' }),
      (await ask('GetUser')).User.Arn,
    ]).toEqual([
      '409 EntityAlreadyExists: User with name alice already exists.',
      "400 ValidationError: 1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
      '404 NoSuchEntity: The user with name bob cannot be found.',
      '409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2',
      '404 NoSuchEntity: The Access Key with id AKIANOTHERE cannot be found.',
      'arn:aws:iam::000000000000:user/gatehouse',
    ]);
  });
});

describe('roles', () => {
  it('are made, changed and deleted; documents come back URL-encoded', async () => {
    const made = await ask('CreateRole', {
      RoleName: 'deploy',
      AssumeRolePolicyDocument: trust,
      Description: 'Ships',
      MaxSessionDuration: '7200',
    });
    await ask('UpdateRole', { RoleName: 'deploy', MaxSessionDuration: '3600' });
    const other = trust.replace('lambda', 'apigateway');
    await ask('UpdateAssumeRolePolicy', { RoleName: 'deploy', PolicyDocument: other });
    await ask('TagRole', { RoleName: 'deploy', 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'web' });
    const role = {
      Path: '/',
      RoleName: 'deploy',
      RoleId: expect.stringMatching(/^AROA/),
      Arn: 'arn:aws:iam::000000000000:role/deploy',
      CreateDate: anyDate,
      AssumeRolePolicyDocument: encodeURIComponent(trust).replaceAll('*', '%2A'),
      Description: 'Ships',
      MaxSessionDuration: 7_200,
      Tags: [],
      RoleLastUsed: {},
    };
    const { Role } = await ask('GetRole', { RoleName: 'deploy' });
    expect([made, Role, await ask('ListInstanceProfilesForRole', { RoleName: 'deploy' })]).toEqual([
      { Role: role },
      {
        ...role,
        MaxSessionDuration: 3_600,
        AssumeRolePolicyDocument: encodeURIComponent(other).replaceAll('*', '%2A'),
        Tags: [{ Key: 'team', Value: 'web' }],
      },
      { InstanceProfiles: [], IsTruncated: false },
    ]);
    await ask('UntagRole', { RoleName: 'deploy', 'TagKeys.member.1': 'team' });
    expect([
      (await ask('ListRoleTags', { RoleName: 'deploy' })).Tags,
      await ask('DeleteRole', { RoleName: 'deploy' }),
    ]).toEqual([[], 'done']);
  });

  it('have inline and managed policies, and are kept as long as they do', async () => {
    await ask('CreateRole', { RoleName: 'deploy', AssumeRolePolicyDocument: trust });
    await ask('PutRolePolicy', { RoleName: 'deploy', PolicyName: 'own', PolicyDocument: allowAll });
    const managedArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    await ask('AttachRolePolicy', { RoleName: 'deploy', PolicyArn: managedArn });
    await ask('PutRolePermissionsBoundary', { RoleName: 'deploy', PermissionsBoundary: managedArn });
    expect([
      await ask('ListRolePolicies', { RoleName: 'deploy' }),
      (await ask('GetRolePolicy', { RoleName: 'deploy', PolicyName: 'own' })).PolicyDocument,
      await ask('ListAttachedRolePolicies', { RoleName: 'deploy' }),
      (await ask('GetRole', { RoleName: 'deploy' })).Role.PermissionsBoundary,
      await ask('DeleteRole', { RoleName: 'deploy' }),
      await ask('DetachRolePolicy', { RoleName: 'deploy', PolicyArn: managedArn }),
      await ask('DetachRolePolicy', { RoleName: 'deploy', PolicyArn: managedArn }),
      await ask('DeleteRole', { RoleName: 'deploy' }),
      await ask('DeleteRolePolicy', { RoleName: 'deploy', PolicyName: 'own' }),
      await ask('DeleteRolePermissionsBoundary', { RoleName: 'deploy' }),
      await ask('DeleteRole', { RoleName: 'deploy' }),
    ]).toEqual([
      { PolicyNames: ['own'], IsTruncated: false },
      encodeURIComponent(allowAll).replaceAll('*', '%2A'),
      { AttachedPolicies: [{ PolicyName: 'AdministratorAccess', PolicyArn: managedArn }], IsTruncated: false },
      { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: managedArn },
      '409 DeleteConflict: Cannot delete entity, must detach all policies first.',
      'done',
      `404 NoSuchEntity: Policy ${managedArn} was not found.`,
      '409 DeleteConflict: Cannot delete entity, must delete policies first.',
      'done',
      'done',
      'done',
    ]);
  });

  it('are refused with what is no policy', async () => {
    await ask('CreateRole', { RoleName: 'deploy', AssumeRolePolicyDocument: trust });
    expect([
      await ask('CreateRole', { RoleName: 'deploy', AssumeRolePolicyDocument: trust }),
      await ask('CreateRole', { RoleName: 'other', AssumeRolePolicyDocument: '{"Statement":' }),
      await ask('PutRolePolicy', { RoleName: 'deploy', PolicyName: 'own', PolicyDocument: '{"Statement":[{}]}' }),
      await ask('AttachRolePolicy', { RoleName: 'deploy', PolicyArn: policyArn }),
      await ask('GetRolePolicy', { RoleName: 'deploy', PolicyName: 'own' }),
    ]).toEqual([
      '409 EntityAlreadyExists: Role with name deploy already exists.',
      expect.stringMatching(/^400 MalformedPolicyDocument: /),
      expect.stringMatching(/^400 MalformedPolicyDocument: /),
      `404 NoSuchEntity: Policy ${policyArn} does not exist or is not attachable.`,
      '404 NoSuchEntity: The role policy with name own cannot be found.',
    ]);
  });
});

describe('managed policies', () => {
  it('are made, attached, changed in their default version, and deleted when nobody has them', async () => {
    const made = await ask('CreatePolicy', { PolicyName: 'invoke', Path: '/team/', PolicyDocument: allowAll });
    await ask('CreateUser', { UserName: 'alice' });
    await ask('AttachUserPolicy', { UserName: 'alice', PolicyArn: policyArn });
    const refused = await ask('DeletePolicy', { PolicyArn: policyArn });
    const denied = allowAll.replace('Allow', 'Deny');
    const version = await ask('CreatePolicyVersion', {
      PolicyArn: policyArn,
      PolicyDocument: denied,
      SetAsDefault: 'true',
    });
    const { PolicyVersion } = await ask('GetPolicyVersion', { PolicyArn: policyArn, VersionId: 'v2' });
    expect([
      made.Policy.Arn,
      refused,
      version.PolicyVersion.VersionId,
      PolicyVersion.Document,
      (await ask('GetPolicy', { PolicyArn: policyArn })).Policy.AttachmentCount,
      (await ask('ListPolicies', { Scope: 'Local' })).Policies.length,
      (await ask('ListEntitiesForPolicy', { PolicyArn: policyArn })).PolicyUsers.length,
      await ask('CreatePolicyVersion', { PolicyArn: policyArn, PolicyDocument: denied }),
      await ask('GetPolicyVersion', { PolicyArn: policyArn, VersionId: 'v1' }),
      await ask('DetachUserPolicy', { UserName: 'alice', PolicyArn: policyArn }),
      await ask('DeletePolicy', { PolicyArn: policyArn }),
      await ask('GetPolicy', { PolicyArn: policyArn }),
    ]).toEqual([
      policyArn,
      '409 DeleteConflict: Cannot delete a policy attached to entities.',
      'v2',
      encodeURIComponent(denied).replaceAll('*', '%2A'),
      1,
      1,
      1,
      expect.stringMatching(/^501 NotImplemented: /),
      `404 NoSuchEntity: Policy ${policyArn} version v1 does not exist or is not attachable.`,
      'done',
      'done',
      `404 NoSuchEntity: Policy ${policyArn} was not found.`,
    ]);
  });

  it('of AWS can be read', async () => {
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const { PolicyVersion } = await ask('GetPolicyVersion', { PolicyArn: arn, VersionId: 'v1' });
    const { Statement } = JSON.parse(decodeURIComponent(PolicyVersion.Document));
    expect([(await ask('GetPolicy', { PolicyArn: arn })).Policy.PolicyName, Statement[0].Action]).toEqual([
      'AdministratorAccess',
      ['*'],
    ]);
  });
});

it('gives lists in pages', async () => {
  for (const UserName of ['a1', 'a2', 'a3']) await ask('CreateUser', { UserName });
  const first = await ask('ListUsers', { MaxItems: '2' });
  const second = await ask('ListUsers', { MaxItems: '2', Marker: first.Marker });
  const names = (page: { Users: { UserName: string }[] }) => page.Users.map(({ UserName }) => UserName);
  expect([names(first), first.IsTruncated, names(second), second.IsTruncated]).toEqual([
    ['a1', 'a2'],
    true,
    ['a3'],
    false,
  ]);
});

it('says what policies allow without a call', async () => {
  await ask('CreateUser', { UserName: 'alice' });
  const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';
  await ask('PutUserPolicy', { UserName: 'alice', PolicyName: 'own', PolicyDocument: document });
  const { EvaluationResults } = await ask('SimulatePrincipalPolicy', {
    PolicySourceArn: 'arn:aws:iam::000000000000:user/alice',
    'ActionNames.member.1': 's3:GetObject',
    'ActionNames.member.2': 's3:PutObject',
  });
  expect(EvaluationResults.map(({ EvalDecision }: { EvalDecision: string }) => EvalDecision)).toEqual([
    'allowed',
    'implicitDeny',
  ]);
});

it('keeps users and roles of an account of its own under its number, and is undone as one edit', async () => {
  const { User } = await ask('CreateUser', { UserName: 'alice' }, '123456789012');
  const here = await ask('GetUser', { UserName: 'alice' });
  await managed.client.definition.undo();
  expect([User.Arn, here, (await ask('ListUsers', {}, '123456789012')).Users]).toEqual([
    'arn:aws:iam::123456789012:user/alice',
    '404 NoSuchEntity: The user with name alice cannot be found.',
    [],
  ]);
});

it('names what is not built', async () => {
  expect(await ask('CreateGroup', { GroupName: 'g' })).toBe(
    '501 NotImplemented: Gatehouse does not implement iam CreateGroup yet.',
  );
});
