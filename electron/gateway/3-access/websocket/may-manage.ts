// @connections: a good signature, and a policy of the caller's own that allows to manage connections.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html

import { signedJoin } from '../../../../shared/iam/policy-join';
import { policyCallerOf } from '../../../../shared/iam/principal-keys';
import { decideAccess } from '../../../../shared/policy/decide-access';
import { accountIdOf } from '../../context/account-of';
import type { ApiExchange, Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { methodArn } from '../policies/method-arn';
import { checkPolicies } from '../policies/policy-check';
import { requestKeys } from '../policies/request-keys';
import { openAuthorizeIam } from '../signature/authorize-iam';

/** Opens the step with what one gateway keeps of signing keys and callers. */
export function openMayManage(): Step<ApiExchange> {
  const verify = openAuthorizeIam();
  return {
    name: 'authorize',
    phase: 'access',
    run(exchange) {
      const waiting = verify(exchange);
      if (waiting !== undefined) return waiting.then(() => decide(exchange));
      decide(exchange);
    },
  };
}

function decide(exchange: ApiExchange): void {
  const { principal, policies } = exchange.access ?? {};
  if (principal === undefined || policies?.kind !== 'iam') return;
  const owner = { apiId: exchange.deployment.apiId, policy: undefined };
  const join = signedJoin(owner, policies, principal, accountIdOf(exchange));
  const request = {
    action: 'execute-api:ManageConnections',
    resource: methodArn(exchange),
    caller: policyCallerOf(principal),
    keys: requestKeys(exchange, principal),
  };
  const decision = decideAccess(join, request);
  const isDenied = decision.result !== 'allow';
  if (exchange.trace.isOn) checkPolicies(exchange, 'identity-policy', { join, request, decision, isDenied });
  if (!isDenied) return;
  throw new GatewayError('ACCESS_DENIED', {
    // AWS documented: 403 with this one word
    message: 'Forbidden',
    errorType: 'ForbiddenException',
    reason: `No policy of ${principal.arn} allows ${request.action} on ${request.resource}.`,
  });
}
