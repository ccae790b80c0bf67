// Integration response: selects the response, maps its headers and renders its template.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
import type { HeaderList } from '../../../shared/trace/trace';
import { convertResponseBody, type Payload } from '../context/content-conversion';
import { findHeader, headerText, isHeaderName } from '../context/header-lines';
import { openMappingSources } from '../context/mapping-sources';
import { firstAcceptedType, isBinaryType, mediaTypeOf } from '../context/media-type';
import { renderBody } from '../context/render-body';
import { type ResponseOverrides, responseOverrides, responseScope } from '../context/template-scope';
import type { CompiledIntegrationResponse, CompiledMethod } from '../deploy/compiled-method';
import type { Exchange, Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { EndpointResponse, InvocationResponse } from '../messages';
import { logLines } from '../trace/log-lines';
import { traceBody } from '../trace/trace-message';

export const mapResponse: Step = {
  name: 'map-response',
  phase: 'integration-response',
  run(exchange) {
    const { endpointResponse, match, trace } = exchange;
    if (endpointResponse === undefined || match === undefined) return;
    const { endpoint } = match.method;
    exchange.response =
      endpoint.kind === 'http' && endpoint.isProxy
        ? passAnswer(exchange, endpointResponse)
        : mapAnswer(exchange, match.method, endpointResponse);
    if (trace.isOn) noteResponse(exchange, endpointResponse, exchange.response);
  },
};

/** HTTP_PROXY: status, headers and body pass. */
function passAnswer(exchange: Exchange, answer: EndpointResponse): InvocationResponse {
  if (exchange.trace.isOn) exchange.trace.note({ decided: 'proxy: the answer passes' });
  // AWS assumed: the conversion table holds for HTTP_PROXY too, as without content handling
  const { bytes } = convertAnswer(exchange, answer, undefined);
  return { status: answer.status, headers: answer.headers, body: bytes };
}

function mapAnswer(exchange: Exchange, method: CompiledMethod, answer: EndpointResponse): InvocationResponse {
  const selected = method.integrationResponses.select(String(answer.status));
  if (selected === undefined) throw noMatch(answer.status);
  const payload = convertAnswer(exchange, answer, selected.contentHandling);
  const template = chooseTemplate(exchange, selected);
  const body = template === null ? payload.bytes : renderBody(exchange, template, payload, 'response', responseScope);
  if (exchange.trace.isOn) {
    const missing = selected.isDeclared
      ? ''
      : ` (the method has no method response ${selected.status}: AWS answers 500)`;
    const rendered = template === null ? '' : `, template ${template.contentType}`;
    exchange.trace.note({ decided: `matched ${selected.label} → ${selected.status}${rendered}${missing}` });
  }
  // AWS recorded: what the request template has set holds here, without a response template too
  const mayOverride = method.integrationRequest.templates.usesContext || template?.usesContext === true;
  const overrides = mayOverride && exchange.scope !== undefined ? responseOverrides(exchange.scope) : undefined;
  return {
    status: overrides?.status ?? selected.status,
    headers: mapHeaders(exchange, selected, overrides),
    body,
  };
}

/** The body as the conversion table wants it: by its own type, the accepted type and the content handling. */
function convertAnswer(
  { deployment, invocation }: Exchange,
  answer: EndpointResponse,
  handling: CompiledIntegrationResponse['contentHandling'],
): Payload {
  const { binaryMediaTypes } = deployment;
  if (binaryMediaTypes.length === 0) return convertResponseBody(answer.body, false, false, handling);
  const type = mediaTypeOf(findHeader(answer.headers, 'content-type'));
  const accepted = firstAcceptedType(findHeader(invocation.headers, 'accept'));
  return convertResponseBody(
    answer.body,
    isBinaryType(type, binaryMediaTypes),
    isBinaryType(accepted, binaryMediaTypes),
    handling,
  );
}

function chooseTemplate({ invocation }: Exchange, selected: CompiledIntegrationResponse) {
  if (selected.templates.size === 0) return null;
  const accepted = firstAcceptedType(findHeader(invocation.headers, 'accept'));
  const byType = accepted === undefined ? undefined : selected.templates.get(accepted);
  return byType === undefined ? selected.fallback : byType;
}

function mapHeaders(
  exchange: Exchange,
  selected: CompiledIntegrationResponse,
  overrides: ResponseOverrides | undefined,
): HeaderList {
  const mapped = selected.constantHeaders ?? readHeaders(exchange, selected);
  if (overrides === undefined || overrides.header.length === 0) return mapped;
  const overridden = new Set(overrides.header.map(([name]) => name.toLowerCase()));
  return [
    ...mapped.filter(([name]) => !overridden.has(name.toLowerCase())),
    ...overrides.header
      .filter(([name]) => isHeaderName(name))
      .map(([name, values]) => [name, headerText(values.join(','))] as const),
  ];
}

function readHeaders(exchange: Exchange, { headers }: CompiledIntegrationResponse): HeaderList {
  const sources = openMappingSources(exchange);
  return headers.flatMap(({ name, expression }) => {
    const values = expression.read(sources);
    return values === undefined ? [] : [[name, headerText(values.join(','))] as const];
  });
}

/** AWS recorded: 500 with this line in the log. */
function noMatch(status: number): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason:
      'Execution failed due to configuration error: No match for output mapping and no default output mapping ' +
      `configured. Endpoint Response Status Code: ${status}`,
  });
}

function noteResponse({ trace }: Exchange, answer: EndpointResponse, response: InvocationResponse): void {
  trace.log('TRACE', logLines.methodResponseBody(response.body));
  trace.note({
    changed: `body ${answer.body.length} B → ${response.body.length} B`,
    before: { status: answer.status, headers: answer.headers, body: traceBody(answer.body) },
    after: { status: response.status, headers: response.headers, body: traceBody(response.body) },
  });
}
