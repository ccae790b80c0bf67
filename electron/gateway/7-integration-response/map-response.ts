// Integration response: selects the response, maps its headers and renders its template.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
import type { HeaderList } from '../../../shared/trace/trace';
import { convertResponseBody, type Payload, utf8Text } from '../context/content-conversion';
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
import { lambdaErrorMessage } from './lambda-error-message';
import { lambdaProxyResponse } from './lambda-proxy-response';

export const mapResponse: Step = {
  name: 'map-response',
  phase: 'integration-response',
  run(exchange) {
    const { endpointResponse, match, trace } = exchange;
    if (endpointResponse === undefined || match === undefined) return;
    exchange.response = responseTo(exchange, match.method, endpointResponse);
    if (trace.isOn) noteResponse(exchange, endpointResponse, exchange.response);
  },
};

function responseTo(exchange: Exchange, method: CompiledMethod, answer: EndpointResponse): InvocationResponse {
  const { endpoint } = method;
  if (endpoint.kind === 'http' && endpoint.isProxy) return passAnswer(exchange, answer);
  if (endpoint.kind === 'lambda' && endpoint.isProxy) return lambdaProxyResponse(exchange, answer);
  return mapAnswer(exchange, method, answer);
}

/** HTTP_PROXY: status, headers and body pass. */
function passAnswer(exchange: Exchange, answer: EndpointResponse): InvocationResponse {
  if (exchange.trace.isOn) exchange.trace.note({ decided: 'proxy: the answer passes' });
  // AWS documented: binary or not, a stream passes as it comes
  if (answer.stream !== undefined) return answer;
  // AWS assumed: the conversion table holds for HTTP_PROXY too, as without content handling
  const { bytes } = convertAnswer(exchange, answer, undefined);
  return { status: answer.status, headers: answer.headers, body: bytes };
}

function mapAnswer(exchange: Exchange, method: CompiledMethod, answer: EndpointResponse): InvocationResponse {
  const isLambda = method.endpoint.kind === 'lambda';
  const selected = method.integrationResponses.select(
    isLambda ? lambdaErrorMessage(utf8Text(answer.body)) : String(answer.status),
  );
  if (selected === undefined) throw noMatch(answer.status);
  if (!selected.isDeclared) throw undeclared(selected.status);
  const payload = convertAnswer(
    exchange,
    isLambda ? withoutQuotes(exchange, answer, selected) : answer,
    selected.contentHandling,
  );
  const template = chooseTemplate(exchange, selected);
  const body = template === null ? payload.bytes : renderBody(exchange, template, payload, 'response', responseScope);
  if (exchange.trace.isOn) {
    const rendered = template === null ? '' : `, template ${template.contentType}`;
    exchange.trace.note({ decided: `matched ${selected.label} → ${selected.status}${rendered}` });
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

/**
 * A function's whole answer may be Base64 text, which arrives as a JSON string.
 * AWS assumed: its quotes are no part of what is decoded
 */
function withoutQuotes(
  { deployment, invocation }: Exchange,
  answer: EndpointResponse,
  { contentHandling }: CompiledIntegrationResponse,
): EndpointResponse {
  const isQuoted = answer.body.length >= 2 && answer.body[0] === 0x22 && answer.body.at(-1) === 0x22;
  if (!isQuoted || contentHandling === 'CONVERT_TO_TEXT') return answer;
  const accepted = firstAcceptedType(findHeader(invocation.headers, 'accept'));
  const isDecoded = contentHandling === 'CONVERT_TO_BINARY' || isBinaryType(accepted, deployment.binaryMediaTypes);
  return isDecoded ? { ...answer, body: answer.body.subarray(1, -1) } : answer;
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

/** AWS recorded: 500 with this line in the log, whatever the endpoint answered. */
function undeclared(status: number): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason: `Execution failed due to configuration error: Output mapping refers to an invalid method response: ${status}`,
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
