// The end of an answer that streamed: what the trace and the log learn only once the last byte has gone.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-streaming-troubleshoot.html
import type { LiveExchange } from '../chains/live-exchange';
import { traceBodyBytes } from '../trace/trace-message';
import { endAnswer, type FinishedResponse } from './finish';
import type { StreamReport } from './metered-stream';

/** What the trace keeps of a stream, and enough more to see that it was cut between two characters. */
export const streamKeptBytes = traceBodyBytes + 4;

/**
 * Writes length, times and outcome into the exchange. `now` is the monotonic clock, `headAtMs` its reading when the
 * head of the answer was there.
 */
export function endStreamedAnswer(
  exchange: LiveExchange,
  finished: FinishedResponse,
  { bytes, kept, firstByteMs, outcome }: StreamReport,
  headAtMs: number,
  now: () => number,
): void {
  const { endpointResponse } = exchange;
  const fault = outcome instanceof Error ? outcome.message : undefined;
  if (endpointResponse !== undefined) {
    const headersMs = endpointResponse.latencyMs;
    const calledAtMs = headAtMs - headersMs;
    const firstContentMs = firstByteMs === undefined ? undefined : firstByteMs - calledAtMs;
    exchange.streaming = { headersMs, firstContentMs, fault };
    // AWS documented: the latency of a streamed integration lasts until its response is complete
    exchange.endpointResponse = { ...endpointResponse, latencyMs: now() - calledAtMs };
  }
  if (fault !== undefined) failTrace(exchange, `The response broke off after ${bytes} bytes: ${fault}`);
  else if (outcome === 'client-gone') {
    exchange.trace.note({ decided: `the client left after ${bytes} bytes` });
  }
  endAnswer(exchange, { ...finished, body: kept }, bytes, now);
}

/** The client has its status already: only the trace can tell that the rest is missing. */
function failTrace({ trace }: LiveExchange, reason: string): void {
  trace.log('ERROR', reason);
  trace.fail({ phase: 'exit', step: 'answer', responseType: 'INTEGRATION_FAILURE', message: null, reason });
}
