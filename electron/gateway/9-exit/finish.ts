// The end of every request: the response with its headers, the last log lines, status and sizes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { HeaderList } from '../../../shared/trace/trace';
import { rootOfTraceId } from '../1-entry/trace-id';
import type { BodyStream } from '../body-stream';
import type { LiveExchange } from '../chains/live-exchange';
import type { InvocationResponse } from '../messages';
import { logLines } from '../trace/log-lines';
import { traceBody } from '../trace/trace-message';
import { awsEndpointRequestId } from './exit-variables';
import { gatewayResponse } from './gateway-response';
import { type Refusal, refusalOf, traceFailureOf } from './refusal';
import { clientHeaders } from './response-headers';

/** What the client gets, before ids and framing. */
export interface FinishedResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** Set where the body streams; `body` is then what the trace keeps of it, once it is over. */
  readonly stream: BodyStream | undefined;
}

/** Finishes `exchange`, whose chain has run. `now` is the monotonic clock. */
export function finishExchange(exchange: LiveExchange, now: () => number): FinishedResponse {
  const answer = beginAnswer(exchange);
  if (answer.stream === undefined) endAnswer(exchange, answer, answer.body.length, now);
  return answer;
}

/** The head of the answer. */
function beginAnswer(exchange: LiveExchange): FinishedResponse {
  exchange.trace.beginStep('answer', 'exit');
  const response = responseOf(exchange);
  const headers = clientHeaders(exchange, response);
  // AWS assumed: an informational status cannot end a request; sent as it is, it would leave the client waiting
  const status = response.status < 200 ? 500 : response.status;
  exchange.status = status;
  return { status, headers, body: response.body, stream: response.stream };
}

/** The end of an answer whose body is known: at once, or when its stream is over. */
export function endAnswer(
  exchange: LiveExchange,
  { status, headers, body }: FinishedResponse,
  bodyBytes: number,
  now: () => number,
): void {
  const { trace } = exchange;
  exchange.responseBytes = bodyBytes;
  exchange.durationMs = now() - exchange.startedMs;
  if (trace.isOn) {
    logEnd(exchange, status, headers, body);
    trace.note({
      ...(exchange.refusal && { decided: `gateway response ${exchange.refusal.kind}` }),
      after: { status, headers, body: traceBody(body, bodyBytes) },
    });
  }
  trace.endStep('passed');
}

function responseOf(exchange: LiveExchange): InvocationResponse {
  if (exchange.refusal === undefined && exchange.response === undefined) {
    fault(exchange, new Error('The chain ended without a response.'));
  }
  const { refusal, response } = exchange;
  if (refusal === undefined) return response as InvocationResponse;
  // nobody will read it: the endpoint must not wait for a reader
  exchange.endpointResponse?.stream?.cancel();
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
  if (exchange.origin === 'invoke') logEndpointIds(exchange);
}

/** AWS recorded: the ids by which the endpoint's own logs and the traces are found come last. */
function logEndpointIds(exchange: LiveExchange): void {
  const { trace, match, stage, invocation } = exchange;
  const type = match?.method.integrationType;
  const endpointRequestId = type === 'AWS' || type === 'AWS_PROXY' ? awsEndpointRequestId(exchange) : undefined;
  if (endpointRequestId !== undefined) trace.log('INFO', logLines.awsEndpointRequestId(endpointRequestId));
  if (stage.settings.tracingEnabled) trace.log('INFO', logLines.xrayTracingId(rootOfTraceId(invocation.traceId)));
}

function logRefusal(
  { trace, deployment }: LiveExchange,
  refusal: Refusal,
  status: number,
  headers: HeaderList,
  body: Uint8Array,
): void {
  if (refusal.reason !== undefined) trace.log('ERROR', refusal.reason);
  // AWS recorded: the exception's name in a line of its own, for this type alone
  if (refusal.kind === 'AUTHORIZER_CONFIGURATION_ERROR') trace.log('ERROR', refusal.errorType);
  // AWS assumed: only gateway responses that the API changed are written out
  if (deployment.gatewayResponses[refusal.kind].isCustomised) {
    trace.log('INFO', logLines.gatewayResponseType(refusal.kind, status));
    trace.log('TRACE', logLines.gatewayResponseBody(body));
    trace.log('TRACE', logLines.gatewayResponseHeaders(headers));
  }
  trace.log('ERROR', logLines.completedWithStatus(status));
}
