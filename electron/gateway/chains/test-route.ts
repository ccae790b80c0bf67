// A test of an HTTP API's working copy: a request through the same steps, without throttle and authorizer.
// The service has no such test; the studio tries routes with it before they are deployed.
import { defaultStageName } from '../../../shared/definition/v2/stage';
import { httpInvocation } from '../1-entry/http-api/http-invocation';
import { readHead } from '../1-entry/request-head';
import type { RequestIds } from '../1-entry/request-ids';
import { finishHttpExchange } from '../9-exit/http-api/finish-http';
import { compileHttpApi } from '../deploy/http-api/compile-http-api';
import type { GatewayTools, Step } from '../exchange';
import type { HttpExchange } from '../http-exchange';
import type { RouteTest, TestInvocationResult } from '../ports';
import { httpExchangeTrace } from '../trace/http-exchange-trace';
import { openRecorder } from '../trace/recorder';
import { openHttpExchange } from './open-http-exchange';
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
  const startedMs = now();
  const deployment = compileHttpApi(test.snapshot);
  const { stageName = defaultStageName } = test;
  const { apiId } = test.snapshot;
  const region = deployment.view.api.region ?? tools.identity.region;
  const [sent = '', ...query] = test.pathWithQueryString.split('?');
  const path = sent.startsWith('/') ? sent : `/${sent}`;
  const contextPath = stageName === defaultStageName ? path : `/${stageName}${path}`;
  const rawQuery = query.join('?');
  const domainName = `${apiId}.execute-api.${region}.localhost`;
  const received = {
    method: test.httpMethod,
    url: rawQuery === '' ? contextPath : `${contextPath}?${rawQuery}`,
    head: readHead(['Host', domainName, ...test.headers.flat()]),
    destination: { kind: 'gateway', apiId, stageName, path, contextPath, rawQuery, domainName, region },
    body: Buffer.from(test.body),
    connection: { remoteAddress: '127.0.0.1', port: 443, isTls: true },
  } as const;
  const trace = openRecorder(now, startedMs, tools.clock);
  const exchange = openHttpExchange({
    origin: 'test',
    tools,
    deployment,
    stage: {
      apiId,
      stageName,
      deploymentId: '',
      deployedAt: tools.clock(),
      snapshotHash: '',
      snapshot: test.snapshot,
      settings: { variables: test.stageVariables, methodSettings: {}, tracingEnabled: false },
    },
    invocation: httpInvocation(received, { region, path, contextPath }, ids, tools.clock()),
    trace,
    startedMs,
  });
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
