// A new exchange: what is known of a request before the first step, and room for all that steps will write.
import type { LiveExchange } from './live-exchange';

/** What an exchange begins with. */
export type ExchangeStart = Pick<
  LiveExchange,
  'origin' | 'tools' | 'deployment' | 'stage' | 'invocation' | 'trace' | 'startedMs' | 'match' | 'own'
>;

/** Every exchange is made here, with its fields in one order: objects of one shape keep the request path fast. */
export function openExchange(start: ExchangeStart): LiveExchange {
  const { origin, tools, deployment, stage, invocation, trace, startedMs, match, own } = start;
  return {
    origin,
    tools,
    deployment,
    stage,
    invocation,
    trace,
    startedMs,
    match,
    own,
    access: undefined,
    waf: undefined,
    scope: undefined,
    integrationRequest: undefined,
    endpointResponse: undefined,
    response: undefined,
    cacheVisit: undefined,
    isAnswered: false,
    refusal: undefined,
    streaming: undefined,
    status: 0,
    responseBytes: 0,
    durationMs: 0,
  };
}
