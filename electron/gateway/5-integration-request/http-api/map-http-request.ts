// Integration request of an HTTP API: the message to the function or the address behind the route.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
import type { CompiledRoute, RouteLambda, RoutePrivate, RouteUrl } from '../../deploy/http-api/compiled-http-api';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { IntegrationRequest } from '../../messages';
import { maskedHeaders } from '../../trace/secrets';
import { traceBody } from '../../trace/trace-message';
import { invocationOf } from '../lambda-request';
import { parseLambdaReference } from '../lambda-target';
import { type PathValue, renderUri } from '../uri-template';
import { event1 } from './event-1';
import { event2 } from './event-2';
import { mapRoutedRequest } from './mapped-request';
import { privateRequest, urlRequest } from './proxied-request';
import { serviceRequest } from './service-request';

const noValues: ReadonlyMap<string, PathValue> = new Map();

export const mapHttpRequest: Step<HttpExchange> = {
  name: 'map-request',
  phase: 'integration-request',
  run(exchange) {
    const { match, trace } = exchange;
    if (match === undefined) return;
    const request = requestTo(exchange, match.route);
    exchange.integrationRequest = request;
    if (trace.isOn) noteRequest(exchange, request);
  },
};

function requestTo(exchange: HttpExchange, { endpoint, requestMappings }: CompiledRoute): IntegrationRequest {
  switch (endpoint.kind) {
    case 'unavailable':
      throw new GatewayError('API_CONFIGURATION_ERROR', { reason: endpoint.reason });
    case 'lambda':
      return lambdaRequest(exchange, endpoint);
    case 'service':
      return serviceRequest(exchange, endpoint);
    case 'url':
    case 'private': {
      const mapped = mapRoutedRequest(exchange, exchange.invocation.clientHeaders);
      if (exchange.trace.isOn && requestMappings.length > 0) {
        exchange.trace.note({ decided: `${requestMappings.length} parameter mappings` });
      }
      return proxied(exchange, endpoint, mapped);
    }
  }
}

function proxied(
  exchange: HttpExchange,
  endpoint: RouteUrl | RoutePrivate,
  mapped: ReturnType<typeof mapRoutedRequest>,
): IntegrationRequest {
  return endpoint.kind === 'url' ? urlRequest(exchange, endpoint, mapped) : privateRequest(exchange, endpoint, mapped);
}

function lambdaRequest(exchange: HttpExchange, endpoint: RouteLambda): IntegrationRequest {
  const { invocation, stage, trace } = exchange;
  const named = endpoint.target === undefined ? renderUri(endpoint.uri, noValues, stage.settings.variables) : undefined;
  const target = endpoint.target ?? (named === undefined ? undefined : parseLambdaReference(named));
  if (target === undefined) {
    throw new GatewayError('API_CONFIGURATION_ERROR', { reason: `${endpoint.uri.source} names no function.` });
  }
  const writeEvent = endpoint.payloadFormatVersion === '2.0' ? event2 : event1;
  const mapped = mapRoutedRequest(exchange, invocation.headers);
  const event = writeEvent(exchange, mapped);
  const shown = trace.isOn ? maskedHeaders(mapped.headers, exchange.deployment.tokenHeaders) : mapped.headers;
  const shownEvent = shown === mapped.headers ? event : writeEvent(exchange, { ...mapped, headers: shown });
  return {
    method: 'POST',
    url: target.url,
    headers: [],
    body: trace.isOn ? Buffer.from(shownEvent) : null,
    timeoutMs: endpoint.timeoutMs,
    lambda: { ...invocationOf(exchange, target, event), isJson: true },
  };
}

function noteRequest({ invocation, trace }: HttpExchange, request: IntegrationRequest): void {
  trace.note({
    changed: `body ${invocation.body.length} B → ${request.body?.length ?? 0} B`,
    before: { method: invocation.httpMethod, headers: invocation.clientHeaders, body: traceBody(invocation.body) },
    after: { method: request.method, url: request.url, headers: request.headers, body: traceBody(request.body) },
  });
}
