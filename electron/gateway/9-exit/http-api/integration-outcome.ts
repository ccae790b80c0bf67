// What came of an HTTP API's integration, for the access log, the metrics and the trace.
import { findHeader } from '../../context/header-lines';
import type { HttpExchange } from '../../http-exchange';

const faults = new Set<string>([
  'API_CONFIGURATION_ERROR',
  'DEFAULT_5XX',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'MALFORMED_RESPONSE',
]);

/** Milliseconds the endpoint took, also where it took them in vain; undefined where none was called. */
export function integrationLatencyOf(exchange: HttpExchange): number | undefined {
  if (exchange.integrationRequest === undefined) return undefined;
  return exchange.endpointResponse?.latencyMs ?? exchange.refusal?.integrationLatencyMs;
}

/** Why the integration failed; undefined where it did not. */
export function integrationErrorOf({ refusal }: HttpExchange): string | undefined {
  return refusal !== undefined && faults.has(refusal.kind) ? refusal.reason : undefined;
}

/** The request id that a function or an AWS endpoint gave. */
export function awsRequestIdOf({ endpointResponse }: HttpExchange): string | undefined {
  return endpointResponse && findHeader(endpointResponse.headers, 'x-amzn-requestid');
}

/** True where the route's integration invokes a function. */
export function calledFunction({ match }: HttpExchange): boolean {
  return match?.route.endpoint.kind === 'lambda';
}
