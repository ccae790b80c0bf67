// Upgrade requests that stay HTTP/1.1. Java's client asks for h2c on every plain connection, bodies included; a REST API
// never sees `Upgrade`. Node's parser has let go of such a connection, so its request is put back without the wish.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

const upgradeHeaders = new Set(['upgrade', 'connection', 'http2-settings']);

/** True for a WebSocket handshake. */
export function isWebSocketUpgrade(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket';
}

/** Gives the connection back to `server` as a plain request. `head` is what the client sent after the headers. */
export function servePlainly(server: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    if (!upgradeHeaders.has(name.toLowerCase())) lines.push(`${name}: ${request.rawHeaders[at + 1]}`);
  }
  const restored = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  socket.unshift(Buffer.concat([restored, head]));
  server.emit('connection', socket);
}
