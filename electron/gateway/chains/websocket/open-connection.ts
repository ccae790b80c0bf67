// The handshake: it waits for authorization and the integration of $connect, then becomes a connection or an HTTP answer.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
import type { Socket } from 'node:net';
import { type FrontDoorRefusal, forbidden, frontDoorAnswer } from '../../1-entry/front-door';
import type { ReceivedRequest } from '../../1-entry/received-request';
import { acceptHandshake, handshakeKey, refuseHandshake, wantsConnectionId } from '../../1-entry/websocket/handshake';
import { socketLimits } from '../../1-entry/websocket/socket-limits';
import { defaultEndpointRefusal } from '../../2-routing/default-endpoint';
import { wireHeaders } from '../../9-exit/response-headers';
import { refusalAnswer } from '../../9-exit/websocket/error-frame';
import type { ConnectionRecord } from '../../connections/connection-store';
import { findHeader } from '../../context/header-lines';
import type { InvocationRequest } from '../../messages';
import type { GatewayParts } from '../../protocol-apis';
import { frontDoorTrace } from '../../trace/exchange-trace';
import type { SocketExchange } from '../../websocket-exchange';
import type { RunSocketCall } from './socket-calls';
import type { SocketConnections } from './socket-connections';
import { handshakeInvocation, socketId } from './socket-invocation';
import type { LiveSocketStage, SocketStages } from './socket-stage';

export interface OpenConnectionParts {
  readonly gateway: GatewayParts;
  readonly stages: SocketStages;
  readonly run: RunSocketCall;
  readonly connections: SocketConnections;
  /** False once no connection is taken any more. */
  readonly isOpen: () => boolean;
}

/** Answers a handshake; `head` is what the client sent after it. */
export type OpenConnection = (received: ReceivedRequest, socket: Socket, head: Buffer) => void;

/** Joins the parts to the function that opens connections. */
export function openOpenConnection(parts: OpenConnectionParts): OpenConnection {
  const { gateway, stages, run, connections } = parts;
  return (received, socket, head) => {
    // until it is accepted nobody listens to the socket, and a reset must not end the process
    socket.on('error', () => socket.destroy());
    const { destination } = received;
    const live = stages.find(destination.apiId, destination.stageName);
    const region = live?.api.deployment.view.api.region ?? gateway.tools.identity.region;
    const invocation = handshakeInvocation(received, gateway.ids, gateway.tools.clock(), region);
    const key = handshakeKey(received.method, received.head.rawHeaders);
    const refusal = frontDoorRefusal(parts, received, live, key);
    if (live === undefined || key === undefined || refusal !== undefined) {
      refuseAtFrontDoor(gateway, received, live, invocation, refusal ?? forbidden('No such stage.'), socket);
      return;
    }
    const connection: ConnectionRecord = {
      connectionId: socketId(gateway.ids),
      apiId: destination.apiId,
      stageName: destination.stageName,
      connectedAt: invocation.receivedAt,
      sourceIp: invocation.sourceIp,
      userAgent: invocation.userAgent,
      domainName: invocation.domainName,
      region: invocation.region,
      access: undefined,
    };
    const conclude = (exchange: SocketExchange): void => {
      if (exchange.refusal !== undefined || !isSuccess(exchange.status)) {
        refuseHandshake(socket, answerOf(exchange));
        return;
      }
      const protocol = findHeader(exchange.response?.headers ?? [], 'sec-websocket-protocol');
      const isTold = wantsConnectionId(received);
      acceptHandshake(socket, key, protocol, isTold ? connection.connectionId : undefined);
      connections.open(socket, head, { ...connection, access: keptAccess(exchange) });
    };
    const call = run({ live, connection, eventType: 'CONNECT', invocation });
    if (call instanceof Promise) gateway.onStream(call.then(conclude));
    else conclude(call);
  };
}

/** What later events show of the caller. The usage plan counts handshakes alone. */
function keptAccess({ access }: SocketExchange): ConnectionRecord['access'] {
  if (access === undefined) return undefined;
  const { plan: _plan, policies: _policies, authorizerCall: _call, ...kept } = access;
  return kept;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** AWS documented: any other status of the integration becomes the handshake's. AWS assumed: with its body. */
function answerOf(exchange: SocketExchange) {
  const { refusal, status, invocation, response } = exchange;
  if (refusal !== undefined) return refusalAnswer(refusal, status, invocation);
  const body = response?.body ?? new Uint8Array(0);
  // an informational status cannot end a handshake
  const sent = status < 200 ? 500 : status;
  return { status: sent, headers: wireHeaders([], invocation, body.length), body };
}

function frontDoorRefusal(
  { stages, isOpen }: OpenConnectionParts,
  { destination, url, head, refusal, network }: ReceivedRequest,
  live: LiveSocketStage | undefined,
  key: string | undefined,
): FrontDoorRefusal | undefined {
  const { apiId, stageName, arrival } = destination;
  if (refusal !== undefined) return forbidden(refusal);
  if (live === undefined) {
    if (!stages.hasApi(apiId)) return forbidden(`No stage of an API ${apiId} is deployed here.`);
    return forbidden(stageName === '' ? 'The URL names no stage.' : `API ${apiId} has no stage ${stageName}.`);
  }
  if (!isOpen()) return refused(503, 'Service Unavailable', 'The gateway is closing.');
  const disabled = defaultEndpointRefusal(live.api.deployment, { arrival, network });
  if (disabled !== undefined) return disabled;
  if (url.length > socketLimits.urlBytes)
    return refused(414, 'Request URI too long', 'The connection URL is too long.');
  if (head.bytes > 10_240) return refused(431, 'Request Header Fields Too Large', 'The headers are too large.');
  // AWS assumed: the answer to a handshake that is none
  return key === undefined ? refused(400, 'Bad Request', 'The request is no WebSocket handshake.') : undefined;
}

function refused(status: number, message: string, reason: string): FrontDoorRefusal {
  return { status, message, errorType: 'BadRequestException', reason };
}

function refuseAtFrontDoor(
  { counters, now, tools, outbox, traceBudget }: GatewayParts,
  { destination }: ReceivedRequest,
  live: LiveSocketStage | undefined,
  invocation: InvocationRequest,
  refusal: FrontDoorRefusal,
  socket: Socket,
): void {
  const { status } = refusal;
  counters.count(live?.totals, { nowMs: now(), at: tools.clock(), status, latencyMs: 0, integrationLatencyMs: 0 });
  if (traceBudget.take(now())) {
    const named = {
      apiId: destination.apiId,
      apiName: live?.api.apiName ?? '',
      stage: destination.stageName,
      deploymentId: live?.stage.deploymentId ?? '',
    };
    const trace = frontDoorTrace(invocation, named, refusal, 0);
    outbox.addTrace({ ...trace, request: { ...trace.request, method: 'CONNECT' }, protocol: 'WEBSOCKET' });
  } else counters.countUntraced();
  refuseHandshake(socket, frontDoorAnswer(refusal, invocation));
}
