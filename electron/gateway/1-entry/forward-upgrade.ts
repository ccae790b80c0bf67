// A WebSocket handshake passed on to the management side, then the two sockets joined.
import { type IncomingMessage, request as openRequest, type RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Sends the handshake on; `head` is what the client sent after it. Neither side outlives the other. */
export function tunnelUpgrade(request: IncomingMessage, socket: Socket, head: Buffer, options: RequestOptions): void {
  const upstream = openRequest({ ...options, agent: false });
  upstream.on('upgrade', (answer, upstreamSocket, upstreamHead) => {
    socket.write(headOf(answer, 'HTTP/1.1 101 Switching Protocols'));
    socket.write(upstreamHead);
    upstreamSocket.write(head);
    join(socket, upstreamSocket);
  });
  upstream.on('response', (answer) => {
    // refused: the answer is passed on and the connection ends with it
    socket.write(headOf(answer, `HTTP/1.1 ${answer.statusCode} ${answer.statusMessage ?? ''}`, 'Connection: close'));
    answer.pipe(socket);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
  socket.on('close', () => upstream.destroy());
  request.resume();
  upstream.end();
}

function headOf({ rawHeaders }: IncomingMessage, ...first: readonly string[]): string {
  const lines = [...first];
  const isRefusal = first.length > 1;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    // the body is unframed by Node, so it ends with the connection
    if (isRefusal && (name === 'connection' || name === 'transfer-encoding' || name === 'keep-alive')) continue;
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function join(left: Duplex, right: Duplex): void {
  left.pipe(right);
  right.pipe(left);
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    side.on('error', () => other.destroy());
    side.on('close', () => other.destroy());
  }
}
