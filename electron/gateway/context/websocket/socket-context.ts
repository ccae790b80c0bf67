// `$context` of a WebSocket API, as templates, mappings and events see it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
import { requestTimeText } from '../../9-exit/request-time';
import type { SocketExchange } from '../../websocket-exchange';
import type { MappingContext } from '../mapping-context';

/** The members of `$context`. */
export function socketContext(exchange: SocketExchange): MappingContext {
  const { eventType, route } = exchange.socket;
  return {
    ...socketFacts(exchange),
    operationName: route?.route.operationName,
    status: eventType === 'CONNECT' && exchange.status > 0 ? exchange.status : undefined,
    'error.messageString': exchange.refusal === undefined ? undefined : JSON.stringify(exchange.refusal.message),
  };
}

/** What `$context` and `requestContext` have alike, in the order that events have. */
export function socketFacts(exchange: SocketExchange) {
  const { invocation, socket, stage, access, deployment } = exchange;
  const { connection, eventType, messageId, close } = socket;
  return {
    routeKey: routeKeyOf(exchange),
    // AWS documented: what the authorizer said rides on every event of the connection
    authorizer: access?.authorizer,
    messageId,
    eventType,
    disconnectStatusCode: close?.code,
    disconnectReason: close?.reason,
    extendedRequestId: invocation.extendedRequestId,
    requestTime: requestTimeText(invocation.receivedAt),
    messageDirection: 'IN',
    stage: stage.stageName,
    connectedAt: connection.connectedAt,
    requestTimeEpoch: invocation.receivedAt,
    identity: socketIdentity(exchange),
    requestId: invocation.requestId,
    domainName: invocation.domainName,
    connectionId: connection.connectionId,
    apiId: deployment.apiId,
  };
}

/** The route's key; before one is found the event's own. */
export function routeKeyOf({ socket }: SocketExchange): string | undefined {
  if (socket.route !== undefined) return socket.route.route.routeKey;
  if (socket.eventType === 'CONNECT') return '$connect';
  return socket.eventType === 'DISCONNECT' ? '$disconnect' : undefined;
}

/** AWS recorded: source address and user agent; whoever signed or brought a key adds the rest. */
function socketIdentity({ socket, access }: SocketExchange): Readonly<Record<string, string | null>> {
  const { sourceIp, userAgent } = socket.connection;
  return {
    sourceIp,
    ...(userAgent !== '' && { userAgent }),
    ...access?.identity,
    ...(access?.apiKey && { apiKey: access.apiKey.value, apiKeyId: access.apiKey.id }),
  };
}
