// Finds the method that serves the request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
import { createHash } from 'node:crypto';
import type { Exchange, Step } from '../exchange';
import { GatewayError } from '../gateway-error';

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
  if (authorization === undefined || authorization.startsWith('AWS4-')) {
    return new GatewayError('MISSING_AUTHENTICATION_TOKEN', { reason });
  }
  return new GatewayError('INVALID_SIGNATURE', {
    message: incompleteSignatureText(authorization),
    errorType: 'IncompleteSignatureException',
    reason,
  });
}

/** What the service says of an `Authorization` header that is no list of `key=value` pairs. */
function incompleteSignatureText(authorization: string): string {
  // AWS recorded: the credential itself shows as its SHA-256 in Base64
  const hash = createHash('sha256').update(authorization).digest('base64');
  return (
    'Invalid key=value pair (missing equal-sign) in Authorization header ' +
    `(hashed with SHA-256 and encoded with Base64): '${hash}'.`
  );
}
