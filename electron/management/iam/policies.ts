// Managed policies: the workspace's, which can be changed, and AWS's own, which can be read.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
import type { IamPolicy } from '../../../shared/definition/companions/iam';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import { newIamId } from '../../../shared/iam/iam-ids';
import { awsManagedArns, awsManagedPolicy } from '../../../shared/iam/managed-policies';
import { findPolicy } from '../../../shared/iam/principal-policies';
import { secureRandom } from '../../studio/principals/sessions';
import { AwsError } from '../wire/aws-error';
import type { QueryInput } from '../wire/query-protocol';
import { accountField, editEntity, homeAccount, type IamActions, type IamCall, keyOf } from './iam-call';
import { alreadyExists, deleteConflict, noSuchEntity, validation } from './iam-errors';
import { pageOf, pathField, requireName, requirePolicy, requireText, tagsOf } from './iam-input';
import { attachments, encodedDocument, instant, policyShape, versionId } from './iam-shapes';
import { ofAccount } from './users';

export const policyActions: IamActions = {
  async CreatePolicy(input, call) {
    const policyName = requireName(input, 'PolicyName', 128);
    const description = input.get('Description');
    const tags = tagsOf(input);
    const policy: IamPolicy = {
      policyName,
      policyId: newIamId('policy', secureRandom),
      ...accountField(call),
      ...pathField(input),
      ...(description !== null && { description }),
      document: requirePolicy(input, 'PolicyDocument', 'identity'),
      createDate: call.studio.host.clock(),
      ...(Object.keys(tags).length > 0 && { tags }),
    };
    await editEntity(call, `Create policy ${policyName}`, keyOf('iam-policy', policyName), (definition) => {
      if (findEntity(definition, 'iam-policy', policyName) !== undefined) {
        throw alreadyExists(`A policy called ${policyName} already exists. Duplicate names are not allowed.`);
      }
      return policy;
    });
    return { Policy: policyShape(policy, homeAccount(call), call.definition, true) };
  },
  GetPolicy(input, call) {
    const arn = requireText(input, 'PolicyArn');
    if (awsManagedPolicy(arn) !== undefined) return { Policy: awsPolicyShape(arn) };
    return { Policy: policyShape(requirePolicyOf(call, arn), homeAccount(call), call.definition, true) };
  },
  GetPolicyVersion(input, call) {
    const arn = requireText(input, 'PolicyArn');
    const wanted = requireText(input, 'VersionId');
    const own = awsManagedPolicy(arn) === undefined ? requirePolicyOf(call, arn) : undefined;
    const current = own === undefined ? 'v1' : versionId(own);
    if (wanted !== current) throw noSuchEntity(`Policy ${arn} version ${wanted} does not exist or is not attachable.`);
    return { PolicyVersion: versionShape(own, own?.document ?? awsManagedPolicy(arn)) };
  },
  ListPolicyVersions(input, call) {
    const arn = requireText(input, 'PolicyArn');
    const own = awsManagedPolicy(arn) === undefined ? requirePolicyOf(call, arn) : undefined;
    return pageOf(input, 'Versions', [versionShape(own)], (version) => version);
  },
  ListPolicies(input, call) {
    const scope = input.get('Scope') ?? 'All';
    const prefix = input.get('PathPrefix') ?? '/';
    const isAttached = input.get('OnlyAttached') === 'true';
    const own = ofAccount(call, 'iam-policy')
      .filter((policy) => !isAttached || attachments(policy, call.definition).length > 0)
      .map((policy) => policyShape(policy, homeAccount(call), call.definition, false));
    const aws = isAttached ? [] : awsManagedArns().map(awsPolicyShape);
    const shown = [...(scope === 'AWS' ? [] : own), ...(scope === 'Local' ? [] : aws)];
    const matching = shown.filter(({ Path }) => Path.startsWith(prefix));
    return pageOf(input, 'Policies', matching, (shape) => shape);
  },
  async CreatePolicyVersion(input, call) {
    const arn = requireText(input, 'PolicyArn');
    const document = requirePolicy(input, 'PolicyDocument', 'identity');
    if (input.get('SetAsDefault') !== 'true') {
      const message = 'Gatehouse keeps the default version of a policy only: CreatePolicyVersion needs SetAsDefault.';
      throw new AwsError('NotImplemented', 501, message);
    }
    const { policyName } = requirePolicyOf(call, arn);
    await editEntity(call, `Change policy ${policyName}`, keyOf('iam-policy', policyName), () => {
      const before = requirePolicyOf(call, arn);
      return { ...before, document, version: (before.version ?? 1) + 1, updateDate: call.studio.host.clock() };
    });
    return { PolicyVersion: versionShape(requirePolicyOf(call, arn)) };
  },
  DeletePolicyVersion(input, call) {
    const arn = requireText(input, 'PolicyArn');
    const version = requireText(input, 'VersionId');
    if (version === versionId(requirePolicyOf(call, arn))) {
      throw deleteConflict('Cannot delete the default version of a policy.');
    }
    throw noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`);
  },
  async DeletePolicy(input, call) {
    const arn = requireText(input, 'PolicyArn');
    const { policyName } = requirePolicyOf(call, arn);
    await editEntity(call, `Delete policy ${policyName}`, keyOf('iam-policy', policyName), (definition) => {
      if (isAttached(call, arn, definition)) throw deleteConflict('Cannot delete a policy attached to entities.');
      return undefined;
    });
    return undefined;
  },
  ListEntitiesForPolicy(input, call) {
    const holders = attachments(requirePolicyOf(call, requireText(input, 'PolicyArn')), call.definition);
    const users = holders.flatMap((one) => ('userName' in one ? [{ UserName: one.userName, UserId: one.userId }] : []));
    const roles = holders.flatMap((one) => ('roleName' in one ? [{ RoleName: one.roleName, RoleId: one.roleId }] : []));
    return { PolicyGroups: [], PolicyUsers: users, PolicyRoles: roles, IsTruncated: false };
  },
};

/** The workspace's policy of an ARN, in the caller's account. */
export function requirePolicyOf(call: IamCall, arn: string): IamPolicy {
  if (!/^arn:[a-z-]+:iam::\w+:policy\/./.test(arn)) throw validation(`ARN ${arn} is not valid.`);
  const policy = findPolicy(arn, ofAccount(call, 'iam-policy'));
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

function isAttached(call: IamCall, arn: string, definition: Definition): boolean {
  return attachments(requirePolicyOf(call, arn), definition).length > 0;
}

function versionShape(policy: IamPolicy | undefined, document?: string) {
  return {
    ...(document !== undefined && { Document: encodedDocument(document) }),
    VersionId: policy === undefined ? 'v1' : versionId(policy),
    IsDefaultVersion: true,
    CreateDate: instant(policy?.updateDate ?? policy?.createDate ?? 0),
  };
}

function awsPolicyShape(arn: string) {
  const rest = arn.slice(arn.indexOf(':policy/') + ':policy'.length);
  const slash = rest.lastIndexOf('/');
  return {
    PolicyName: rest.slice(slash + 1),
    PolicyId: `ANPA${rest
      .slice(slash + 1)
      .replace(/\W/g, '')
      .toUpperCase()
      .padEnd(17, 'A')
      .slice(0, 17)}`,
    Arn: arn,
    Path: rest.slice(0, slash + 1),
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: instant(0),
    UpdateDate: instant(0),
  };
}

/** The tags of what a caller may name by its ARN. */
export function policyByArn(input: QueryInput, call: IamCall): IamPolicy {
  return requirePolicyOf(call, requireText(input, 'PolicyArn'));
}
