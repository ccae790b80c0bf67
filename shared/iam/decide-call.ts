// Whether a caller may make a call of a service that has no resource policies, and whether it may become a role.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { type ConditionValues, conditionKeys } from '../policy/condition-keys';
import { decideAccess, type JoinedPolicy } from '../policy/decide-access';
import { decidePolicy, type PolicyResult } from '../policy/evaluate-policy';
import { parsePolicy } from '../policy/parse-policy';
import type { PolicyCaller } from '../policy/parse-principal';
import type { Policy } from '../policy/policy';
import { PolicyFault } from '../policy/policy-fault';
import type { IamCaller, IamPolicies } from './principal';
import { policyCallerOf, principalKeys } from './principal-keys';

export interface ServiceCall {
  /** `apigateway:GET`, `sts:AssumeRole`. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys beside those of the caller. */
  readonly keys: ConditionValues;
}

/** What the caller's own policies say of the call. */
export function decideCall({ principal, policies }: IamCaller, { action, resource, keys }: ServiceCall): PolicyResult {
  const join = { rule: 'one-policy', policies: joined(policies), isAdministrator: policies.isAdministrator } as const;
  const request = {
    action,
    resource,
    caller: policyCallerOf(principal),
    keys: conditionKeys(() => ({ ...keys, ...principalKeys(principal) })),
  };
  return decideAccess(join, request).result;
}

/**
 * Whether a role's trust policy lets the caller in, and where it leaves that to the caller's account, its own policies
 * too. A policy that cannot be read trusts nobody.
 */
export function mayAssume(trust: string, caller: IamCaller, call: ServiceCall): boolean {
  const policy = trustPolicy(trust);
  if (policy === undefined) return false;
  const { principal } = caller;
  const keys = conditionKeys(() => ({ ...call.keys, ...principalKeys(principal) }));
  const { result, match } = decidePolicy(policy, { ...call, caller: policyCallerOf(principal), keys });
  if (result !== 'allow') return false;
  const own = decideCall(caller, call);
  const isOfRolesAccount = call.resource.split(':')[4] === principal.accountId;
  // AWS documented: who is named needs nobody's leave, in the account of the role
  return isOfRolesAccount && match !== 'account' ? own !== 'explicit-deny' : own === 'allow';
}

/** The same for whoever a token of an identity provider, or a service, stands for. */
export function mayAssumeAs(trust: string, caller: PolicyCaller, { action, resource, keys }: ServiceCall): boolean {
  const policy = trustPolicy(trust);
  if (policy === undefined) return false;
  return decidePolicy(policy, { action, resource, caller, keys: conditionKeys(() => keys) }).result === 'allow';
}

function trustPolicy(document: string): Policy | undefined {
  try {
    return parsePolicy(document, 'trust');
  } catch (error) {
    if (error instanceof PolicyFault) return undefined;
    throw error;
  }
}

function joined({ identity, boundary, session }: IamPolicies): readonly JoinedPolicy[] {
  return [
    ...identity.map((one) => ({ ...one, role: 'identity' as const })),
    ...(boundary === undefined ? [] : [{ ...boundary, role: 'boundary' as const }]),
    ...(session === undefined ? [] : [{ ...session, role: 'session' as const }]),
  ];
}
