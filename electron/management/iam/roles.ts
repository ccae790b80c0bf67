// Roles.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
import type { IamRole } from '../../../shared/definition/companions/iam';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import { newIamId } from '../../../shared/iam/iam-ids';
import { secureRandom } from '../../studio/principals/sessions';
import type { QueryInput } from '../wire/query-protocol';
import { accountField, editEntity, find, homeAccount, type IamActions, type IamCall, keyOf } from './iam-call';
import { alreadyExists, deleteConflict, invalid, noSuchEntity } from './iam-errors';
import { pageOf, pathField, requireName, requirePolicy, requireText, tagsOf } from './iam-input';
import { roleShape } from './iam-shapes';
import { ofAccount } from './users';

const longestName = 64;

export const roleActions: IamActions = {
  async CreateRole(input, call) {
    const roleName = requireName(input, 'RoleName', longestName);
    const boundary = input.get('PermissionsBoundary');
    const tags = tagsOf(input);
    const role: IamRole = {
      roleName,
      roleId: newIamId('role', secureRandom),
      ...accountField(call),
      ...pathField(input),
      createDate: call.studio.host.clock(),
      assumeRolePolicyDocument: requirePolicy(input, 'AssumeRolePolicyDocument', 'trust'),
      ...changeableFields(input),
      ...(boundary !== null && { permissionsBoundary: boundary }),
      ...(Object.keys(tags).length > 0 && { tags }),
    };
    await editEntity(call, `Create role ${roleName}`, keyOf('iam-role', roleName), (definition) => {
      if (findEntity(definition, 'iam-role', roleName) !== undefined) {
        throw alreadyExists(`Role with name ${roleName} already exists.`);
      }
      return role;
    });
    return { Role: roleShape(role, homeAccount(call), true) };
  },
  GetRole(input, call) {
    const role = requireRole(call, call.definition, requireText(input, 'RoleName'));
    return { Role: roleShape(role, homeAccount(call), true) };
  },
  ListRoles(input, call) {
    const prefix = input.get('PathPrefix') ?? '/';
    const roles = ofAccount(call, 'iam-role').filter(({ path = '/' }) => path.startsWith(prefix));
    roles.sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
    return pageOf(input, 'Roles', roles, (role) => roleShape(role, homeAccount(call), false));
  },
  async UpdateRole(input, call) {
    await changeRole(call, requireText(input, 'RoleName'), 'Update role', (role) => ({
      ...role,
      ...changeableFields(input),
    }));
    return {};
  },
  async UpdateAssumeRolePolicy(input, call) {
    const document = requirePolicy(input, 'PolicyDocument', 'trust');
    await changeRole(call, requireText(input, 'RoleName'), 'Change who may assume role', (role) => ({
      ...role,
      assumeRolePolicyDocument: document,
    }));
    return undefined;
  },
  async DeleteRole(input, call) {
    const roleName = requireText(input, 'RoleName');
    await editEntity(call, `Delete role ${roleName}`, keyOf('iam-role', roleName), (definition) => {
      const { policies, attachedPolicies } = requireRole(call, definition, roleName);
      if ((attachedPolicies ?? []).length > 0) {
        throw deleteConflict('Cannot delete entity, must detach all policies first.');
      }
      if (Object.keys(policies ?? {}).length > 0) {
        throw deleteConflict('Cannot delete entity, must delete policies first.');
      }
      return undefined;
    });
    return undefined;
  },
};

/** The role of a name, in the caller's account. */
export function requireRole(call: Pick<IamCall, 'caller'>, definition: Definition, roleName: string): IamRole {
  const role = find(call, definition, 'iam-role', roleName);
  if (role === undefined) throw noSuchEntity(`The role with name ${roleName} cannot be found.`);
  return role;
}

function changeRole(call: IamCall, roleName: string, label: string, change: (role: IamRole) => IamRole): Promise<void> {
  return editEntity(call, `${label} ${roleName}`, keyOf('iam-role', roleName), (definition) =>
    change(requireRole(call, definition, roleName)),
  );
}

function changeableFields(input: QueryInput): Pick<IamRole, 'description' | 'maxSessionDuration'> {
  const description = input.get('Description');
  const duration = input.get('MaxSessionDuration');
  const seconds = Number(duration ?? 3_600);
  if (!Number.isInteger(seconds) || seconds < 3_600) {
    throw invalid('maxSessionDuration', duration, 'have value greater than or equal to 3600');
  }
  if (seconds > 43_200) throw invalid('maxSessionDuration', duration, 'have value less than or equal to 43200');
  if ((description ?? '').length > 1_000) {
    throw invalid('description', description, 'have length less than or equal to 1000');
  }
  return {
    ...(description !== null && { description }),
    ...(duration !== null && { maxSessionDuration: seconds }),
  };
}
