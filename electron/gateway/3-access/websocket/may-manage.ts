// @connections: a good signature, and a policy of the caller's own that allows to manage connections.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
import type { ApiExchange, Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { askOwnPolicies } from '../policies/ask-own-policies';
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
  const reason = askOwnPolicies(exchange, 'execute-api:ManageConnections')?.refusal;
  if (reason === undefined) return;
  // AWS documented: 403 with this one word
  throw new GatewayError('ACCESS_DENIED', { message: 'Forbidden', errorType: 'ForbiddenException', reason });
}
