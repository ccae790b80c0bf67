// Finds the method that serves the request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
import { authorizationParts } from '../../../shared/sigv4/authorization-parts';
import type { Exchange, Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import { nodeSigningCrypto } from '../node-signing-crypto';

export const matchMethod: Step = {
  name: 'match-method',
  phase: 'routing',
  run(exchange) {
    const { deployment, invocation, trace } = exchange;
    const found = deployment.routes.match(invocation.httpMethod, invocation.path);
    if (found === undefined) throw noMethod(exchange);
    const { method, pathParameters } = found;
    const { resourceId, resourcePath } = method;
    exchange.match = { method, resourceId, resourcePath, pathParameters };
    if (trace.isOn) {
      trace.note({
        decided: `${method.method.httpMethod} ${resourcePath}`,
        after: { method: invocation.httpMethod, path: pathParameters },
      });
    }
  },
};

// AWS recorded: never 404 or 405, but 403, and with an Authorization header that is no signature a complaint about it
function noMethod({ invocation }: Exchange): GatewayError {
  const reason = `No resource has a method for ${invocation.httpMethod} ${invocation.path}.`;
  const authorization = invocation.headers.find(([name]) => name === 'Authorization')?.[1];
  const parts =
    authorization === undefined ? undefined : authorizationParts(authorization, invocation.headers, nodeSigningCrypto);
  if (typeof parts !== 'string') return new GatewayError('MISSING_AUTHENTICATION_TOKEN', { reason });
  return new GatewayError('INVALID_SIGNATURE', {
    message: parts,
    errorType: 'IncompleteSignatureException',
    reason,
  });
}
