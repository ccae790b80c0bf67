// Which policies decide about a caller, and by which rule they are joined.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html

import { entityKey } from '../definition/entities';
import type { JoinedPolicy, PolicyJoin } from '../policy/decide-access';
import type { Policy } from '../policy/policy';
import type { IamPolicies, Principal, SourcedPolicy } from './principal';

/** HTTP APIs have no resource policy. */
interface PolicedDeployment {
  readonly apiId: string;
  readonly policy: Policy | undefined;
}

/** What a Lambda authorizer returned. */
interface ReturnedPolicy {
  readonly authorizerId: string;
  readonly authorizerName: string;
  readonly policy: Policy;
}

/** The resource policy alone; undefined where the API has none. */
export function resourcePolicyJoin({ policy, apiId }: PolicedDeployment): PolicyJoin | undefined {
  if (policy === undefined) return undefined;
  return { rule: 'one-policy', policies: [resourcePolicy(policy, apiId)], isAdministrator: false };
}

/** What a Lambda authorizer returned, with the resource policy. `kind` is the authorizer's entity. */
export function authorizerJoin(
  deployment: PolicedDeployment,
  { policy, authorizerId, authorizerName }: ReturnedPolicy,
  kind: 'authorizer' | 'v2-authorizer' = 'authorizer',
): PolicyJoin {
  const own: JoinedPolicy = {
    role: 'identity',
    policy,
    source: `Policy of authorizer ${authorizerName}`,
    entityKey: entityKey(kind, deployment.apiId, authorizerId),
  };
  return join('either-allows', [own], deployment);
}

/** The policies of who signed, with the resource policy. `accountId` is the API's. */
export function signedJoin(
  deployment: PolicedDeployment,
  { identity, boundary, session, isAdministrator }: IamPolicies,
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
  { policy, apiId }: PolicedDeployment,
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
