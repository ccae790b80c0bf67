// HTTP/2 connections: every stream is a request like any other. API Gateway itself speaks HTTP/1.1 behind its door, so
// APIs see no difference.
import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import { limits } from '../../../shared/definition/limits';
import { writeToStream } from '../9-exit/write-http2';
import type { ManagementForwarder } from './forward';
import { byOwnAddress, connectionFacts, type FindDestination } from './listener';
import { readBody } from './read-body';
import type { ClientAnswer, ClientConnection, ReceivedRequest, TlsSession } from './received-request';
import { readHead } from './request-head';

export interface Http2Options {
  readonly serve: (request: ReceivedRequest) => ClientAnswer | Promise<ClientAnswer>;
  /** Where a request belongs; absent: custom domain names and VPC endpoints are not known. */
  readonly find?: FindDestination;
  readonly forwarder: ManagementForwarder;
}

export interface Http2Requests {
  accept(socket: Socket, session: TlsSession): void;
  /** Ends the connections when their last requests are answered. */
  close(): void;
  dispose(): void;
}

/** Idle connections are kept as long as those of HTTP/1.1. */
const idleMs = 65_000;
const headerListBytes = 64 * 1_024;

/** Opens it; nothing listens, connections are given to it. */
export function openHttp2Requests({ serve, find = byOwnAddress, forwarder }: Http2Options): Http2Requests {
  const server: Http2Server = createServer({ settings: { maxHeaderListSize: headerListBytes, enablePush: false } });
  const sessions = new Set<ServerHttp2Session>();
  // the server tells of a session while the connection is given to it
  let arriving: ClientConnection | undefined;
  server.on('session', (session) => {
    const connection = arriving;
    if (connection === undefined) return;
    sessions.add(session);
    session.setTimeout(idleMs, () => session.close());
    session.on('close', () => sessions.delete(session));
    // a client that breaks the protocol loses its connection, and nobody else notices
    session.on('error', () => undefined);
    const take = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, raw: readonly string[]) => {
      stream.on('error', () => undefined);
      receive(stream, headers, raw, connection);
    };
    session.on('stream', take);
  });

  function receive(
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    rawHeaders: readonly string[],
    connection: ClientConnection,
  ): void {
    const method = String(headers[':method'] ?? 'GET');
    const url = String(headers[':path'] ?? '/');
    const head = readHead(plainHeaders(rawHeaders, String(headers[':authority'] ?? headers.host ?? '')));
    const destination = find(url, head, undefined);
    if (destination.kind === 'management') {
      forwarder.forwardStream(stream, { method, url, rawHeaders: head.rawHeaders, connection });
      return;
    }
    const declared = head.declaredBody ?? (stream.endAfterHeaders ? undefined : 'chunked');
    readBody(stream, declared, limits.payloadBytes, (outcome) => {
      if (outcome === 'gone') return;
      const body = outcome === 'too-large' ? undefined : outcome;
      const answer = serve({ method, url, head, destination, body, connection });
      if (answer instanceof Promise) void answer.then((late) => writeToStream(stream, method, late));
      else writeToStream(stream, method, answer);
    });
  }

  return {
    accept(socket, session) {
      arriving = connectionFacts(socket, session);
      server.emit('connection', socket);
      arriving = undefined;
    },
    close() {
      for (const session of sessions) session.close();
    },
    dispose() {
      for (const session of sessions) session.destroy();
    },
  };
}

/** The lines as HTTP/1.1 would have them: `Host` for the authority, one `Cookie`, no pseudo-headers. */
function plainHeaders(rawHeaders: readonly string[], authority: string): string[] {
  const lines: string[] = ['Host', authority];
  const cookies: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    if (name === 'cookie') cookies.push(value);
    else if (!name.startsWith(':') && name !== 'host') lines.push(name, value);
  }
  // https://www.rfc-editor.org/rfc/rfc9113#section-8.2.3
  if (cookies.length > 0) lines.push('cookie', cookies.join('; '));
  return lines;
}
