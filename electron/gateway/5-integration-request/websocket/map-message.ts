// Integration request of a WebSocket API: the template that the integration's expression selects, and its mappings.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-data-mapping.html

import { defaultKey } from '../../../../shared/selection/selection-expression';
import { convertRequestBody } from '../../context/content-conversion';
import { openMappingSources } from '../../context/mapping-sources';
import { renderBody } from '../../context/render-body';
import { requestOverrides, requestScope } from '../../context/template-scope';
import { socketSources } from '../../context/websocket/socket-sources';
import type { BodyTemplate } from '../../deploy/compiled-method';
import type { CompiledSocketRoute, SocketTemplates } from '../../deploy/websocket/compiled-websocket-api';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { traceBody } from '../../trace/trace-message';
import type { SocketExchange } from '../../websocket-exchange';
import { lambdaProxyRequest } from '../lambda-request';
import { mapParameters } from '../map-parameters';
import { buildRequest } from '../map-request';

export const mapMessage: Step<SocketExchange> = {
  name: 'map-request',
  phase: 'integration-request',
  run(exchange) {
    const { route } = exchange.socket;
    if (route === undefined) return;
    const { endpoint } = route.method;
    if (endpoint.kind === 'unavailable') {
      throw new GatewayError('API_CONFIGURATION_ERROR', { reason: endpoint.reason });
    }
    if (endpoint.kind === 'lambda' && endpoint.isProxy) {
      exchange.integrationRequest = lambdaProxyRequest(exchange, endpoint);
    } else {
      const template = chooseTemplate(exchange, route);
      const body = mapBody(exchange, route, template);
      const overrides =
        template?.usesContext && exchange.scope !== undefined ? requestOverrides(exchange.scope) : undefined;
      const parameters = mapParameters(route.method.integrationRequest, () => openMappingSources(exchange), overrides);
      exchange.integrationRequest = buildRequest(exchange, endpoint, parameters, body);
    }
    if (exchange.trace.isOn) noteRequest(exchange);
  },
};

/** The template of `templates` that the expression selects, else that of `$default`. */
export function selectTemplate(
  exchange: SocketExchange,
  { selection, byKey }: SocketTemplates,
): BodyTemplate | undefined {
  if (byKey.size === 0) return undefined;
  const value = selection?.evaluate(socketSources(exchange)) ?? defaultKey;
  return byKey.get(value) ?? byKey.get(defaultKey);
}

function chooseTemplate(exchange: SocketExchange, route: CompiledSocketRoute): BodyTemplate | undefined {
  const template = selectTemplate(exchange, route.requestTemplates);
  const { passthrough, requestTemplates, method } = route;
  if (template !== undefined || method.integrationType === 'HTTP_PROXY' || passthrough === 'WHEN_NO_MATCH') {
    return template;
  }
  if (passthrough === 'WHEN_NO_TEMPLATES' && requestTemplates.byKey.size === 0) return undefined;
  throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', {
    reason: `No request template was selected, and passthrough behavior is ${passthrough}`,
  });
}

function mapBody(
  exchange: SocketExchange,
  { method }: CompiledSocketRoute,
  template: BodyTemplate | undefined,
): Uint8Array {
  // AWS documented: there are no binary messages; CONVERT_TO_BINARY decodes a message that is Base64
  const payload = convertRequestBody(exchange.invocation.body, false, method.integrationRequest.contentHandling);
  if (exchange.trace.isOn) {
    exchange.trace.note({
      decided: template === undefined ? 'no template: the message passes through' : `template ${template.contentType}`,
    });
  }
  return template === undefined ? payload.bytes : renderBody(exchange, template, payload, 'request', requestScope);
}

function noteRequest({ trace, invocation, integrationRequest: request }: SocketExchange): void {
  if (request === undefined) return;
  trace.note({
    changed: `body ${invocation.body.length} B → ${request.body?.length ?? 0} B`,
    before: { headers: invocation.headers, body: traceBody(invocation.body) },
    after: {
      method: request.method,
      ...(request.url !== '' && { url: request.url }),
      headers: request.headers,
      body: traceBody(request.body),
    },
  });
}
