// The end of every request to an HTTP API: the response with its headers, status and sizes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { withCorsHeaders } from '../../3-access/http-api/cors';
import { headerText, isHeaderName } from '../../context/header-lines';
import type { HttpExchange } from '../../http-exchange';
import type { InvocationResponse } from '../../messages';
import { traceBody } from '../../trace/trace-message';
import type { FinishedResponse } from '../finish';
import { refusalOf, traceFailureOf } from '../refusal';
import { httpRefusal, httpRefusalResponse } from './http-refusal';

/** Framing belongs to the connection with the client; a backend that is an HTTP API itself has an id of its own. */
const ownHeaders = new Set(['apigw-requestid', 'connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Finishes `exchange`, whose chain has run. `now` is the monotonic clock. */
export function finishHttpExchange(exchange: HttpExchange, now: () => number): FinishedResponse {
  const { trace, deployment, invocation } = exchange;
  trace.beginStep('answer', 'exit');
  const { status, headers: own, body } = responseOf(exchange);
  const { cors } = deployment;
  // a preflight's answer says already what its origin may do
  const headers = cors === undefined || exchange.isAnswered ? own : withCorsHeaders(cors, invocation, own);
  exchange.status = status;
  exchange.responseBytes = body.length;
  exchange.durationMs = now() - exchange.startedMs;
  if (trace.isOn) {
    trace.note({
      ...(exchange.refusal && { decided: `answered by the gateway: ${exchange.refusal.kind}` }),
      after: { status, headers, body: traceBody(body) },
    });
  }
  trace.endStep('passed');
  return { status, headers, body, stream: undefined };
}

/** All lines for the wire, with the id that every answer of an HTTP API has. */
export function httpWireHeaders(headers: HeaderList, requestId: string, bodyBytes: number | undefined): string[] {
  const flat: string[] = [];
  for (const [name, value] of headers) {
    if (isHeaderName(name) && !ownHeaders.has(name.toLowerCase())) flat.push(titleCase(name), headerText(value));
  }
  flat.push('Apigw-Requestid', requestId);
  if (bodyBytes !== undefined) flat.push('Content-Length', String(bodyBytes));
  return flat;
}

/** AWS recorded: over HTTP/1.1 every name begins its words with capitals. */
function titleCase(name: string): string {
  return name.replace(/[^-]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

function responseOf(exchange: HttpExchange): InvocationResponse {
  const { refusal, response } = exchange;
  if (refusal !== undefined) return httpRefusalResponse(refusal);
  if (response !== undefined) return response;
  const fault = httpRefusal(refusalOf(new Error('The chain ended without a response.')));
  exchange.refusal = fault;
  exchange.trace.fail(traceFailureOf(fault, { phase: 'exit', step: 'answer' }));
  return httpRefusalResponse(fault);
}
