// Once it is known who calls: what speaks for the caller, joined with the resource policy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html

import { authorizerJoin, resourcePolicyJoin, signedJoin } from '../../../../shared/iam/policy-join';
import { policyCallerOf } from '../../../../shared/iam/principal-keys';
import { decideAccess, type PolicyJoin } from '../../../../shared/policy/decide-access';
import type { AccessCheckName } from '../../../../shared/trace/access-check';
import { accountIdOf } from '../../context/account-of';
import type { Exchange, Step } from '../../exchange';
import type { CallerAccess } from '../caller-access';
import { authorizerDenial, policyDenial } from './denial';
import { methodArn } from './method-arn';
import { checkPolicies } from './policy-check';
import { requestKeys } from './request-keys';

const noAccess: CallerAccess = {};

/** Joins what speaks for the caller with the resource policy. */
export const decidePolicies: Step = {
  name: 'decide-policies',
  phase: 'access',
  run(exchange) {
    const type = exchange.match?.method.method.authorizationType ?? 'NONE';
    if (type === 'NONE') return;
    const { policies, principal } = exchange.access ?? noAccess;
    const join = policiesOfCaller(exchange, exchange.access ?? noAccess);
    if (join === undefined) return;
    const request = {
      action: 'execute-api:Invoke',
      resource: methodArn(exchange),
      caller: principal === undefined ? undefined : policyCallerOf(principal),
      keys: requestKeys(exchange, principal),
    };
    const decision = decideAccess(join, request);
    const isDenied = decision.result !== 'allow';
    if (exchange.trace.isOn) {
      checkPolicies(exchange, checkNameOf(join), { join, request, decision, isDenied });
    }
    if (!isDenied) return;
    const deciding = decision.decidedBy && join.policies[decision.decidedBy.policy];
    // AWS recorded: a Lambda authorizer's policy refuses in words of its own; a Deny of the resource policy does not
    if (policies?.kind === 'authorizer' && deciding?.role !== 'resource') throw authorizerDenial(decision.result);
    throw policyDenial(exchange, principal?.arn ?? 'anonymous', decision.result);
  },
};

/** What decides over the caller, whatever it asks for; undefined where nothing does. */
export function policiesOfCaller(exchange: Exchange, { policies, principal }: CallerAccess): PolicyJoin | undefined {
  const { deployment } = exchange;
  if (policies?.kind === 'authorizer') return authorizerJoin(deployment, policies);
  if (policies?.kind === 'iam' && principal !== undefined) {
    return signedJoin(deployment, policies, principal, accountIdOf(exchange));
  }
  // AWS documented: of a user pool's user only the resource policy can say anything, and it must allow
  return resourcePolicyJoin(deployment);
}

/** The check under which a decision over `join` is shown. */
export function checkNameOf({ policies }: PolicyJoin): AccessCheckName {
  if (policies.some(({ role }) => role === 'resource')) return 'resource-policy';
  return policies[0]?.source.startsWith('Policy of authorizer') === true ? 'authorizer-policy' : 'identity-policy';
}
