// What a signed caller's own policies say where an API has no resource policy: HTTP APIs, and @connections.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
import { signedJoin } from '../../../../shared/iam/policy-join';
import { policyCallerOf } from '../../../../shared/iam/principal-keys';
import { decideAccess } from '../../../../shared/policy/decide-access';
import { accountIdOf } from '../../context/account-of';
import type { ApiExchange } from '../../exchange';
import { methodArn } from './method-arn';
import { checkPolicies } from './policy-check';
import { requestKeys } from './request-keys';

export interface OwnPolicyAnswer {
  /** Absent: they allow it. */
  readonly refusal?: string;
}

/** Asks for `action` on what is called; undefined where nobody signed whose policies are known. */
export function askOwnPolicies(
  exchange: ApiExchange,
  action: 'execute-api:Invoke' | 'execute-api:ManageConnections',
): OwnPolicyAnswer | undefined {
  const { principal, policies } = exchange.access ?? {};
  if (principal === undefined || policies?.kind !== 'iam') return undefined;
  // AWS documented: without a resource policy only the caller's own can allow, and only within one account
  const owner = { apiId: exchange.deployment.apiId, policy: undefined };
  const join = signedJoin(owner, policies, principal, accountIdOf(exchange));
  const resource = methodArn(exchange);
  const request = { action, resource, caller: policyCallerOf(principal), keys: requestKeys(exchange, principal) };
  const decision = decideAccess(join, request);
  const isDenied = decision.result !== 'allow';
  if (exchange.trace.isOn) checkPolicies(exchange, 'identity-policy', { join, request, decision, isDenied });
  return isDenied ? { refusal: `No policy of ${principal.arn} allows ${action} on ${resource}.` } : {};
}
