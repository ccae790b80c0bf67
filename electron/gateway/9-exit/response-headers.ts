// The headers of every answer: what the chain made, plus ids, trace id and the default Content-Type.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
import type { HeaderList } from '../../../shared/trace/trace';
import type { LiveExchange } from '../chains/live-exchange';
import { findHeader, headerText, isHeaderName } from '../context/header-lines';
import type { InvocationResponse } from '../messages';

/** Header lines as `writeHead` takes them: name, value, name, value, … */
export type FlatHeaders = string[];

/** Framing belongs to the connection with the client, whatever an endpoint or a mapping says. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

/** The response's own lines with Content-Type and, where AWS sends it, the trace id: what log and trace show. */
export function clientHeaders(exchange: LiveExchange, response: InvocationResponse): HeaderList {
  const traceId = showsTraceId(exchange) ? exchange.invocation.traceId : undefined;
  const hasContentType = findHeader(response.headers, 'content-type') !== undefined;
  if (traceId === undefined && hasContentType) return response.headers;
  const headers: (readonly [string, string])[] = [];
  if (traceId !== undefined) headers.push(['X-Amzn-Trace-Id', traceId]);
  // AWS recorded: application/json by default, on empty bodies too
  if (!hasContentType) headers.push(['Content-Type', 'application/json']);
  return [...headers, ...response.headers];
}

/** All lines for the wire. Values that HTTP cannot carry are made safe, so that no answer fails to be written. */
export function wireHeaders(
  headers: HeaderList,
  ids: { readonly requestId: string; readonly extendedRequestId: string },
  bodyBytes: number | undefined,
): FlatHeaders {
  const flat: FlatHeaders = ['x-amzn-RequestId', ids.requestId, 'x-amz-apigw-id', ids.extendedRequestId];
  for (const [name, value] of headers) {
    if (isHeaderName(name) && !isFraming(name)) flat.push(name, headerText(value));
  }
  if (bodyBytes !== undefined) flat.push('Content-Length', String(bodyBytes));
  return flat;
}

// AWS recorded: sent for AWS, AWS_PROXY and HTTP once the integration was reached, not for MOCK and HTTP_PROXY.
// TestInvokeMethod shows it for all but MOCK, and on failure not at all
function showsTraceId({ integrationRequest, match, origin, refusal }: LiveExchange): boolean {
  if (integrationRequest === undefined || match === undefined) return false;
  const type = match.method.integrationType;
  if (type === undefined || type === 'MOCK') return false;
  return origin === 'test' ? refusal === undefined : type !== 'HTTP_PROXY';
}

function isFraming(name: string): boolean {
  return name.length >= 10 && name.length <= 17 && framing.has(name.toLowerCase());
}
