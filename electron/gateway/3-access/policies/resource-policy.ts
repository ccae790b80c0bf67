// Before anybody is asked who calls: what the resource policy alone decides.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html

import { resourcePolicyJoin } from '../../../../shared/iam/policy-join';
import { decideAccess } from '../../../../shared/policy/decide-access';
import type { Step } from '../../exchange';
import { askNetworkPolicies } from '../network/network-policies';
import { policyDenial } from './denial';
import { methodArn, refuseLongArn } from './method-arn';
import { checkPolicies } from './policy-check';
import { requestKeys } from './request-keys';

/** The resource policy for callers that nobody knows yet. */
export const resourcePolicyBefore: Step = {
  name: 'resource-policy-before',
  phase: 'access',
  run(exchange) {
    const { match, deployment, trace, invocation } = exchange;
    // a VPC endpoint and a private domain name let in first
    if (invocation.claims !== undefined) askNetworkPolicies(exchange);
    const type = match?.method.method.authorizationType ?? 'NONE';
    const isClosed = deployment.policy === undefined && deployment.endpointType === 'PRIVATE';
    if (type === 'NONE' && deployment.policy === undefined && !isClosed) return;
    const resource = methodArn(exchange);
    refuseLongArn(resource);
    // AWS documented: a private API without a policy cannot be called. AWS assumed: the words
    if (isClosed) throw policyDenial(exchange, 'anonymous', 'implicit-deny');
    // AWS documented: signatures and tokens come first, then the policy decides
    if (type === 'AWS_IAM' || type === 'COGNITO_USER_POOLS') return;
    const join = resourcePolicyJoin(deployment);
    if (join === undefined) return;
    const request = {
      action: 'execute-api:Invoke',
      resource,
      caller: undefined,
      keys: requestKeys(exchange, undefined),
    };
    const decision = decideAccess(join, request);
    // AWS documented: a Lambda authorizer is still asked where the policy is silent; only a Deny ends it here
    const isDenied = type === 'NONE' ? decision.result !== 'allow' : decision.result === 'explicit-deny';
    if (trace.isOn) checkPolicies(exchange, 'resource-policy-before', { join, request, decision, isDenied });
    if (isDenied) throw policyDenial(exchange, 'anonymous', decision.result);
  },
};
