// Runs one call of a WebSocket API through its chain and finishes it: reply, counters, access log, trace.
import { readJsonMessage } from '../../../../shared/selection/choose-route';
import { socketWords } from '../../5-integration-request/websocket/socket-event';
import { integrationLatencyOf } from '../../9-exit/exit-variables';
import type { Refusal } from '../../9-exit/refusal';
import { errorFrame, refusedStatus } from '../../9-exit/websocket/error-frame';
import { socketCounts } from '../../9-exit/websocket/socket-counts';
import type { ConnectionRecord } from '../../connections/connection-store';
import { utf8Text } from '../../context/content-conversion';
import type { CompiledMethodSettings } from '../../deploy/method-settings';
import type { InvocationRequest } from '../../messages';
import type { StageSettings } from '../../ports';
import type { GatewayParts } from '../../protocol-apis';
import { noteArrival } from '../../trace/arrival-step';
import { logLines } from '../../trace/log-lines';
import { openRecorder } from '../../trace/recorder';
import { silentRecorder } from '../../trace/silent-recorder';
import { socketTrace } from '../../trace/socket-trace';
import type { SocketCall, SocketExchange } from '../../websocket-exchange';
import { openExchange } from '../open-exchange';
import { runChain } from '../run-chain';
import type { SocketChains } from './socket-chains';
import type { LiveSocketStage } from './socket-stage';

export interface CallStart {
  readonly live: LiveSocketStage;
  readonly connection: ConnectionRecord;
  readonly eventType: SocketCall['eventType'];
  readonly invocation: InvocationRequest;
  readonly messageId?: string;
  readonly close?: SocketCall['close'];
}

/** Runs a call; a promise only where a step had to wait. The exchange is finished. Never throws and never rejects. */
export type RunSocketCall = (start: CallStart) => SocketExchange | Promise<SocketExchange>;

/** Joins the parts to the function that runs calls. */
export function openSocketCalls(
  parts: GatewayParts,
  chains: SocketChains,
  methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings,
): RunSocketCall {
  const silent = silentRecorder();
  return (start) => {
    const startedMs = parts.now();
    const recorder = parts.traceBudget.take(startedMs)
      ? openRecorder(parts.now, startedMs, parts.tools.clock)
      : undefined;
    if (recorder === undefined) parts.counters.countUntraced();
    else if (start.invocation.received !== undefined) noteArrival(recorder, start.invocation.received);
    const exchange = openSocketExchange(parts, start, recorder ?? silent, startedMs);
    const conclude = (): SocketExchange => {
      try {
        finish(exchange, parts.now);
        const setting = methodSettingsOf(start.live.stage.settings).find(exchange.match?.resourcePath ?? '', '', '');
        count(parts, start.live, exchange, setting?.metricsEnabled === true);
        if (recorder !== undefined) {
          parts.outbox.addTrace(socketTrace(exchange, recorder, setting?.dataTraceEnabled !== false));
        }
      } catch (fault) {
        parts.onFault(fault);
      }
      return exchange;
    };
    const running = runChain(chains[start.eventType], exchange);
    return running === undefined ? conclude() : running.then(conclude);
  };
}

function openSocketExchange(
  { tools }: GatewayParts,
  { live, connection, eventType, invocation, messageId, close }: CallStart,
  trace: SocketExchange['trace'],
  startedMs: number,
): SocketExchange {
  let body: { readonly value: ReturnType<typeof readJsonMessage> } | undefined;
  const exchange: SocketExchange = {
    ...openExchange({
      origin: 'invoke',
      tools,
      deployment: live.api.deployment,
      stage: live.stage,
      invocation,
      trace,
      startedMs,
      match: undefined,
      own: socketWords(() => exchange),
    }),
    reword,
    socket: {
      api: live.api,
      eventType,
      connection,
      ...(messageId !== undefined && { messageId }),
      ...(close !== undefined && { close }),
      readBody() {
        body ??= { value: readJsonMessage(utf8Text(invocation.body)) };
        return body.value;
      },
      route: undefined,
      chosen: undefined,
      reply: undefined,
    },
  };
  if (connection.access !== undefined) exchange.access = connection.access;
  return exchange;
}

// AWS assumed: a WebSocket API does not say which policy denied
const denial = 'User is not authorized to access this resource';

function reword(refusal: Refusal): Refusal {
  const isDenial = refusal.kind === 'ACCESS_DENIED' && refusal.message?.startsWith(denial) === true;
  return isDenial ? { ...refusal, message: denial } : refusal;
}

/** Status, reply and the last lines of the log. */
function finish(exchange: SocketExchange, now: () => number): void {
  const { refusal, socket, trace, invocation, response } = exchange;
  trace.beginStep('answer', 'exit');
  exchange.durationMs = now() - exchange.startedMs;
  exchange.status = refusal === undefined ? (response?.status ?? 200) : refusedStatus(refusal);
  if (refusal !== undefined && socket.eventType === 'MESSAGE') {
    const { connectionId } = socket.connection;
    socket.reply = errorFrame(refusal, { connectionId, requestId: invocation.requestId, messageId: socket.messageId });
  }
  exchange.responseBytes = socket.reply?.length ?? 0;
  if (trace.isOn) {
    if (refusal?.reason !== undefined) trace.log('ERROR', refusal.reason);
    trace.log(refusal === undefined ? 'INFO' : 'ERROR', logLines.completedWithStatus(exchange.status));
    if (socket.reply !== undefined)
      trace.note({ decided: refusal === undefined ? 'the route answers' : 'error frame' });
  }
  trace.endStep('passed');
}

function count(
  { counters, tools, outbox }: GatewayParts,
  live: LiveSocketStage,
  exchange: SocketExchange,
  isDetailed: boolean,
): void {
  counters.count(live.totals, {
    nowMs: exchange.startedMs + exchange.durationMs,
    at: tools.clock(),
    status: exchange.status,
    latencyMs: exchange.durationMs,
    integrationLatencyMs: integrationLatencyOf(exchange) ?? 0,
    route: isDetailed ? exchange.match?.resourcePath : undefined,
    part: exchange.match?.resourcePath,
    socket: socketCounts(exchange),
  });
  if (live.accessLog === undefined) return;
  const { apiId, stageName } = live.stage;
  const { requestId } = exchange.invocation;
  outbox.addAccessLog({ apiId, stage: stageName, requestId, text: live.accessLog(exchange), at: tools.clock() });
}
