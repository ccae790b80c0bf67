// Requests that are no API's go to the management APIs in the studio's process, streamed both ways.
import { Agent, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { type StreamedRequest, sendStreamOn } from './forward-stream';
import { tunnelUpgrade } from './forward-upgrade';

export interface ManagementForwarder {
  forward(request: IncomingMessage, response: ServerResponse): void;
  /** A request of an HTTP/2 connection. */
  forwardStream(stream: ServerHttp2Stream, request: StreamedRequest): void;
  /** A WebSocket handshake: passed on with everything that follows. */
  forwardUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): void;
  dispose(): void;
}

export interface ManagementAddress {
  readonly port: number;
  readonly secret: string;
}

/** Belongs to one connection, or is set here: never taken from the client. */
const ownHeaders = new Set(['x-gatehouse-secret', 'x-gatehouse-client-address']);
const connectionHeaders = new Set(['connection', 'keep-alive', 'proxy-connection', 'expect']);

/** Opens a forwarder to `address` on this machine; without an address every request is answered 502. */
export function openForwarder(address: ManagementAddress | undefined): ManagementForwarder {
  const agent = new Agent({ keepAlive: true });
  return {
    forward(request, response) {
      if (address === undefined) refuse(request, response);
      else stream(address, agent, request, response);
    },
    forwardStream(stream, request) {
      const { method, url: path, rawHeaders, connection } = request;
      if (address === undefined) {
        stream.respond({ ':status': 502 }, { endStream: true });
        return;
      }
      const lines = ownedHeaders(address, rawHeaders, connection.remoteAddress);
      sendStreamOn(stream, {
        ...{ host: '127.0.0.1', port: address.port, method, path, setDefaultHeaders: false, agent },
        headers: lines.filter(([name]) => !connectionHeaders.has(name.toLowerCase())).flat() as unknown as string[],
      });
    },
    forwardUpgrade(request, socket, head) {
      if (address === undefined)
        socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      else
        tunnelUpgrade(request, socket, head, {
          ...target(address, request),
          headers: upgradeHeaders(address, request),
        });
    },
    dispose: () => agent.destroy(),
  };
}

function stream(address: ManagementAddress, agent: Agent, request: IncomingMessage, response: ServerResponse): void {
  const headers = forwardedHeaders(address, request).filter(([name]) => !connectionHeaders.has(name.toLowerCase()));
  const upstream = openRequest({ ...target(address, request), agent, headers: headers.flat() as unknown as string[] });
  upstream.on('response', (answer) => {
    const lines = pairsOf(answer.rawHeaders).filter(([name]) => !connectionHeaders.has(name.toLowerCase()));
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', lines.flat());
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  upstream.on('error', () => {
    if (response.headersSent) response.destroy();
    else refuse(request, response);
  });
  // a client that leaves takes its upstream request along
  response.on('close', () => {
    if (!response.writableFinished) upstream.destroy();
  });
  request.pipe(upstream);
}

function target({ port }: ManagementAddress, { method, url }: IncomingMessage) {
  return { host: '127.0.0.1', port, method: method ?? 'GET', path: url ?? '/', setDefaultHeaders: false };
}

/** The client's lines as they were sent, the original Host among them, with the secret and the client's address. */
function forwardedHeaders(address: ManagementAddress, request: IncomingMessage): [string, string][] {
  return ownedHeaders(address, request.rawHeaders, request.socket.remoteAddress ?? '');
}

function ownedHeaders(
  { secret }: ManagementAddress,
  rawHeaders: readonly string[],
  remoteAddress: string,
): [string, string][] {
  return [
    ...pairsOf(rawHeaders).filter(([name]) => !ownHeaders.has(name.toLowerCase())),
    ['x-gatehouse-secret', secret],
    ['x-gatehouse-client-address', remoteAddress],
  ];
}

function upgradeHeaders(address: ManagementAddress, request: IncomingMessage): string[] {
  return forwardedHeaders(address, request).flat();
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return pairs;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  if (response.destroyed) return;
  const body = Buffer.from('{"message":"The management API is not available."}');
  response.writeHead(502, ['Content-Type', 'application/json', 'Content-Length', String(body.length)]);
  response.end(body);
}
