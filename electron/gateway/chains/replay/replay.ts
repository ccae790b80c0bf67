// Replay: recorded requests through any deployment, with the steps that serve its stages, those that guard them included.
// The API sees the ids and the time of the recorded request, so that two deployments differ in what they do alone.
import type { Trace } from '../../../../shared/trace/trace';
import { checkSize } from '../../1-entry/http-api/check-size';
import { parseQuery } from '../../1-entry/query-string';
import type { RequestIds } from '../../1-entry/request-ids';
import { traceIdFor } from '../../1-entry/trace-id';
import { matchRoute } from '../../2-routing/http-api/match-route';
import { matchMethod } from '../../2-routing/match-method';
import { withInserted } from '../../3-access/waf/check-web-acl';
import { finishExchange } from '../../9-exit/finish';
import { finishHttpExchange } from '../../9-exit/http-api/finish-http';
import type { CompileCache } from '../../deploy/compile-cache';
import type { CompiledHttpApi } from '../../deploy/http-api/compiled-http-api';
import type { ApiExchange, GatewayTools, Step } from '../../exchange';
import type { IntegrationRequest, InvocationRequest } from '../../messages';
import type { StageDeployment } from '../../ports';
import type { ReplayBatch, ReplayedAnswer, ReplayedPhase, ReplayedRequest } from '../../replay-ports';
import { exchangeTrace } from '../../trace/exchange-trace';
import { httpExchangeTrace } from '../../trace/http-exchange-trace';
import { openRecorder } from '../../trace/recorder';
import { maskedSecret } from '../../trace/secrets';
import { traceBody } from '../../trace/trace-message';
import { httpRouteSteps } from '../http-chain';
import type { RunningExchange } from '../live-exchange';
import { openExchange } from '../open-exchange';
import { openHttpExchange } from '../open-http-exchange';
import { restTestChain } from '../rest-chain';
import { runChain } from '../run-chain';
import { type RestoredCredentials, restoreCredentials } from './recorded-credentials';
import type { ReplayAccess } from './replay-access';
import { type ReplayEndpoints, replayEndpoints } from './replay-endpoints';
import { replayedHttpInvocation } from './replayed-http-invocation';

export interface ReplayParts {
  readonly tools: GatewayTools;
  readonly compileCache: CompileCache;
  readonly httpCompileCache: CompileCache<CompiledHttpApi>;
  readonly access: ReplayAccess;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
}

/** Runs the requests one after the other: their times are compared. Throws CompileFailure where nothing can be served. */
export async function replay(parts: ReplayParts, batch: ReplayBatch): Promise<readonly ReplayedAnswer[]> {
  const run = batch.stage.snapshot.protocol === 'HTTP' ? replayHttp : replayRest;
  const answers: ReplayedAnswer[] = [];
  for (const request of batch.requests) answers.push(await run(parts, batch, request));
  return answers;
}

async function replayRest(
  { tools, compileCache, access, now }: ReplayParts,
  { stage, asksCallers }: ReplayBatch,
  request: ReplayedRequest,
): Promise<ReplayedAnswer> {
  const deployment = compileCache.compile(stage);
  const invocation = invocationOf(request, stage, deployment.view.api.region ?? tools.identity.region);
  const restored = restoreCredentials(invocation, request.caller, deployment, tools.access());
  const { unknown, why } = openDoubt();
  const authorizerId = () => asked.match?.method.method.authorizerId;
  const endpoints = replayEndpoints(tools, request, { authorizerId, hasMasked: restored.hasMasked, unknown });
  const startedMs = now();
  const recorder = openRecorder(now, startedMs, () => request.startedAt);
  const asked = openExchange({
    origin: 'test',
    tools: { ...endpoints.tools, clock: () => request.startedAt },
    deployment,
    stage,
    invocation: restored.invocation,
    trace: recorder,
    startedMs,
    match: undefined,
  });
  const { caller } = request;
  const { hasUnreadToken } = restored;
  await runChain(asksCallers ? access.rest({ caller, hasUnreadToken, unknown }) : [matchMethod], asked);
  if (!asksCallers && caller.context !== undefined) asked.access = { authorizer: caller.context };
  endpoints.letIn();
  // what a web ACL added goes on; what was restored is not for endpoints
  const added = asked.invocation.headers.filter((line) => !restored.invocation.headers.includes(line));
  const exchange = { ...asked, invocation: { ...invocation, headers: withInserted(invocation.headers, added) } };
  await goOn(restTestChain(), exchange);
  const finished = finishExchange(exchange, now);
  // a stream ends when its endpoint does: what is compared is the head
  finished.stream?.cancel();
  const trace = exchangeTrace(exchange, recorder, finished, true);
  return answerOf(trace, exchange, finished.body, { endpoints, restored, unknown: why() });
}

async function replayHttp(
  { tools, httpCompileCache, access, now }: ReplayParts,
  { stage, asksCallers }: ReplayBatch,
  request: ReplayedRequest,
): Promise<ReplayedAnswer> {
  const deployment = httpCompileCache.compile(stage);
  const region = deployment.view.api.region ?? tools.identity.region;
  const invocation = replayedHttpInvocation(request, stage, region, idsOf(request));
  const restored = restoreCredentials(invocation, request.caller, deployment, tools.access());
  const { unknown, why } = openDoubt();
  const authorizerId = () => asked.match?.route.route.authorizerId;
  const endpoints = replayEndpoints(tools, request, { authorizerId, hasMasked: restored.hasMasked, unknown });
  const startedMs = now();
  const recorder = openRecorder(now, startedMs, () => request.startedAt);
  const asked = openHttpExchange({
    origin: 'test',
    tools: { ...endpoints.tools, clock: () => request.startedAt },
    deployment,
    stage,
    invocation: { ...invocation, headers: restored.invocation.headers },
    trace: recorder,
    startedMs,
  });
  const { hasUnreadToken } = restored;
  const entrance = [checkSize, matchRoute];
  const asking = access.http({ caller: request.caller, hasUnreadToken, unknown });
  await runChain(asksCallers ? [...entrance, asking] : entrance, asked);
  endpoints.letIn();
  const exchange = { ...asked, invocation };
  await goOn(httpRouteSteps, exchange);
  const finished = finishHttpExchange(exchange, now);
  const trace = httpExchangeTrace(exchange, recorder, finished);
  return answerOf(trace, exchange, finished.body, { endpoints, restored, unknown: why() });
}

/** The steps after the caller is let in; skipped where it is not. */
async function goOn<E extends RunningExchange>(steps: readonly Step<NoInfer<E>>[], exchange: E): Promise<void> {
  if (exchange.refusal === undefined) return runChain(steps, exchange);
  for (const { name, phase } of steps) exchange.trace.skipStep(name, phase);
}

/** Keeps the first reason why what decides is not known. */
function openDoubt() {
  let reason: string | undefined;
  return {
    unknown: (why: string) => {
      reason ??= why;
    },
    why: () => reason,
  };
}

interface ReplayedWith {
  readonly endpoints: ReplayEndpoints;
  readonly restored: RestoredCredentials;
  readonly unknown: string | undefined;
}

function answerOf(
  trace: Trace,
  { integrationRequest }: ApiExchange,
  body: Uint8Array,
  { endpoints, restored, unknown }: ReplayedWith,
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
    checks: (trace.checks ?? []).map(({ name, verdict, said }) => ({ name, verdict, said })),
    notes: [...restored.notes, ...endpoints.notes()],
    ...(unknown !== undefined && { unknown }),
    endpoint: endpoints.answeredBy(),
    ...(integrationRequest !== undefined &&
      integrationRequest.url !== '' && {
        sent: {
          method: integrationRequest.method,
          url: integrationRequest.url,
          headers: integrationRequest.headers,
          body: shownBody(integrationRequest, restored.apiKeyValue),
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

/** What the endpoint is sent, without the API key that was put back. */
function shownBody({ lambda, body }: IntegrationRequest, apiKeyValue: string | undefined): string {
  const text = lambda?.payload ?? traceBody(body).text ?? '';
  return apiKeyValue === undefined ? text : text.replaceAll(apiKeyValue, maskedSecret(apiKeyValue));
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
