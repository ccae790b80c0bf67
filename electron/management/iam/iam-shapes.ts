// Users, roles, policies and keys as the iam service shows them.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html
import {
  type IamAccessKey,
  type IamPolicy,
  type IamRole,
  type IamUser,
  iamArn,
} from '../../../shared/definition/companions/iam';
import type { Definition } from '../../../shared/definition/entities';
import { listEntities } from '../../../shared/definition/entities';
import { findPolicy } from '../../../shared/iam/principal-policies';

/** `home` is the account of entities that name none. */
export function userShape(user: IamUser, home: string, isWhole: boolean) {
  return {
    Path: user.path ?? '/',
    UserName: user.userName,
    UserId: user.userId,
    Arn: arnOf(user, 'user', user.userName, home),
    CreateDate: instant(user.createDate),
    ...(isWhole && { ...boundaryMember(user), Tags: tagList(user.tags) }),
  };
}

export function roleShape(role: IamRole, home: string, isWhole: boolean) {
  return {
    Path: role.path ?? '/',
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: arnOf(role, 'role', role.roleName, home),
    CreateDate: instant(role.createDate),
    AssumeRolePolicyDocument: encodedDocument(role.assumeRolePolicyDocument),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration ?? 3_600,
    ...(isWhole && { ...boundaryMember(role), Tags: tagList(role.tags), RoleLastUsed: {} }),
  };
}

export function policyShape(policy: IamPolicy, home: string, definition: Definition, isWhole: boolean) {
  const created = instant(policy.createDate);
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: arnOf(policy, 'policy', policy.policyName, home),
    Path: policy.path ?? '/',
    DefaultVersionId: versionId(policy),
    AttachmentCount: attachments(policy, definition).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: created,
    UpdateDate: policy.updateDate === undefined ? created : instant(policy.updateDate),
    ...(isWhole && {
      ...(policy.description !== undefined && { Description: policy.description }),
      Tags: tagList(policy.tags),
    }),
  };
}

export function accessKeyShape({ accessKeyId, userName, status, createDate }: IamAccessKey) {
  return { UserName: userName, AccessKeyId: accessKeyId, Status: status, CreateDate: instant(createDate) };
}

/** `v3`: only the newest version is kept. */
export function versionId({ version = 1 }: IamPolicy): string {
  return `v${version}`;
}

/** Users and roles that have the policy. */
export function attachments(policy: IamPolicy, definition: Definition): readonly (IamUser | IamRole)[] {
  return [...listEntities(definition, 'iam-user'), ...listEntities(definition, 'iam-role')]
    .map(({ entity }) => entity)
    .filter(({ attachedPolicies = [] }) => attachedPolicies.some((arn) => findPolicy(arn, [policy]) !== undefined));
}

/** AWS documented: documents come back URL-encoded, as RFC 3986 says. */
export function encodedDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function tagList(tags: Readonly<Record<string, string>> | undefined) {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** IAM's times have no fractions of seconds. */
export function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function boundaryMember({ permissionsBoundary: arn }: IamUser | IamRole) {
  if (arn === undefined) return {};
  return { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } };
}

function arnOf(
  { path, accountId }: { readonly path?: string | undefined; readonly accountId?: string | undefined },
  kind: 'user' | 'role' | 'policy',
  name: string,
  home: string,
): string {
  return iamArn(kind, accountId ?? home, { path, name });
}
