// AWS's own clients of Cognito, IAM and STS: what they make here is what they read back, and errors have their names.
import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
  NotAuthorizedException,
  SignUpCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  NoSuchEntityException,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from './management-fixture';

let managed: ManagementUnderTest;
beforeEach(async () => {
  managed = await openTestManagement();
});
afterEach(() => managed.dispose());

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '000000000000' }, Action: 'sts:AssumeRole' }],
});
const invoke = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
});

it('logs a user of a pool in, as one who was made and as one who signed up', async () => {
  const { cognito } = managed;
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'people' }));
  const UserPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const ClientId = UserPoolClient?.ClientId ?? '';
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'alice', MessageAction: 'SUPPRESS' }));
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'alice', Password: 'Secret-1', Permanent: true }),
  );
  await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName: 'admins' }));
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'alice', GroupName: 'admins' }));
  await cognito.send(new SignUpCommand({ ClientId, Username: 'bob', Password: 'Secret-2' }));
  await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'bob' }));
  const logIn = (USERNAME: string, PASSWORD: string) =>
    cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } }),
    );
  const alice = await logIn('alice', 'Secret-1');
  const bob = await logIn('bob', 'Secret-2');
  const claims = JSON.parse(
    Buffer.from(alice.AuthenticationResult?.IdToken?.split('.')[1] ?? '', 'base64url').toString(),
  ) as Record<string, unknown>;
  const described = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect([
    claims['cognito:username'],
    claims['cognito:groups'],
    claims.aud === ClientId,
    bob.AuthenticationResult?.TokenType,
    described.UserPool?.Name,
    described.UserPool?.CreationDate instanceof Date,
  ]).toEqual(['alice', ['admins'], true, 'Bearer', 'people', true]);
  await expect(logIn('alice', 'wrong')).rejects.toBeInstanceOf(NotAuthorizedException);
  await expect(cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'nobody' }))).rejects.toBeInstanceOf(
    UserNotFoundException,
  );
});

it('makes users and roles, reads their policies back, and assumes a role', async () => {
  const { iam, sts } = managed;
  await iam.send(new CreateUserCommand({ UserName: 'ivy' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ivy', PolicyName: 'invoke', PolicyDocument: invoke }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ivy' }));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: trust }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'invoke', PolicyDocument: invoke }));
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess';
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'caller', PolicyArn }));
  const { PolicyDocument = '' } = await iam.send(
    new GetRolePolicyCommand({ RoleName: 'caller', PolicyName: 'invoke' }),
  );
  const assumed = await sts.send(new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'try-it' }));
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'caller' }));
  expect([
    AccessKey?.AccessKeyId?.startsWith('AKIA'),
    Role?.Arn,
    decodeURIComponent(PolicyDocument),
    (await iam.send(new ListRolePoliciesCommand({ RoleName: 'caller' }))).PolicyNames,
    AttachedPolicies?.map((policy) => policy.PolicyArn),
    decodeURIComponent(
      (await iam.send(new GetRoleCommand({ RoleName: 'caller' }))).Role?.AssumeRolePolicyDocument ?? '',
    ),
    assumed.AssumedRoleUser?.Arn,
    assumed.Credentials?.AccessKeyId?.startsWith('ASIA'),
    (assumed.Credentials?.Expiration?.getTime() ?? 0) > Date.now(),
    (await sts.send(new GetCallerIdentityCommand({}))).Account,
  ]).toEqual([
    true,
    'arn:aws:iam::000000000000:role/caller',
    invoke,
    ['invoke'],
    [PolicyArn],
    trust,
    'arn:aws:sts::000000000000:assumed-role/caller/try-it',
    true,
    true,
    '000000000000',
  ]);
  await expect(iam.send(new CreateUserCommand({ UserName: 'ivy' }))).rejects.toBeInstanceOf(
    EntityAlreadyExistsException,
  );
  await expect(iam.send(new GetRoleCommand({ RoleName: 'gone' }))).rejects.toBeInstanceOf(NoSuchEntityException);
});
