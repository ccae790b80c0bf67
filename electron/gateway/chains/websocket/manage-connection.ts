// @connections: the backend's way to a connection: POST pushes, GET tells about it, DELETE closes it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
import { invocationRequest } from '../../1-entry/invocation-request';
import type { ClientAnswer, ReceivedRequest } from '../../1-entry/received-request';
import { socketLimits } from '../../1-entry/websocket/socket-limits';
import { openMayManage } from '../../3-access/websocket/may-manage';
import { jsonAnswer, refusalAnswer, refusedStatus } from '../../9-exit/websocket/error-frame';
import { pushCounts } from '../../9-exit/websocket/socket-counts';
import { type ConnectionState, isConnectionId } from '../../connections/connection-store';
import type { InvocationRequest } from '../../messages';
import type { GatewayParts } from '../../protocol-apis';
import { exchangeTrace } from '../../trace/exchange-trace';
import { openRecorder, type Recorder } from '../../trace/recorder';
import { silentRecorder } from '../../trace/silent-recorder';
import { traceBody } from '../../trace/trace-message';
import type { LiveExchange } from '../live-exchange';
import { openExchange } from '../open-exchange';
import { runChain } from '../run-chain';
import type { SocketConnections } from './socket-connections';
import type { LiveSocketStage } from './socket-stage';

const methods = ['POST', 'GET', 'DELETE'] as const;
type ManagingMethod = (typeof methods)[number];

const pathForm = /^\/(?:@|%40)connections\/([^/]+)\/?$/i;

/** The connection id in a path below the stage; undefined where the path is none of @connections. */
export function managedConnection(path: string): string | undefined {
  const id = pathForm.exec(path)?.[1];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    // a broken escape is an id that is malformed
    return id;
  }
}

/** Answers a call of @connections for `connectionId`. */
export type ManageConnection = (
  received: ReceivedRequest,
  live: LiveSocketStage,
  connectionId: string,
) => ClientAnswer | Promise<ClientAnswer>;

/** Joins the parts to the function that answers. */
export function openManageConnection(gateway: GatewayParts, connections: SocketConnections): ManageConnection {
  const chain = [openMayManage()];
  const silent = silentRecorder();
  return (received, live, connectionId) => {
    const { tools, ids, now } = gateway;
    const startedMs = now();
    const region = live.api.deployment.view.api.region ?? tools.identity.region;
    const invocation = {
      ...invocationRequest(received, ids, tools.clock(), region),
      // AWS documented: what policies name, with the id as it is
      path: `/@connections/${connectionId}`,
    };
    const recorder = gateway.traceBudget.take(startedMs) ? openRecorder(now, startedMs, tools.clock) : undefined;
    const exchange = openExchange({
      origin: 'invoke',
      tools,
      deployment: live.api.deployment,
      stage: live.stage,
      invocation,
      trace: recorder ?? silent,
      startedMs,
      match: undefined,
      own: undefined,
    });
    const conclude = async (): Promise<ClientAnswer> => {
      const answer = await answerOf(gateway, connections, exchange, received, connectionId);
      report(gateway, live, exchange, answer, connectionId, recorder);
      return answer;
    };
    const running = runChain(chain, exchange);
    return running === undefined ? conclude() : running.then(conclude);
  };
}

async function answerOf(
  gateway: GatewayParts,
  connections: SocketConnections,
  { refusal, invocation, stage }: LiveExchange,
  { body, method }: ReceivedRequest,
  connectionId: string,
): Promise<ClientAnswer> {
  if (refusal !== undefined) return refusalAnswer(refusal, refusedStatus(refusal), invocation);
  const known = methods.find((each) => each === method);
  if (known === undefined) return jsonAnswer(403, { message: 'Forbidden' }, 'ForbiddenException', invocation);
  if (!isConnectionId(connectionId)) {
    const message = `Invalid connectionId: ${connectionId}`;
    return jsonAnswer(400, { message }, 'BadRequestException', invocation);
  }
  if (await isThrottled(gateway, invocation)) return limitExceeded(invocation);
  if (body === undefined || body.length > socketLimits.messageBytes) {
    // AWS assumed: the words
    return jsonAnswer(413, { message: 'Message too long' }, 'PayloadTooLargeException', invocation);
  }
  const found = await connections.find(connectionId);
  // AWS assumed: a connection of another stage is none here
  const isHere = found !== undefined && found.apiId === stage.apiId && found.stageName === stage.stageName;
  return isHere ? manage(connections, known, found, body, invocation) : gone(invocation);
}

function manage(
  connections: SocketConnections,
  method: ManagingMethod,
  connection: ConnectionState,
  body: Uint8Array,
  invocation: InvocationRequest,
): ClientAnswer {
  const { connectionId } = connection;
  if (method === 'GET') return jsonAnswer(200, told(connection), undefined, invocation);
  if (method === 'DELETE') {
    const isClosed = connections.close(connectionId, 1000, 'Connection Closed Normally');
    return isClosed ? jsonAnswer(204, undefined, undefined, invocation) : gone(invocation);
  }
  const pushed = connections.push(connectionId, body, invocation.requestId);
  if (pushed === 'sent') return jsonAnswer(200, undefined, undefined, invocation);
  return pushed === 'gone' ? gone(invocation) : limitExceeded(invocation);
}

function told({ connectedAt, lastActiveAt, sourceIp, userAgent }: ConnectionState): object {
  return {
    connectedAt: new Date(connectedAt).toISOString(),
    identity: { sourceIp, userAgent: userAgent === '' ? null : userAgent },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  };
}

/** AWS recorded: without a body. */
function gone(invocation: InvocationRequest): ClientAnswer {
  return jsonAnswer(410, undefined, 'GoneException', invocation);
}

function limitExceeded(invocation: InvocationRequest): ClientAnswer {
  return jsonAnswer(429, { message: 'Too Many Requests' }, 'LimitExceededException', invocation);
}

/** AWS documented: these calls count in the account's limit. */
async function isThrottled({ tools, usage }: GatewayParts, { region }: InvocationRequest): Promise<boolean> {
  const { accountThrottle } = tools.access();
  if (accountThrottle === undefined) return false;
  const { rateLimit: rate, burstLimit: burst } = accountThrottle;
  const buckets = [{ key: `throttle-account ${region}`, rate, burst }];
  const { refusedBy } = await usage.admit({ now: tools.clock(), buckets });
  return refusedBy !== undefined;
}

function report(
  { counters, now, tools, outbox }: GatewayParts,
  live: LiveSocketStage,
  exchange: LiveExchange,
  { status, body }: ClientAnswer,
  connectionId: string,
  recorder: Recorder | undefined,
): void {
  exchange.status = status;
  exchange.durationMs = now() - exchange.startedMs;
  exchange.responseBytes = body.length;
  const { durationMs: latencyMs, invocation } = exchange;
  const socket = pushCounts(invocation.httpMethod, status);
  counters.count(live.totals, { nowMs: now(), at: tools.clock(), status, latencyMs, integrationLatencyMs: 0, socket });
  if (recorder === undefined) return;
  const { route: _route, ...trace } = exchangeTrace(
    exchange,
    recorder,
    { status, headers: [], body, stream: undefined },
    true,
  );
  const eventType = methods.find((each) => each === invocation.httpMethod) ?? 'GET';
  const sent = eventType === 'POST' && status === 200 ? { sent: [traceBody(invocation.body)] } : {};
  outbox.addTrace({ ...trace, protocol: 'WEBSOCKET', socket: { connectionId, eventType, ...sent } });
}
