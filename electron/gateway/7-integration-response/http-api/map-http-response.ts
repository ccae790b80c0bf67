// Integration response of an HTTP API: the function's or the endpoint's answer, then the mappings of its status.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { mappedHeaders } from '../../5-integration-request/http-api/mapped-request';
import { utf8Text } from '../../context/content-conversion';
import { openHttpMappingSources } from '../../context/http-api/http-mapping-sources';
import type { ResponseMapping } from '../../deploy/http-api/compiled-http-api';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { EndpointResponse, InvocationResponse } from '../../messages';
import { traceBody } from '../../trace/trace-message';
import { readFunctionAnswer } from './function-answer';

// AWS documented: these belong to the connection with the endpoint; Date and length are written anew
const dropped = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'trailers',
  'transfer-encoding',
  'upgrade',
]);

export const mapHttpResponse: Step<HttpExchange> = {
  name: 'map-response',
  phase: 'integration-response',
  run(exchange) {
    const { endpointResponse, match, trace } = exchange;
    if (endpointResponse === undefined || match === undefined) return;
    const response = responseOf(exchange, endpointResponse);
    exchange.response = response;
    // AWS documented: by the status of the integration, not by the one a mapping makes of it
    const mappings = match.route.responseMappings.get(response.status) ?? [];
    if (mappings.length > 0) exchange.response = mapped(exchange, response, mappings);
    if (!trace.isOn) return;
    const { status, headers, body } = exchange.response;
    trace.note({
      decided: mappings.length === 0 ? `${status}` : `${mappings.length} mappings of ${response.status}`,
      before: { status: endpointResponse.status, headers: endpointResponse.headers },
      after: { status, headers, body: traceBody(body) },
    });
  },
};

function responseOf(exchange: HttpExchange, { status, headers, body }: EndpointResponse): InvocationResponse {
  const endpoint = exchange.match?.route.endpoint;
  if (endpoint?.kind !== 'lambda') {
    return { status, headers: headers.filter(([name]) => !dropped.has(name.toLowerCase())), body };
  }
  const read = readFunctionAnswer(utf8Text(body), endpoint.payloadFormatVersion);
  if ('problem' in read) {
    throw new GatewayError('MALFORMED_RESPONSE', {
      // AWS assumed: the beginning is the service's, the rest says what is wrong
      reason: `The response received from Lambda is invalid. ${read.problem}`,
    });
  }
  exchange.returned = read.status;
  return { ...read, headers: read.headers.filter(([name]) => !dropped.has(name.toLowerCase())) };
}

function mapped(
  exchange: HttpExchange,
  response: InvocationResponse,
  mappings: readonly ResponseMapping[],
): InvocationResponse {
  const sources = openHttpMappingSources(exchange);
  let headers: HeaderList = response.headers;
  let { status } = response;
  for (const { action, place, name, value } of mappings) {
    const text = action === 'remove' ? '' : value(sources);
    if (text === undefined) continue;
    if (place === 'header') headers = mappedHeaders(headers, action, name, text);
    else status = statusOf(text) ?? status;
  }
  return { ...response, headers, status };
}

/** AWS assumed: text that is no status leaves it as it was. */
function statusOf(text: string): number | undefined {
  return /^[2-5]\d\d$/.test(text) ? Number(text) : undefined;
}
