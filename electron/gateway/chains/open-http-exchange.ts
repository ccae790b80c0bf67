// A new exchange of an HTTP API: what is known before the first step, and room for all that steps will write.
import { httpRefusal } from '../9-exit/http-api/http-refusal';
import type { HttpExchange } from '../http-exchange';

/** What an exchange begins with. */
export type HttpExchangeStart = Pick<
  HttpExchange,
  'origin' | 'tools' | 'deployment' | 'stage' | 'invocation' | 'trace' | 'startedMs'
>;

/** Every exchange is made here, with its fields in one order: objects of one shape keep the request path fast. */
export function openHttpExchange(start: HttpExchangeStart): HttpExchange {
  const { origin, tools, deployment, stage, invocation, trace, startedMs } = start;
  return {
    origin,
    tools,
    deployment,
    stage,
    invocation,
    trace,
    startedMs,
    match: undefined,
    access: undefined,
    caller: undefined,
    integrationRequest: undefined,
    endpointResponse: undefined,
    response: undefined,
    returned: undefined,
    refusal: undefined,
    isAnswered: false,
    reword: httpRefusal,
    status: 0,
    responseBytes: 0,
    durationMs: 0,
  };
}
