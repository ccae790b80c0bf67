// Integration request: template, parameter mapping, overrides and address make the message to the endpoint.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-request.html
import { convertRequestBody } from '../context/content-conversion';
import { contentTypeOf } from '../context/content-type';
import { openMappingSources } from '../context/mapping-sources';
import { isBinaryType } from '../context/media-type';
import { renderBody } from '../context/render-body';
import { requestOverrides, requestScope } from '../context/template-scope';
import type {
  BodyTemplate,
  CompiledEndpoint,
  CompiledMethod,
  HttpEndpoint,
  UnavailableEndpoint,
} from '../deploy/compiled-method';
import type { Exchange, Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { IntegrationRequest } from '../messages';
import { traceBody } from '../trace/trace-message';
import { awsServiceRequest } from './aws-service-request';
import { chooseRequestTemplate } from './choose-template';
import { hasNoBody, refuseIllegalHeaders, requestHeaders } from './header-rules';
import { lambdaProxyRequest, lambdaRequest } from './lambda-request';
import { type MappedParameters, mapParameters } from './map-parameters';
import { hostOfUrl, renderUri } from './uri-template';

export const mapRequest: Step = {
  name: 'map-request',
  phase: 'integration-request',
  run(exchange) {
    const method = exchange.match?.method;
    if (method === undefined) return;
    const { endpoint } = method;
    if (endpoint.kind === 'unavailable') {
      throw new GatewayError('API_CONFIGURATION_ERROR', { reason: endpoint.reason });
    }
    if (endpoint.kind === 'lambda' && endpoint.isProxy) {
      exchange.integrationRequest = lambdaProxyRequest(exchange, endpoint);
      if (exchange.trace.isOn) noteRequest(exchange, exchange.integrationRequest);
      return;
    }
    const template = chooseRequestTemplate(method.integrationRequest.templates, contentTypeOf(exchange));
    const body = mapBody(exchange, method, template);
    const overrides =
      template?.usesContext && exchange.scope !== undefined ? requestOverrides(exchange.scope) : undefined;
    const parameters = mapParameters(method.integrationRequest, () => openMappingSources(exchange), overrides);
    exchange.integrationRequest = buildRequest(exchange, endpoint, parameters, body);
    if (exchange.trace.isOn) noteRequest(exchange, exchange.integrationRequest);
  },
};

/** The body: what the template renders, or the client's as its content handling wants it. */
function mapBody(
  exchange: Exchange,
  { integrationRequest }: CompiledMethod,
  template: BodyTemplate | undefined,
): Uint8Array {
  const { invocation, deployment, trace } = exchange;
  const isBinary = isBinaryType(contentTypeOf(exchange), deployment.binaryMediaTypes);
  const payload = convertRequestBody(invocation.body, isBinary, integrationRequest.contentHandling);
  if (trace.isOn) {
    trace.note({
      decided: template === undefined ? 'no template: body passes through' : `template ${template.contentType}`,
    });
  }
  return template === undefined ? payload.bytes : renderBody(exchange, template, payload, 'request', requestScope);
}

/** The message to the endpoint. */
export function buildRequest(
  exchange: Exchange,
  endpoint: Exclude<CompiledEndpoint, UnavailableEndpoint>,
  parameters: MappedParameters,
  body: Uint8Array,
): IntegrationRequest {
  switch (endpoint.kind) {
    case 'mock':
      return { method: exchange.invocation.httpMethod, url: '', headers: [], body, timeoutMs: 0 };
    case 'http':
      return httpRequest(exchange, endpoint, parameters, body);
    case 'lambda':
      return lambdaRequest(exchange, endpoint, parameters, body);
    case 'aws-service':
      return awsServiceRequest(exchange, endpoint, parameters, body);
  }
}

function httpRequest(
  exchange: Exchange,
  endpoint: HttpEndpoint,
  parameters: MappedParameters,
  body: Uint8Array,
): IntegrationRequest {
  const { invocation, deployment, stage } = exchange;
  refuseIllegalHeaders(parameters.headers);
  const address = renderUri(endpoint.uri, parameters.path, stage.settings.variables);
  const host = address === undefined ? undefined : hostOfUrl(address);
  if (address === undefined || host === undefined) throw invalidAddress();
  const method = endpoint.httpMethod === 'ANY' ? invocation.httpMethod : endpoint.httpMethod;
  // AWS recorded: HTTP_PROXY appends mapped parameters to the client's and to those in the URI
  const url = withQuery(withQuery(address, endpoint.isProxy ? invocation.rawQuery : ''), parameters.query);
  const headers = requestHeaders({
    apiId: deployment.apiId,
    invocation,
    mapped: parameters.headers,
    isProxy: endpoint.isProxy,
    httpMethod: method,
    host,
  });
  return { method, url, headers, body: hasNoBody(method) ? null : body, timeoutMs: endpoint.timeoutMs };
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  if (!url.includes('?')) return `${url}?${query}`;
  return url.endsWith('?') || url.endsWith('&') ? url + query : `${url}&${query}`;
}

/** AWS recorded: 500 with this line in the log. */
function invalidAddress(): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason: 'Execution failed due to configuration error: Invalid endpoint address',
  });
}

function noteRequest({ invocation, trace }: Exchange, request: IntegrationRequest): void {
  const bytes = request.body?.length ?? 0;
  trace.note({
    changed: `body ${invocation.body.length} B → ${bytes} B`,
    before: { method: invocation.httpMethod, headers: invocation.headers, body: traceBody(invocation.body) },
    after: {
      method: request.method,
      ...(request.url !== '' && { url: request.url }),
      headers: request.headers,
      body: traceBody(request.body),
    },
  });
}
