// The exchange of a test of an HTTP API's working copy: compiled as at a deployment, on a stage that holds nothing else.
import { defaultStageName } from '../../../shared/definition/v2/stage';
import { httpInvocation } from '../1-entry/http-api/http-invocation';
import { readHead } from '../1-entry/request-head';
import type { RequestIds } from '../1-entry/request-ids';
import { compileHttpApi } from '../deploy/http-api/compile-http-api';
import type { GatewayTools } from '../exchange';
import type { HttpExchange } from '../http-exchange';
import type { RouteTest } from '../ports';
import { openRecorder, type Recorder } from '../trace/recorder';
import { openHttpExchange } from './open-http-exchange';

export interface RouteTestParts {
  readonly tools: GatewayTools;
  readonly ids: RequestIds;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
}

/** Opens it. Throws CompileFailure where the snapshot has no API. */
export function openRouteTest(
  { tools, ids, now }: RouteTestParts,
  test: RouteTest,
): { readonly exchange: HttpExchange; readonly trace: Recorder } {
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
    destination: {
      kind: 'gateway',
      apiId,
      stageName,
      path,
      contextPath,
      rawQuery,
      domainName,
      region,
      arrival: undefined,
    },
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
  return { exchange, trace };
}
