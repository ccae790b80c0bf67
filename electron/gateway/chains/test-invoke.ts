// TestInvokeMethod: one method of the working copy through the same steps, without what guards it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html
import { testInvokeLog } from '../../../shared/trace/execution-log';
import type { HeaderList } from '../../../shared/trace/trace';
import { parseQuery } from '../1-entry/query-string';
import type { RequestIds } from '../1-entry/request-ids';
import { traceIdFor } from '../1-entry/trace-id';
import { pathValues } from '../2-routing/path-values';
import { type FinishedResponse, finishExchange } from '../9-exit/finish';
import { meterStream } from '../9-exit/metered-stream';
import { endStreamedAnswer } from '../9-exit/streamed-answer';
import { CompileFailure, compileApi } from '../deploy/compile-api';
import { type CompiledDeployment, compiledMethodKey } from '../deploy/compiled-deployment';
import type { CompiledMethod } from '../deploy/compiled-method';
import type { GatewayTools, Step } from '../exchange';
import type { InvocationRequest } from '../messages';
import type { StageDeployment, TestInvocation, TestInvocationResult } from '../ports';
import { exchangeTrace } from '../trace/exchange-trace';
import type { Schedule } from '../trace/outbox';
import { openRecorder } from '../trace/recorder';
import { traceBody } from '../trace/trace-message';
import type { LiveExchange } from './live-exchange';
import { openExchange } from './open-exchange';
import { runChain } from './run-chain';

export interface TesterParts {
  readonly tools: GatewayTools;
  readonly chain: readonly Step[];
  readonly ids: RequestIds;
  readonly now: () => number;
  readonly schedule: Schedule;
}

const testStream = { bytes: 1_024 * 1_024, durationMs: 35_000 } as const;

/** Runs the test. Throws CompileFailure where the snapshot has no such resource or method. */
export async function testInvoke(parts: TesterParts, test: TestInvocation): Promise<TestInvocationResult> {
  const { tools, ids, now } = parts;
  const startedMs = now();
  const deployment = compileApi(test.snapshot, { onlyResourceId: test.resourceId });
  const method = testedMethod(deployment, test);
  const at = tools.clock();
  const recorder = openRecorder(now, startedMs, tools.clock);
  const { path, rawQuery } = splitPath(test.pathWithQueryString, method.resourcePath);
  const { resourceId, resourcePath } = method;
  const pathParameters = pathValues(resourcePath, path) ?? {};
  const exchange = openExchange({
    origin: 'test',
    tools,
    deployment,
    stage: testStage(test, at),
    invocation: testRequest(test, path, rawQuery, ids, at, tools.identity.region),
    trace: recorder,
    startedMs,
    match: { method, resourceId, resourcePath, pathParameters },
  });
  await runChain(parts.chain, exchange);
  const finished = await bufferStream(exchange, finishExchange(exchange, now), parts);
  const trace = exchangeTrace(exchange, recorder, finished, true);
  const text = traceText(finished.body);
  return {
    status: finished.status,
    headers: shownHeaders(exchange, finished),
    ...text,
    latencyMs: Math.round(exchange.durationMs),
    // AWS documented: a streamed test writes no execution log
    log: finished.stream === undefined ? testInvokeLog(trace) : '',
    trace,
  };
}

/** AWS documented: a test's stream is gathered until it ends, for 35 seconds, or up to 1 MB. */
function bufferStream(
  exchange: LiveExchange,
  finished: FinishedResponse,
  { now, schedule }: TesterParts,
): Promise<FinishedResponse> | FinishedResponse {
  const { stream } = finished;
  if (stream === undefined) return finished;
  const headAtMs = now();
  return new Promise((resolve) => {
    const metered = meterStream(stream, {
      endpointType: exchange.deployment.endpointType,
      keptBytes: testStream.bytes,
      now,
      schedule,
      onClose(went) {
        cancelLimit();
        endStreamedAnswer(exchange, finished, went, headAtMs, now);
        resolve({ ...finished, body: went.kept });
      },
    });
    const cancelLimit = schedule(metered.cancel, testStream.durationMs);
    let bytes = 0;
    metered.flow({
      write(chunk) {
        bytes += chunk.length;
        if (bytes > testStream.bytes) metered.cancel();
        return true;
      },
      end: () => undefined,
      fail: () => undefined,
    });
  });
}

function testedMethod(deployment: CompiledDeployment, { resourceId, httpMethod }: TestInvocation): CompiledMethod {
  if (!deployment.view.resources.has(resourceId)) throw new CompileFailure('Invalid Resource identifier specified');
  const method = deployment.methods.get(compiledMethodKey(resourceId, httpMethod));
  if (method === undefined) throw new CompileFailure('Invalid Method identifier specified');
  return method;
}

// AWS recorded: without a path the template itself is the path
function splitPath(pathWithQueryString: string, resourcePath: string): { path: string; rawQuery: string } {
  const question = pathWithQueryString.indexOf('?');
  const path = question === -1 ? pathWithQueryString : pathWithQueryString.slice(0, question);
  const rawQuery = question === -1 ? '' : pathWithQueryString.slice(question + 1);
  return { path: path === '' ? resourcePath : path.startsWith('/') ? path : `/${path}`, rawQuery };
}

function testStage(test: TestInvocation, at: number): StageDeployment {
  return {
    apiId: test.snapshot.apiId,
    stageName: 'test-invoke-stage',
    deploymentId: '',
    deployedAt: at,
    snapshotHash: '',
    snapshot: test.snapshot,
    settings: {
      variables: test.stageVariables,
      methodSettings: {},
      tracingEnabled: false,
      ...(test.clientCertificateId !== undefined && { clientCertificateId: test.clientCertificateId }),
    },
  };
}

function testRequest(
  test: TestInvocation,
  path: string,
  rawQuery: string,
  ids: RequestIds,
  at: number,
  region: string,
): InvocationRequest {
  return {
    requestId: ids.requestId(),
    extendedRequestId: ids.extendedRequestId(),
    receivedAt: at,
    httpMethod: test.verb ?? (test.httpMethod === 'ANY' ? 'GET' : test.httpMethod),
    path,
    // AWS recorded: the context's path has no stage in a test
    contextPath: path,
    rawQuery,
    query: parseQuery(rawQuery),
    headers: test.headers,
    body: Buffer.from(test.body),
    sourceIp: 'test-invoke-source-ip',
    userAgent: test.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? '',
    domainName: 'testPrefix.testDomainName',
    domainPrefix: 'testPrefix',
    region,
    traceId: traceIdFor(undefined, at, ids.hex),
  };
}

// AWS recorded: a failed test shows x-amzn-ErrorType alone, and what the API's own gateway response sets
function shownHeaders({ refusal, deployment }: LiveExchange, { headers }: FinishedResponse): HeaderList {
  if (refusal === undefined || deployment.gatewayResponses[refusal.kind].isCustomised) return headers;
  return headers.filter(([name]) => name.toLowerCase() !== 'content-type');
}

/** A body as test results have it. */
export function traceText(body: Uint8Array): Pick<TestInvocationResult, 'body' | 'isBase64'> {
  const isText = traceBody(body).isBase64 !== true;
  return { body: Buffer.from(body).toString(isText ? 'utf8' : 'base64'), isBase64: !isText };
}
