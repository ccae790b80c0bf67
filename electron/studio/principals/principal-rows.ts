// Users, roles and policies of a workspace, as lists show them.
import type { PolicyRow, PrincipalList, RoleRow, UserRow } from '../../../shared/contract/principals';
import { type IamRole, type IamUser, iamArn } from '../../../shared/definition/companions/iam';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import { findPolicy } from '../../../shared/iam/principal-policies';

/** All of them, by name. */
export function principalList(definition: Definition, accountId: string): PrincipalList {
  const users = listEntities(definition, 'iam-user');
  const roles = listEntities(definition, 'iam-role');
  const keys = listEntities(definition, 'iam-access-key');
  const account = (own: { readonly accountId?: string | undefined }) => own.accountId ?? accountId;
  return {
    accountId,
    users: byName(
      users.map(
        ({ key, entity }): UserRow => ({
          key,
          userName: entity.userName,
          arn: iamArn('user', account(entity), { path: entity.path, name: entity.userName }),
          userId: entity.userId,
          ...policyFields(entity),
          accessKeys: keys
            .filter((one) => one.entity.userName === entity.userName)
            .map((one) => ({
              key: one.key,
              accessKeyId: one.entity.accessKeyId,
              status: one.entity.status,
              hasSecret: one.entity.secretAccessKey !== undefined,
            })),
        }),
      ),
      ({ userName }) => userName,
    ),
    roles: byName(
      roles.map(
        ({ key, entity }): RoleRow => ({
          key,
          roleName: entity.roleName,
          arn: iamArn('role', account(entity), { path: entity.path, name: entity.roleName }),
          roleId: entity.roleId,
          ...policyFields(entity),
          assumeRolePolicyDocument: entity.assumeRolePolicyDocument,
        }),
      ),
      ({ roleName }) => roleName,
    ),
    policies: byName(
      listEntities(definition, 'iam-policy').map(({ key, entity }): PolicyRow => {
        const has = ({ attachedPolicies = [] }: IamUser | IamRole) =>
          attachedPolicies.some((arn) => findPolicy(arn, [entity]) !== undefined);
        return {
          key,
          policyName: entity.policyName,
          arn: iamArn('policy', account(entity), { path: entity.path, name: entity.policyName }),
          attachedTo: [
            ...users.filter((user) => has(user.entity)).map((user) => user.entity.userName),
            ...roles.filter((role) => has(role.entity)).map((role) => role.entity.roleName),
          ],
        };
      }),
      ({ policyName }) => policyName,
    ),
  };
}

function policyFields({ policies, attachedPolicies, permissionsBoundary }: IamUser | IamRole) {
  return {
    policies: Object.keys(policies ?? {}),
    attachedPolicies: attachedPolicies ?? [],
    ...(permissionsBoundary !== undefined && { permissionsBoundary }),
  };
}

function byName<T>(rows: readonly T[], nameOf: (row: T) => string): readonly T[] {
  return [...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
