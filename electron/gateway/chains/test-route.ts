// A test of an HTTP API's working copy: a request through the same steps, without throttle and authorizer.
// The service has no such test; the studio tries routes with it before they are deployed.
import type { RequestIds } from '../1-entry/request-ids';
import { finishHttpExchange } from '../9-exit/http-api/finish-http';
import type { GatewayTools, Step } from '../exchange';
import type { HttpExchange } from '../http-exchange';
import type { RouteTest, TestInvocationResult } from '../ports';
import { httpExchangeTrace } from '../trace/http-exchange-trace';
import { openRouteTest } from './open-route-test';
import { runChain } from './run-chain';
import { traceText } from './test-invoke';

export interface RouteTesterParts {
  readonly tools: GatewayTools;
  readonly chain: readonly Step<HttpExchange>[];
  readonly ids: RequestIds;
  readonly now: () => number;
}

/** Runs the test. Throws CompileFailure where the snapshot has no API. */
export async function testRoute(
  { tools, chain, ids, now }: RouteTesterParts,
  test: RouteTest,
): Promise<TestInvocationResult> {
  const { exchange, trace } = openRouteTest({ tools, ids, now }, test);
  await runChain(chain, exchange);
  const finished = finishHttpExchange(exchange, now);
  return {
    status: finished.status,
    headers: finished.headers,
    ...traceText(finished.body),
    latencyMs: Math.round(exchange.durationMs),
    // AWS documented: HTTP APIs have no execution log
    log: '',
    trace: httpExchangeTrace(exchange, trace, finished),
  };
}
