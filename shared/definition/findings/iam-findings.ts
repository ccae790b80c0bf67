// Users, roles and keys that cannot work, and roles that are asked for and would not come.

import { mayAssumeAs } from '../../iam/decide-call';
import { awsManagedPolicy, isAwsManaged } from '../../iam/managed-policies';
import { findPolicy } from '../../iam/principal-policies';
import { readRoleArn } from '../../iam/role-name';
import { type Definition, type EntityKey, findEntity, listEntities } from '../entities';
import type { Report } from './finding-report';

/** Looks at keys, at what users and roles have attached, and at the roles of integrations. */
export function findIamProblems(definition: Definition, report: Report): void {
  for (const { key, entity } of listEntities(definition, 'iam-access-key')) {
    if (findEntity(definition, 'iam-user', entity.userName) === undefined) {
      report('access-key-without-user', key, ['userName'], `There is no user ${entity.userName}: the key is refused.`);
    } else if (entity.secretAccessKey === undefined) {
      const message = 'The secret is not on this machine: what is signed with the key is refused.';
      report('access-key-without-secret', key, ['secretAccessKey'], message);
    }
  }
  findUnknownPolicies(definition, report);
  findIntegrationRoles(definition, report);
}

function findUnknownPolicies(definition: Definition, report: Report): void {
  const own = listEntities(definition, 'iam-policy').map(({ entity }) => entity);
  const isKnown = (arn: string) => findPolicy(arn, own) !== undefined || awsManagedPolicy(arn) !== undefined;
  for (const { key, entity } of [...listEntities(definition, 'iam-user'), ...listEntities(definition, 'iam-role')]) {
    for (const arn of entity.attachedPolicies ?? []) {
      if (isKnown(arn)) continue;
      const why = isAwsManaged(arn) ? 'What it allows is not known here' : 'The workspace has no such policy';
      report('managed-policy-unknown', key, ['attachedPolicies'], `${arn}: ${why}; it allows nothing.`);
    }
    const boundary = entity.permissionsBoundary;
    if (boundary === undefined || isKnown(boundary)) continue;
    report(
      'managed-policy-unknown',
      key,
      ['permissionsBoundary'],
      `${boundary} is not known here: nothing is allowed.`,
    );
  }
}

/** A workspace that has no roles says nothing of them: whatever its integrations name is taken as it is. */
function findIntegrationRoles(definition: Definition, report: Report): void {
  if (listEntities(definition, 'iam-role').length === 0) return;
  for (const { key, entity } of listEntities(definition, 'method')) {
    checkRole(definition, key, ['methodIntegration', 'credentials'], entity.methodIntegration?.credentials, report);
  }
  for (const { key, entity } of listEntities(definition, 'authorizer')) {
    checkRole(definition, key, ['authorizerCredentials'], entity.authorizerCredentials, report);
  }
}

function checkRole(
  definition: Definition,
  key: EntityKey,
  path: readonly string[],
  arn: string | undefined,
  report: Report,
): void {
  const name = arn === undefined ? undefined : readRoleArn(arn);
  if (arn === undefined || name === undefined) return;
  const role = findEntity(definition, 'iam-role', name.roleName);
  if (role === undefined) {
    report('credentials-role-unknown', key, path, `The workspace has no role ${name.roleName}; it is taken as it is.`);
    return;
  }
  const call = { action: 'sts:AssumeRole', resource: arn, keys: {} };
  const gateway = { kind: 'service', name: 'apigateway.amazonaws.com' } as const;
  if (mayAssumeAs(role.assumeRolePolicyDocument, gateway, call)) return;
  const message = `Role ${name.roleName} does not trust apigateway.amazonaws.com: on AWS the call answers 500.`;
  report('credentials-role-untrusting', key, path, message);
}
