// AWS_IAM on a route of an HTTP API: a good signature, and a policy of the caller's own that allows the call.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { Authorize } from '../authorize';
import { askOwnPolicies } from '../policies/ask-own-policies';
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

function decide(exchange: HttpExchange): void {
  const answer = askOwnPolicies(exchange, 'execute-api:Invoke');
  if (answer === undefined) return;
  if (answer.refusal !== undefined) throw new GatewayError('ACCESS_DENIED', { reason: answer.refusal });
  exchange.caller = { kind: 'iam' };
}
