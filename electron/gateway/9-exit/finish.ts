// The end of every request: the response with its headers, the last log lines, status and sizes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { HeaderList } from '../../../shared/trace/trace';
import { rootOfTraceId } from '../1-entry/trace-id';
import type { LiveExchange } from '../chains/live-exchange';
import type { InvocationResponse } from '../messages';
import { logLines } from '../trace/log-lines';
import { traceBody } from '../trace/trace-message';
import { gatewayResponse } from './gateway-response';
import { type Refusal, refusalOf, traceFailureOf } from './refusal';
import { clientHeaders } from './response-headers';

/** What the client gets, before ids and framing. */
export interface FinishedResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** Finishes `exchange`, whose chain has run. `now` is the monotonic clock. */
export function finishExchange(exchange: LiveExchange, now: () => number): FinishedResponse {
  const { trace } = exchange;
  trace.beginStep('answer', 'exit');
  const response = responseOf(exchange);
  const headers = clientHeaders(exchange, response);
  // AWS assumed: an informational status cannot end a request; sent as it is, it would leave the client waiting
  const status = response.status < 200 ? 500 : response.status;
  exchange.status = status;
  exchange.responseBytes = response.body.length;
  exchange.durationMs = now() - exchange.startedMs;
  if (trace.isOn) {
    logEnd(exchange, status, headers, response.body);
    trace.note({
      ...(exchange.refusal && { decided: `gateway response ${exchange.refusal.kind}` }),
      after: { status, headers, body: traceBody(response.body) },
    });
  }
  trace.endStep('passed');
  return { status, headers, body: response.body };
}

function responseOf(exchange: LiveExchange): InvocationResponse {
  if (exchange.refusal === undefined && exchange.response === undefined) {
    fault(exchange, new Error('The chain ended without a response.'));
  }
  const { refusal, response } = exchange;
  if (refusal === undefined) return response as InvocationResponse;
  return gatewayResponse(exchange, refusal);
}

function fault(exchange: LiveExchange, thrown: Error): void {
  const refusal = refusalOf(thrown);
  exchange.refusal = refusal;
  exchange.trace.fail(traceFailureOf(refusal, { phase: 'exit', step: 'answer' }));
}

function logEnd(exchange: LiveExchange, status: number, headers: HeaderList, body: Uint8Array): void {
  const { trace, refusal } = exchange;
  if (refusal === undefined) {
    trace.log('TRACE', logLines.methodResponseHeaders(headers));
    trace.log('INFO', logLines.completed());
    trace.log('INFO', logLines.completedWithStatus(status));
  } else logRefusal(exchange, refusal, status, headers, body);
  if (exchange.origin === 'invoke' && exchange.stage.settings.tracingEnabled) {
    trace.log('INFO', logLines.xrayTracingId(rootOfTraceId(exchange.invocation.traceId)));
  }
}

function logRefusal(
  { trace, deployment }: LiveExchange,
  refusal: Refusal,
  status: number,
  headers: HeaderList,
  body: Uint8Array,
): void {
  if (refusal.reason !== undefined) trace.log('ERROR', refusal.reason);
  // AWS assumed: only gateway responses that the API changed are written out
  if (deployment.gatewayResponses[refusal.kind].isCustomised) {
    trace.log('INFO', logLines.gatewayResponseType(refusal.kind, status));
    trace.log('TRACE', logLines.gatewayResponseBody(body));
    trace.log('TRACE', logLines.gatewayResponseHeaders(headers));
  }
  trace.log('ERROR', logLines.completedWithStatus(status));
}
