// Replay: recorded requests through any deployment, with the steps that serve its stages but without what guards them.
// The API sees the ids and the time of the recorded request, so that two deployments differ in what they do alone.
import type { Trace } from '../../../shared/trace/trace';
import { parseQuery } from '../1-entry/query-string';
import type { RequestIds } from '../1-entry/request-ids';
import { traceIdFor } from '../1-entry/trace-id';
import { matchMethod } from '../2-routing/match-method';
import { finishExchange } from '../9-exit/finish';
import { finishHttpExchange } from '../9-exit/http-api/finish-http';
import type { CompileCache } from '../deploy/compile-cache';
import type { CompiledHttpApi } from '../deploy/http-api/compiled-http-api';
import type { ApiExchange, GatewayTools } from '../exchange';
import type { InvocationRequest } from '../messages';
import type { StageDeployment } from '../ports';
import type { ReplayBatch, ReplayedAnswer, ReplayedPhase, ReplayedRequest } from '../replay-ports';
import { exchangeTrace } from '../trace/exchange-trace';
import { httpExchangeTrace } from '../trace/http-exchange-trace';
import { openRecorder } from '../trace/recorder';
import { traceBody } from '../trace/trace-message';
import { httpTestChain } from './http-chain';
import { openExchange } from './open-exchange';
import { openHttpExchange } from './open-http-exchange';
import { type ReplayEndpoints, replayEndpoints } from './replay-endpoints';
import { replayedHttpInvocation } from './replayed-http-invocation';
import { restTestChain } from './rest-chain';
import { runChain } from './run-chain';

export interface ReplayParts {
  readonly tools: GatewayTools;
  readonly compileCache: CompileCache;
  readonly httpCompileCache: CompileCache<CompiledHttpApi>;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
}

const restChain = [matchMethod, ...restTestChain()];
const httpChain = httpTestChain();

/** Runs the requests one after the other: their times are compared. Throws CompileFailure where nothing can be served. */
export async function replay(parts: ReplayParts, { stage, requests }: ReplayBatch): Promise<readonly ReplayedAnswer[]> {
  const run = stage.snapshot.protocol === 'HTTP' ? replayHttp : replayRest;
  const answers: ReplayedAnswer[] = [];
  for (const request of requests) answers.push(await run(parts, stage, request));
  return answers;
}

async function replayRest(
  { tools, compileCache, now }: ReplayParts,
  stage: StageDeployment,
  request: ReplayedRequest,
): Promise<ReplayedAnswer> {
  const deployment = compileCache.compile(stage);
  const endpoints = replayEndpoints(tools, request);
  const startedMs = now();
  const recorder = openRecorder(now, startedMs, () => request.startedAt);
  const exchange = openExchange({
    origin: 'test',
    tools: { ...endpoints.tools, clock: () => request.startedAt },
    deployment,
    stage,
    invocation: invocationOf(request, stage, deployment.view.api.region ?? tools.identity.region),
    trace: recorder,
    startedMs,
    match: undefined,
  });
  if (request.authorizer !== undefined) exchange.access = { authorizer: request.authorizer };
  await runChain(restChain, exchange);
  const finished = finishExchange(exchange, now);
  // a stream ends when its endpoint does: what is compared is the head
  finished.stream?.cancel();
  const trace = exchangeTrace(exchange, recorder, finished, true);
  return answerOf(trace, exchange, finished.body, endpoints);
}

async function replayHttp(
  { tools, httpCompileCache, now }: ReplayParts,
  stage: StageDeployment,
  request: ReplayedRequest,
): Promise<ReplayedAnswer> {
  const deployment = httpCompileCache.compile(stage);
  const endpoints = replayEndpoints(tools, request);
  const region = deployment.view.api.region ?? tools.identity.region;
  const startedMs = now();
  const recorder = openRecorder(now, startedMs, () => request.startedAt);
  const exchange = openHttpExchange({
    origin: 'test',
    tools: { ...endpoints.tools, clock: () => request.startedAt },
    deployment,
    stage,
    invocation: replayedHttpInvocation(request, stage, region, idsOf(request)),
    trace: recorder,
    startedMs,
  });
  await runChain(httpChain, exchange);
  const finished = finishHttpExchange(exchange, now);
  return answerOf(httpExchangeTrace(exchange, recorder, finished), exchange, finished.body, endpoints);
}

function answerOf(
  trace: Trace,
  { integrationRequest }: ApiExchange,
  body: Uint8Array,
  { answeredBy }: ReplayEndpoints,
): ReplayedAnswer {
  const shown = traceBody(body);
  const { failure, route, routeKey } = trace;
  // `ANY` included: the method entity that serves it
  const named = route === undefined ? routeKey?.routeKey : `${route.methodKey.split('/').pop()} ${route.resourcePath}`;
  return {
    status: trace.response.status ?? 0,
    headers: trace.response.headers ?? [],
    body: shown.text ?? '',
    isBase64: shown.isBase64 === true,
    durationMs: trace.durationMs,
    phases: phasesOf(trace),
    endpoint: answeredBy(),
    ...(integrationRequest !== undefined &&
      integrationRequest.url !== '' && {
        sent: {
          method: integrationRequest.method,
          url: integrationRequest.url,
          headers: integrationRequest.headers,
          body: integrationRequest.lambda?.payload ?? traceBody(integrationRequest.body).text ?? '',
        },
      }),
    ...(named !== undefined && { route: named }),
    ...(failure && {
      failure: {
        responseType: failure.responseType,
        step: failure.step,
        ...(failure.reason !== undefined && { reason: failure.reason }),
      },
    }),
  };
}

/** Steps of one phase as one: times added up, the worst outcome. */
function phasesOf({ steps }: Trace): ReplayedPhase[] {
  const phases = new Map<string, ReplayedPhase>();
  for (const { phase, durationMs, outcome } of steps) {
    const known = phases.get(phase);
    const worst = known === undefined || outcome === 'failed' || known.outcome === 'skipped' ? outcome : known.outcome;
    phases.set(phase, { phase, durationMs: (known?.durationMs ?? 0) + durationMs, outcome: worst });
  }
  return [...phases.values()];
}

function idsOf({ requestId, extendedRequestId }: ReplayedRequest): RequestIds {
  return {
    requestId: () => requestId,
    extendedRequestId: () => extendedRequestId,
    hex: (digits) => '0'.repeat(digits),
  };
}

function invocationOf(
  request: ReplayedRequest,
  { apiId, stageName }: StageDeployment,
  region: string,
): InvocationRequest {
  const [sent = '', ...query] = request.pathWithQueryString.split('?');
  const path = sent.startsWith('/') ? sent : `/${sent}`;
  const rawQuery = query.join('?');
  const header = (name: string) => request.headers.find(([each]) => each.toLowerCase() === name)?.[1];
  return {
    requestId: request.requestId,
    extendedRequestId: request.extendedRequestId,
    receivedAt: request.startedAt,
    httpMethod: request.method,
    path,
    contextPath: `/${stageName}${path}`,
    rawQuery,
    query: parseQuery(rawQuery),
    headers: request.headers,
    body: Buffer.from(request.body, request.isBase64 ? 'base64' : 'utf8'),
    sourceIp: request.sourceIp,
    userAgent: header('user-agent') ?? '',
    domainName: `${apiId}.execute-api.${region}.localhost`,
    domainPrefix: apiId,
    region,
    traceId: header('x-amzn-trace-id') ?? traceIdFor(undefined, request.startedAt, idsOf(request).hex),
  };
}
