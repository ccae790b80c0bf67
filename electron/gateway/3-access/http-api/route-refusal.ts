// How authorizers of HTTP APIs refuse, or fail.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';

/** 401, once the access log knows why; `challenge` is what tells clients how to come back. */
export function unauthorizedRoute(
  exchange: HttpExchange,
  startedMs: number,
  reason: string,
  challenge?: string,
): GatewayError {
  const latencyMs = performance.now() - startedMs;
  exchange.access = { ...exchange.access, authorizerCall: { status: 401, latencyMs, error: reason } };
  return new GatewayError('UNAUTHORIZED', {
    reason,
    ...(challenge !== undefined && { headers: [['WWW-Authenticate', challenge]] }),
  });
}

/** 500 for a route whose authorizer is not there or cannot work; the deployment said so. */
export function notConfigured({ match, trace }: HttpExchange): GatewayError {
  const { authorizerId = '' } = match?.route.route ?? {};
  const said = authorizerId === '' ? 'the route names no authorizer' : `no authorizer ${authorizerId} can be asked`;
  if (trace.isOn) trace.check({ name: 'authorizer', verdict: 'denied', said });
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', { reason: `The authorizer is not configured: ${said}.` });
}
