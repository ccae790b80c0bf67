// Which policies decide about a caller, and by which rule they are joined.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html

import { entityKey } from '../../../../shared/definition/entities';
import type { Principal, SourcedPolicy } from '../../../../shared/iam/principal';
import type { JoinedPolicy, PolicyJoin } from '../../../../shared/policy/decide-access';
import type { Policy } from '../../../../shared/policy/policy';
import type { CompiledDeployment } from '../../deploy/compiled-deployment';
import type { CallerPolicies } from '../caller-access';

/** The resource policy alone; undefined where the API has none. */
export function resourcePolicyJoin({ policy, apiId }: CompiledDeployment): PolicyJoin | undefined {
  if (policy === undefined) return undefined;
  return { rule: 'one-policy', policies: [resourcePolicy(policy, apiId)], isAdministrator: false };
}

/** What a Lambda authorizer returned, with the resource policy. */
export function authorizerJoin(
  deployment: CompiledDeployment,
  { policy, authorizerId, authorizerName }: Extract<CallerPolicies, { kind: 'authorizer' }>,
): PolicyJoin {
  const own: JoinedPolicy = {
    role: 'identity',
    policy,
    source: `Policy of authorizer ${authorizerName}`,
    entityKey: entityKey('authorizer', deployment.apiId, authorizerId),
  };
  return join('either-allows', [own], deployment);
}

/** The policies of who signed, with the resource policy. `accountId` is the API's. */
export function signedJoin(
  deployment: CompiledDeployment,
  { identity, boundary, session, isAdministrator }: Extract<CallerPolicies, { kind: 'iam' }>,
  principal: Principal,
  accountId: string,
): PolicyJoin {
  const own = [
    ...identity.map((sourced) => joined('identity', sourced)),
    ...(boundary === undefined ? [] : [joined('boundary', boundary)]),
    ...(session === undefined ? [] : [joined('session', session)]),
  ];
  // AWS documented: callers of another account need the leave of both
  if (principal.accountId !== accountId)
    return { ...join('both-allow', own, deployment), rule: 'both-allow', isAdministrator };
  return { ...join('either-allows', own, deployment), isAdministrator };
}

function join(
  rule: PolicyJoin['rule'],
  own: readonly JoinedPolicy[],
  { policy, apiId }: CompiledDeployment,
): PolicyJoin {
  if (policy === undefined) return { rule: 'one-policy', policies: own, isAdministrator: false };
  return { rule, policies: [...own, resourcePolicy(policy, apiId)], isAdministrator: false };
}

function resourcePolicy(policy: Policy, apiId: string): JoinedPolicy {
  return { role: 'resource', policy, source: 'Resource policy', entityKey: entityKey('rest-api', apiId) };
}

function joined(role: JoinedPolicy['role'], { policy, source, entityKey: key }: SourcedPolicy): JoinedPolicy {
  return { role, policy, source, ...(key !== undefined && { entityKey: key }) };
}
