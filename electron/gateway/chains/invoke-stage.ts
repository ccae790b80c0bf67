// Takes a request to its stage, runs the chain and finishes: the way every request through the port goes.
import { brokenLimit, type FrontDoorRefusal, forbidden, frontDoorAnswer, internalFault } from '../1-entry/front-door';
import { invocationRequest } from '../1-entry/invocation-request';
import type { ClientAnswer, ReceivedRequest } from '../1-entry/received-request';
import type { RequestIds } from '../1-entry/request-ids';
import { chooseRelease } from '../2-routing/choose-release';
import { defaultEndpointRefusal } from '../2-routing/default-endpoint';
import type { LiveStage, StageTable } from '../2-routing/stage-table';
import type { TokenBucket } from '../3-access/usage/token-bucket';
import type { Counters } from '../9-exit/counters';
import { integrationLatencyOf } from '../9-exit/exit-variables';
import { type FinishedResponse, finishExchange } from '../9-exit/finish';
import { meterStream } from '../9-exit/metered-stream';
import { wireHeaders } from '../9-exit/response-headers';
import { endStreamedAnswer, streamKeptBytes } from '../9-exit/streamed-answer';
import type { BodyStream } from '../body-stream';
import { cacheCountOf } from '../cache/cache-visit';
import type { CompiledMethodSettings } from '../deploy/method-settings';
import type { GatewayTools, Step } from '../exchange';
import type { InvocationRequest } from '../messages';
import type { MetricMethod, StageSettings } from '../ports';
import { noteArrival } from '../trace/arrival-step';
import { exchangeTrace, frontDoorTrace } from '../trace/exchange-trace';
import type { Outbox, Schedule } from '../trace/outbox';
import { openRecorder, type Recorder } from '../trace/recorder';
import { silentRecorder } from '../trace/silent-recorder';
import type { LiveExchange } from './live-exchange';
import { openExchange } from './open-exchange';
import { runChain } from './run-chain';

export interface InvokerParts {
  readonly tools: GatewayTools;
  readonly stages: StageTable;
  readonly chain: readonly Step[];
  readonly ids: RequestIds;
  readonly counters: Counters;
  readonly outbox: Outbox;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
  readonly methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings;
  /** Gives a token for each trace that may be kept. */
  readonly traceBudget: TokenBucket;
  readonly schedule: Schedule;
  /** Hears of each answer that streams; resolves when it is over. */
  readonly onStream: (over: Promise<void>) => void;
  /** Hears of faults in Gatehouse itself that no trace can tell. */
  readonly onFault: (fault: unknown) => void;
}

/** Answers a request for an API; a promise only where a step had to wait. */
export type Invoke = (received: ReceivedRequest) => ClientAnswer | Promise<ClientAnswer>;

/** Joins the parts to the function that serves. */
export function openInvoker(parts: InvokerParts): Invoke {
  const { tools, stages, chain, ids, counters, now } = parts;
  const silent = silentRecorder();
  return (received) => {
    const startedMs = now();
    const { destination } = received;
    const found = stages.find(destination.apiId, destination.stageName);
    // AWS keeps APIs per region; their ids are unique here, so that addresses without a region work
    const region = found?.deployment.view.api.region ?? tools.identity.region;
    const invocation = invocationRequest(received, ids, tools.clock(), region);
    const live = found && chooseRelease(found, invocation.claims, tools.random);
    const refusal = frontDoorRefusal(received, invocation, live, stages);
    if (live === undefined || refusal !== undefined) {
      return refuseAtFrontDoor(parts, startedMs, invocation, received, live, refusal ?? forbidden('No such stage.'));
    }
    const recorder = parts.traceBudget.take(startedMs) ? openRecorder(now, startedMs, tools.clock) : undefined;
    if (recorder === undefined) counters.countUntraced();
    const { deployment, stage } = live;
    const trace = recorder ?? silent;
    noteArrival(trace, received);
    const exchange = openExchange({
      origin: 'invoke',
      tools,
      deployment,
      stage,
      invocation,
      trace,
      startedMs,
      match: undefined,
    });
    const running = runChain(chain, exchange);
    if (running === undefined) return concludeOrFail(parts, exchange, live, recorder);
    return running.then(() => concludeOrFail(parts, exchange, live, recorder));
  };
}

/** A fault at the very end, where no step can be blamed, still gets the client an answer. */
function concludeOrFail(
  parts: InvokerParts,
  exchange: LiveExchange,
  live: LiveStage,
  recorder: Recorder | undefined,
): ClientAnswer {
  try {
    // whoever waits for this request's answer waits no longer, whatever became of it
    exchange.cacheVisit?.land?.(undefined);
    return conclude(parts, exchange, live, recorder);
  } catch (fault) {
    parts.onFault(fault);
    return frontDoorAnswer(internalFault, exchange.invocation);
  }
}

function frontDoorRefusal(
  { head, body, destination, refusal, network }: ReceivedRequest,
  invocation: InvocationRequest,
  live: LiveStage | undefined,
  stages: StageTable,
): FrontDoorRefusal | undefined {
  if (refusal !== undefined) return forbidden(refusal);
  const endpointType = live?.deployment.endpointType ?? 'REGIONAL';
  const broken = brokenLimit(invocation, head.bytes, body, endpointType);
  if (broken !== undefined) return broken;
  const { apiId, stageName, arrival } = destination;
  if (live !== undefined) return defaultEndpointRefusal(live.deployment, { arrival, network });
  if (!stages.hasApi(apiId)) return forbidden(`No stage of an API ${apiId} is deployed here.`);
  return forbidden(stageName === '' ? 'The URL names no stage.' : `API ${apiId} has no stage ${stageName}.`);
}

/** Finishes the exchange and makes the answer for the wire. */
function conclude(
  parts: InvokerParts,
  exchange: LiveExchange,
  live: LiveStage,
  recorder: Recorder | undefined,
): ClientAnswer {
  const finished = finishExchange(exchange, parts.now);
  if (finished.stream !== undefined) return streamAnswer(parts, exchange, live, recorder, finished, finished.stream);
  report(parts, exchange, live, recorder, finished);
  return onTheWire(finished, exchange.invocation);
}

/** Hands the stream on; what happened is reported when it is over. */
function streamAnswer(
  parts: InvokerParts,
  exchange: LiveExchange,
  live: LiveStage,
  recorder: Recorder | undefined,
  finished: FinishedResponse,
  stream: BodyStream,
): ClientAnswer {
  const { invocation, deployment } = exchange;
  const headAtMs = parts.now();
  let settle = (): void => undefined;
  parts.onStream(new Promise((resolve) => (settle = resolve)));
  const metered = meterStream(stream, {
    endpointType: deployment.endpointType,
    keptBytes: recorder === undefined ? 0 : streamKeptBytes,
    now: parts.now,
    schedule: parts.schedule,
    onClose(went) {
      try {
        endStreamedAnswer(exchange, finished, went, headAtMs, parts.now);
        report(parts, exchange, live, recorder, { ...finished, body: went.kept });
      } catch (fault) {
        parts.onFault(fault);
      }
      settle();
    },
  });
  return { ...onTheWire(finished, invocation), stream: metered };
}

/** Counts the exchange, logs it and hands over its trace. */
function report(
  parts: InvokerParts,
  exchange: LiveExchange,
  live: LiveStage,
  recorder: Recorder | undefined,
  finished: FinishedResponse,
): void {
  const { outbox, counters } = parts;
  counters.count(live.totals, {
    nowMs: exchange.startedMs + exchange.durationMs,
    at: parts.tools.clock(),
    method: metricMethod(parts, exchange),
    part: exchange.match && `${exchange.match.method.method.httpMethod} ${exchange.match.resourcePath}`,
    status: finished.status,
    latencyMs: exchange.durationMs,
    integrationLatencyMs: integrationLatencyOf(exchange) ?? 0,
    cache: cacheCountOf(exchange.cacheVisit),
  });
  if (live.accessLog !== undefined) {
    const { apiId, stageName, release } = live.stage;
    const isCanary = release === 'canary' && { isCanary: true };
    const at = parts.tools.clock();
    const { requestId } = exchange.invocation;
    outbox.addAccessLog({ apiId, stage: stageName, requestId, text: live.accessLog(exchange), at, ...isCanary });
  }
  if (recorder !== undefined) {
    outbox.addTrace(exchangeTrace(exchange, recorder, finished, recordsData(parts, exchange)));
  }
}

function onTheWire({ status, headers, body, stream }: FinishedResponse, ids: InvocationRequest): ClientAnswer {
  const hasLength = stream === undefined && status !== 204 && status !== 304;
  return { status, headers: wireHeaders(headers, ids, hasLength ? body.length : undefined), body };
}

/** The method, where its setting gives it metrics of its own. AWS assumed: a method of `ANY` counts as that. */
function metricMethod({ methodSettingsOf }: InvokerParts, exchange: LiveExchange): MetricMethod | undefined {
  const { match, stage, invocation } = exchange;
  if (match === undefined) return undefined;
  const settings = methodSettingsOf(stage.settings);
  if (settings.isEmpty) return undefined;
  const { httpMethod } = match.method.method;
  const setting = settings.find(match.resourcePath, httpMethod, invocation.httpMethod);
  return setting?.metricsEnabled === true ? { resource: match.resourcePath, httpMethod } : undefined;
}

/** False where the method's setting, or the stage's default, switches data trace off. */
function recordsData({ methodSettingsOf }: InvokerParts, { stage, match, invocation }: LiveExchange): boolean {
  const httpMethod = match?.method.method.httpMethod ?? '';
  const setting = methodSettingsOf(stage.settings).find(match?.resourcePath ?? '', httpMethod, invocation.httpMethod);
  return setting?.dataTraceEnabled !== false;
}

function refuseAtFrontDoor(
  { tools, counters, outbox, traceBudget, now }: InvokerParts,
  startedMs: number,
  invocation: InvocationRequest,
  { destination }: ReceivedRequest,
  live: LiveStage | undefined,
  refusal: FrontDoorRefusal,
): ClientAnswer {
  const nowMs = now();
  const latencyMs = nowMs - startedMs;
  counters.count(live?.totals, {
    nowMs,
    at: tools.clock(),
    status: refusal.status,
    latencyMs,
    integrationLatencyMs: 0,
  });
  if (traceBudget.take(startedMs)) {
    const named = {
      apiId: destination.apiId,
      apiName: live?.deployment.apiName ?? '',
      stage: destination.stageName,
      deploymentId: live?.stage.deploymentId ?? '',
    };
    outbox.addTrace(frontDoorTrace(invocation, named, refusal, latencyMs));
  } else counters.countUntraced();
  return frontDoorAnswer(refusal, invocation);
}
