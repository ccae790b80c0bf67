// Takes a request to its HTTP API and stage, runs the chain and finishes.

import { own } from '../../../shared/definition/records';
import type { FrontDoorRefusal } from '../1-entry/front-door';
import { httpInvocation } from '../1-entry/http-api/http-invocation';
import type { ClientAnswer, ReceivedRequest } from '../1-entry/received-request';
import { type ChosenStage, chooseStage } from '../2-routing/http-api/choose-stage';
import type { StageTable } from '../2-routing/stage-table';
import type { AccessLogFormat } from '../9-exit/access-log';
import type { StageTotals } from '../9-exit/counters';
import type { FinishedResponse } from '../9-exit/finish';
import { finishHttpExchange, httpWireHeaders } from '../9-exit/http-api/finish-http';
import { integrationLatencyOf } from '../9-exit/http-api/integration-outcome';
import type { CompiledHttpApi } from '../deploy/http-api/compiled-http-api';
import type { Step } from '../exchange';
import type { HttpExchange, HttpInvocation } from '../http-exchange';
import type { StageDeployment } from '../ports';
import type { GatewayParts } from '../protocol-apis';
import { noteArrival } from '../trace/arrival-step';
import { frontDoorTrace } from '../trace/exchange-trace';
import { httpExchangeTrace } from '../trace/http-exchange-trace';
import { openRecorder, type Recorder } from '../trace/recorder';
import { silentRecorder } from '../trace/silent-recorder';
import { openHttpExchange } from './open-http-exchange';
import { runChain } from './run-chain';

/** A stage of an HTTP API with everything of it prepared. */
export interface LiveHttpStage {
  readonly stage: StageDeployment;
  readonly deployment: CompiledHttpApi;
  readonly accessLog: AccessLogFormat<HttpExchange> | undefined;
  readonly totals: StageTotals;
}

export interface HttpInvokerParts extends GatewayParts {
  readonly stages: StageTable<LiveHttpStage>;
  readonly chain: readonly Step<HttpExchange>[];
}

/** Joins the parts to the function that serves; it gives a promise only where a step had to wait. */
export function openHttpInvoker(parts: HttpInvokerParts) {
  const { tools, stages, chain, ids, now } = parts;
  const silent = silentRecorder();
  return (received: ReceivedRequest): ClientAnswer | Promise<ClientAnswer> => {
    const startedMs = now();
    const { destination } = received;
    const chosen = chooseStage((name) => stages.find(destination.apiId, name), destination);
    const region = destination.region ?? chosen?.live.deployment.view.api.region ?? tools.identity.region;
    const { path, contextPath } = chosen ?? destination;
    const invocation = httpInvocation(received, { region, path, contextPath }, ids, tools.clock());
    const shut = shutReason(received);
    const reason = shut ?? closedReason(chosen, received);
    if (chosen === undefined || reason !== undefined) {
      const refused = { status: shut === undefined ? 404 : 403, reason: reason ?? '' };
      return refuseAtFrontDoor(parts, startedMs, invocation, received, chosen?.live, refused);
    }
    const { live } = chosen;
    const recorder = parts.traceBudget.take(startedMs) ? openRecorder(now, startedMs, tools.clock) : undefined;
    if (recorder === undefined) parts.counters.countUntraced();
    const { deployment, stage } = live;
    const trace = recorder ?? silent;
    noteArrival(trace, received);
    const exchange = openHttpExchange({
      origin: 'invoke',
      tools,
      deployment,
      stage,
      invocation,
      trace,
      startedMs,
    });
    const running = runChain(chain, exchange);
    if (running === undefined) return conclude(parts, exchange, live, recorder);
    return running.then(() => conclude(parts, exchange, live, recorder));
  };
}

/** Why the address lets nobody in, whatever the API says: TLS, no mapping, a VPC endpoint. HTTP APIs are public. */
function shutReason({ refusal, network }: ReceivedRequest): string | undefined {
  if (refusal !== undefined || network === undefined) return refusal;
  if (network.refusal !== undefined || !network.isPrivateOnly) return network.refusal;
  return `${network.vpceId} leads to private APIs alone, and HTTP APIs are public.`;
}

/** Why nobody is let in; undefined where the request may go on. */
function closedReason(
  chosen: ChosenStage<LiveHttpStage> | undefined,
  { destination }: ReceivedRequest,
): string | undefined {
  const { apiId, stageName, arrival } = destination;
  if (chosen === undefined) return `API ${apiId} has no stage ${stageName || '$default'}, and no $default stage.`;
  return chosen.live.deployment.disableExecuteApiEndpoint && arrival?.domain === undefined
    ? 'The default execute-api endpoint of this API is disabled.'
    : undefined;
}

/** Finishes, counts, logs and hands over the trace. A fault here still gets the client an answer. */
function conclude(
  parts: HttpInvokerParts,
  exchange: HttpExchange,
  live: LiveHttpStage,
  recorder: Recorder | undefined,
): ClientAnswer {
  try {
    const finished = finishHttpExchange(exchange, parts.now);
    report(parts, exchange, live, recorder, finished);
    return onTheWire(finished, exchange.invocation);
  } catch (fault) {
    parts.onFault(fault);
    return messageAnswer(500, 'Internal Server Error', exchange.invocation);
  }
}

function report(
  { counters, outbox, tools }: HttpInvokerParts,
  exchange: HttpExchange,
  live: LiveHttpStage,
  recorder: Recorder | undefined,
  finished: FinishedResponse,
): void {
  const { apiId, stageName } = live.stage;
  counters.count(live.totals, {
    nowMs: exchange.startedMs + exchange.durationMs,
    at: tools.clock(),
    route: metricRoute(exchange),
    part: exchange.match?.route.route.routeKey,
    status: finished.status,
    latencyMs: exchange.durationMs,
    integrationLatencyMs: integrationLatencyOf(exchange) ?? 0,
    processedBytes: exchange.invocation.body.length + exchange.responseBytes,
  });
  if (live.accessLog !== undefined) {
    const { requestId } = exchange.invocation;
    outbox.addAccessLog({ apiId, stage: stageName, requestId, text: live.accessLog(exchange), at: tools.clock() });
  }
  if (recorder !== undefined) outbox.addTrace(httpExchangeTrace(exchange, recorder, finished));
}

/** The route's key, where its setting gives it metrics of its own. */
function metricRoute({ match, stage }: HttpExchange): string | undefined {
  if (match === undefined) return undefined;
  const { routeSettings, defaultRouteSettings } = stage.settings;
  const { routeKey } = match.route.route;
  const setting = own(routeSettings, routeKey) ?? defaultRouteSettings;
  return setting?.detailedMetricsEnabled === true ? routeKey : undefined;
}

function onTheWire({ status, headers, body }: FinishedResponse, { requestId }: HttpInvocation): ClientAnswer {
  const hasLength = status !== 204 && status !== 304;
  return { status, headers: httpWireHeaders(headers, requestId, hasLength ? body.length : undefined), body };
}

function messageAnswer(status: number, message: string, { requestId }: HttpInvocation): ClientAnswer {
  const body = Buffer.from(JSON.stringify({ message }));
  return { status, headers: httpWireHeaders([['Content-Type', 'application/json']], requestId, body.length), body };
}

/** AWS assumed: 404 also where the default endpoint is disabled; REST APIs say 403. */
function refuseAtFrontDoor(
  { counters, outbox, tools, traceBudget, now }: HttpInvokerParts,
  startedMs: number,
  invocation: HttpInvocation,
  { destination }: ReceivedRequest,
  live: LiveHttpStage | undefined,
  { status, reason }: { readonly status: number; readonly reason: string },
): ClientAnswer {
  const message = status === 404 ? 'Not Found' : 'Forbidden';
  const latencyMs = now() - startedMs;
  counters.count(live?.totals, {
    nowMs: now(),
    at: tools.clock(),
    status,
    latencyMs,
    integrationLatencyMs: 0,
  });
  if (traceBudget.take(startedMs)) {
    const named = {
      protocol: 'HTTP',
      apiId: destination.apiId,
      apiName: live?.deployment.apiName ?? '',
      stage: live?.stage.stageName ?? destination.stageName,
      deploymentId: live?.stage.deploymentId ?? '',
    } as const;
    const refusal: FrontDoorRefusal = { status, message, errorType: undefined, reason };
    const content = { headers: [['Content-Type', 'application/json']], text: JSON.stringify({ message }) } as const;
    outbox.addTrace(frontDoorTrace(invocation, named, refusal, latencyMs, content));
  } else counters.countUntraced();
  return messageAnswer(status, message, invocation);
}
