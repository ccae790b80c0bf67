// Integration of an HTTP API: calls what the route's integration names.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
import type { HttpCallOptions, Step } from '../../exchange';
import { EndpointFailure, GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { IntegrationRequest } from '../../messages';
import { traceBody } from '../../trace/trace-message';
import { callAwsService } from '../call-aws-service';
import { gatewayErrorOf } from '../call-http';
import { callRouteFunction } from './call-route-function';
import { privateConnection } from './private-connection';

const verified: HttpCallOptions = { insecureSkipVerification: false };

export const callRoute: Step<HttpExchange> = {
  name: 'call-endpoint',
  phase: 'integration',
  run(exchange) {
    const { match, integrationRequest } = exchange;
    if (match === undefined || integrationRequest === undefined) return;
    const { endpoint } = match.route;
    switch (endpoint.kind) {
      case 'lambda':
        return callRouteFunction(exchange, endpoint, integrationRequest);
      case 'url':
        return callUrl(exchange, integrationRequest, verified);
      case 'private': {
        const { said, options } = privateConnection(exchange, endpoint);
        return callUrl(exchange, integrationRequest, options, said);
      }
      case 'service':
        return callAwsService(exchange, integrationRequest);
      case 'unavailable':
        throw new GatewayError('API_CONFIGURATION_ERROR', { reason: endpoint.reason });
    }
  },
};

async function callUrl(
  exchange: HttpExchange,
  request: IntegrationRequest,
  options: HttpCallOptions,
  through = '',
): Promise<void> {
  const { tools, trace } = exchange;
  if (trace.isOn) trace.note({ decided: `${request.method} ${request.url}${through}` });
  try {
    const answer = await tools.http.call(request, options);
    exchange.endpointResponse = answer;
    if (trace.isOn) {
      trace.note({ after: { status: answer.status, headers: answer.headers, body: traceBody(answer.body) } });
    }
  } catch (thrown) {
    if (!(thrown instanceof EndpointFailure)) throw thrown;
    throw through === '' ? gatewayErrorOf(thrown) : privateFailure(thrown);
  }
}

/** AWS assumed: what stands behind a VPC link and cannot be reached is a 503, what is on the internet a 500. */
function privateFailure(failure: EndpointFailure): GatewayError {
  const error = gatewayErrorOf(failure);
  return new GatewayError(error.responseType, { ...error.options, status: 503 });
}
