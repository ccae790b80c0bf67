// AWS_IAM on a route of an HTTP API: a good signature, and a policy of the caller's own that allows the call.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html

import { signedJoin } from '../../../../shared/iam/policy-join';
import { policyCallerOf } from '../../../../shared/iam/principal-keys';
import { decideAccess } from '../../../../shared/policy/decide-access';
import { accountIdOf } from '../../context/account-of';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { Authorize } from '../authorize';
import { methodArn } from '../policies/method-arn';
import { checkPolicies } from '../policies/policy-check';
import { requestKeys } from '../policies/request-keys';
import { openAuthorizeIam } from '../signature/authorize-iam';

/** Opens it with what one gateway keeps of signing keys and callers. */
export function openAuthorizeIamRoute(): Authorize<HttpExchange> {
  const verify = openAuthorizeIam();
  return (exchange) => {
    const waiting = verify(exchange);
    if (waiting !== undefined) return waiting.then(() => decide(exchange));
    decide(exchange);
  };
}

/** AWS documented: HTTP APIs have no resource policies, so that only the caller's own can allow, within one account. */
function decide(exchange: HttpExchange): void {
  const { principal, policies } = exchange.access ?? {};
  if (principal === undefined || policies?.kind !== 'iam') return;
  const owner = { apiId: exchange.deployment.apiId, policy: undefined };
  const join = signedJoin(owner, policies, principal, accountIdOf(exchange));
  const request = {
    action: 'execute-api:Invoke',
    resource: methodArn(exchange),
    caller: policyCallerOf(principal),
    keys: requestKeys(exchange, principal),
  };
  const decision = decideAccess(join, request);
  const isDenied = decision.result !== 'allow';
  if (exchange.trace.isOn) checkPolicies(exchange, 'identity-policy', { join, request, decision, isDenied });
  if (isDenied) {
    throw new GatewayError('ACCESS_DENIED', {
      reason: `No policy of ${principal.arn} allows ${request.action} on ${request.resource}.`,
    });
  }
  exchange.caller = { kind: 'iam' };
}
