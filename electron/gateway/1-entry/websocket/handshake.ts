// The opening handshake of a WebSocket connection: what makes a request one, and how it is accepted or refused.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html
import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { isHeaderName } from '../../context/header-lines';
import { isLocalPeer } from '../invocation-request';
import type { ClientAnswer, ReceivedRequest } from '../received-request';

const keySalt = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const keyForm = /^[A-Za-z0-9+/]{22}==$/;

/** The client's key; undefined where the request is no handshake that can be accepted. */
export function handshakeKey(method: string, rawHeaders: readonly string[]): string | undefined {
  const key = lineOf(rawHeaders, 'sec-websocket-key')?.trim() ?? '';
  const isGood = method === 'GET' && lineOf(rawHeaders, 'sec-websocket-version')?.trim() === '13' && keyForm.test(key);
  return isGood ? key : undefined;
}

/** Accepts. No extension is agreed on; `protocol` is the subprotocol that the integration chose;
 * `connectionId` is told to clients that may know it. */
export function acceptHandshake(
  socket: Socket,
  key: string,
  protocol: string | undefined,
  connectionId: string | undefined,
): void {
  const accept = createHash('sha1')
    .update(key + keySalt)
    .digest('base64');
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    // a token only: line breaks would write headers of their own
    ...(protocol !== undefined && isHeaderName(protocol) ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
    ...(connectionId === undefined ? [] : [`X-Gatehouse-Connection-Id: ${connectionId}`]),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}

/** True where a caller on this machine asks to be told its connection id: `X-Gatehouse-Tell-Connection: 1`. */
export function wantsConnectionId({ head, connection }: Pick<ReceivedRequest, 'head' | 'connection'>): boolean {
  return lineOf(head.rawHeaders, 'x-gatehouse-tell-connection') === '1' && isLocalPeer(connection);
}

/** Answers instead, and ends the connection. */
export function refuseHandshake(socket: Socket, { status, headers, body }: ClientAnswer): void {
  if (socket.destroyed) return;
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`];
  for (let at = 0; at + 1 < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  lines.push('Connection: close');
  socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  socket.end(body);
  socket.resume();
}

function lineOf(rawHeaders: readonly string[], lowerName: string): string | undefined {
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === lowerName) return rawHeaders[at + 1];
  }
  return undefined;
}
