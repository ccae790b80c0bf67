// `$context` variables of access logs of WebSocket APIs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
import { routeKeyOf } from '../../context/websocket/socket-context';
import type { SocketExchange } from '../../websocket-exchange';
import { accessLogVariable } from '../exit-variables';

type SocketVariable = (exchange: SocketExchange) => string | undefined;

const own: ReadonlyMap<string, SocketVariable> = new Map<string, SocketVariable>([
  ['connectedAt', ({ socket }) => String(socket.connection.connectedAt)],
  ['connectionId', ({ socket }) => socket.connection.connectionId],
  ['eventType', ({ socket }) => socket.eventType],
  ['messageId', ({ socket }) => socket.messageId],
  ['routeKey', routeKeyOf],
  ['identity.userAgent', ({ socket }) => socket.connection.userAgent],
  // AWS documented: the outcome of each kind of check; those of the authorizer are REST's
  ['authorize.status', ({ refusal, access }) => (access === undefined ? undefined : authorizeStatus(refusal?.kind))],
  [
    'authorize.error',
    ({ refusal }) => (refusal?.kind === 'ACCESS_DENIED' ? (refusal.message ?? undefined) : undefined),
  ],
  ['authenticate.status', ({ access }) => (access?.principal === undefined ? undefined : '200')],
  ['authenticate.error', ({ refusal }) => (isUnsigned(refusal?.kind) ? (refusal?.message ?? undefined) : undefined)],
]);

/** REST variables that say nothing here. */
const absent: ReadonlySet<string> = new Set(['httpMethod', 'path', 'protocol', 'resourceId', 'resourcePath']);

/** The reader of `$context.{name}`. */
export function socketLogVariable(name: string): SocketVariable {
  return own.get(name) ?? (absent.has(name) ? () => undefined : accessLogVariable(name));
}

function authorizeStatus(kind: string | undefined): string {
  return kind === 'ACCESS_DENIED' ? '403' : '200';
}

function isUnsigned(kind: string | undefined): boolean {
  return kind === 'MISSING_AUTHENTICATION_TOKEN' || kind === 'INVALID_SIGNATURE' || kind === 'EXPIRED_TOKEN';
}
