// The WebSocket clients that the studio holds: opened against the gateway's own port, kept until they are forgotten.

import WebSocket from 'ws';
import { StudioError } from '../../../shared/contract/errors';
import type { HeardMessage, SocketClient, SocketEnd } from '../../../shared/contract/sockets';
import { closeMeaning, refusalMeaning } from './close-meaning';

export interface Handshake {
  readonly apiId: string;
  readonly stageName: string;
  readonly name?: string;
  readonly port: number;
  /** The Host header that names the API. */
  readonly host: string;
  /** With the stage and the query. */
  readonly path: string;
  /** As it may be shown: without tokens. */
  readonly shownUrl: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly subprotocols: readonly string[];
  readonly persona?: string;
}

export interface SocketClients {
  list(): readonly SocketClient[];
  /** Resolves when the handshake has ended, whichever way. */
  open(handshake: Handshake): Promise<SocketClient>;
  /** Throws NOT_FOUND and CONFLICT where the client is gone or not open, as do the next. */
  send(clientId: string, message: string | Buffer): Promise<void>;
  /** Oldest first, after the message of that id. */
  heard(clientId: string, after: number): readonly HeardMessage[];
  ping(clientId: string): void;
  close(clientId: string, code: number, reason: string): void;
  forget(clientId: string): void;
  /** Ends and forgets all. */
  leave(): void;
}

interface HeldClient {
  shown: SocketClient;
  socket: WebSocket;
  readonly heard: HeardMessage[];
  heardCount: number;
}

/** Messages that are kept of each client. */
const keptMessages = 1_000;

/** A handshake that takes longer than the longest integration has failed. */
const handshakeTimeoutMs = 40_000;

/** Opens the set. `changed` hears of every change; `clock` is epoch milliseconds. */
export function openSocketClients(options: {
  readonly clock: () => number;
  readonly changed: (clients: readonly SocketClient[]) => void;
}): SocketClients {
  const { clock, changed } = options;
  const held = new Map<string, HeldClient>();
  let made = 0;
  const list = () => [...held.values()].map(({ shown }) => shown);
  const tell = () => changed(list());

  function update(clientId: string, part: Partial<SocketClient>): void {
    const client = held.get(clientId);
    if (client === undefined) return;
    client.shown = { ...client.shown, ...part };
    tell();
  }

  function require(clientId: string): HeldClient {
    const client = held.get(clientId);
    if (client === undefined)
      throw new StudioError('NOT_FOUND', `There is no client ${clientId}.`, { path: 'clientId' });
    return client;
  }

  function keep(clientId: string, message: Buffer, isBinary: boolean): void {
    const client = held.get(clientId);
    if (client === undefined) return;
    client.heardCount += 1;
    client.heard.push({
      id: client.heardCount,
      body: message.toString(isBinary ? 'base64' : 'utf8'),
      isBase64: isBinary,
    });
    if (client.heard.length > keptMessages) client.heard.shift();
  }

  function requireOpen(clientId: string): WebSocket {
    const { socket, shown } = require(clientId);
    if (shown.state !== 'open')
      throw new StudioError('CONFLICT', `${shown.name} is not connected.`, { path: 'clientId' });
    return socket;
  }

  return {
    list,
    open(handshake) {
      made += 1;
      const clientId = `client-${made}`;
      const socket = new WebSocket(`ws://127.0.0.1:${handshake.port}${handshake.path}`, [...handshake.subprotocols], {
        headers: { ...headersOf(handshake), Host: handshake.host, 'X-Gatehouse-Tell-Connection': '1' },
        handshakeTimeout: handshakeTimeoutMs,
        perMessageDeflate: false,
      });
      const shown = shownClient(clientId, made, handshake, clock());
      held.set(clientId, { shown, socket, heard: [], heardCount: 0 });
      socket.on('message', (message: Buffer, isBinary) => keep(clientId, message, isBinary));
      tell();
      return new Promise((resolve) => {
        const settle = () => resolve(held.get(clientId)?.shown ?? shownClient(clientId, made, handshake, clock()));
        const end = (ended: SocketEnd) => {
          update(clientId, { state: 'closed', ended });
          settle();
        };
        socket.on('upgrade', ({ headers }) => {
          const connectionId = headers['x-gatehouse-connection-id'];
          if (typeof connectionId === 'string') update(clientId, { connectionId });
        });
        socket.on('open', () => {
          update(clientId, { state: 'open', ...(socket.protocol !== '' && { subprotocol: socket.protocol }) });
          settle();
        });
        socket.on('unexpected-response', (request, response) => {
          const status = response.statusCode ?? 0;
          const requestId = response.headers['x-amzn-requestid'];
          if (typeof requestId === 'string') update(clientId, { requestId });
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            body = (body + chunk).slice(0, 1_024);
          });
          response.on('close', () => end({ status, reason: messageIn(body), meaning: refusalMeaning(status) }));
          response.on('end', () => request.destroy());
        });
        socket.on('close', (code, reason) => {
          if (held.get(clientId)?.shown.state === 'closed') return;
          end({ code, reason: reason.toString('utf8'), meaning: closeMeaning(code) });
        });
        // what failed is told by `close`, which always follows; before the handshake its words are all there is
        socket.on('error', (fault) => {
          if (held.get(clientId)?.shown.state !== 'connecting' || socket.readyState !== WebSocket.CLOSING) return;
          end({ reason: fault.message, meaning: 'The gateway could not be reached.' });
        });
      });
    },
    send(clientId, message) {
      const socket = requireOpen(clientId);
      return new Promise((resolve, reject) => {
        socket.send(message, { binary: typeof message !== 'string' }, (fault) => {
          if (fault === undefined || fault === null) resolve();
          else reject(new StudioError('CONFLICT', `The message was not sent: ${fault.message}`));
        });
      });
    },
    heard: (clientId, after) => require(clientId).heard.filter(({ id }) => id > after),
    ping: (clientId) => requireOpen(clientId).ping(),
    close: (clientId, code, reason) => requireOpen(clientId).close(code, reason),
    forget(clientId) {
      require(clientId).socket.terminate();
      held.delete(clientId);
      tell();
    },
    leave() {
      if (held.size === 0) return;
      const sockets = [...held.values()].map(({ socket }) => socket);
      held.clear();
      for (const socket of sockets) socket.terminate();
      tell();
    },
  };
}

function shownClient(clientId: string, number: number, handshake: Handshake, openedAt: number): SocketClient {
  const { apiId, stageName, name, persona, shownUrl } = handshake;
  return {
    clientId,
    apiId,
    stageName,
    name: name ?? `Client ${number}`,
    url: shownUrl,
    state: 'connecting',
    openedAt,
    ...(persona !== undefined && { persona }),
  };
}

/** Headers that belong to the handshake itself are written by the client. */
const ownHeaders = /^(?:host|connection|upgrade|sec-websocket-.*|content-length)$/i;

function headersOf({ headers }: Handshake): Record<string, string | string[]> {
  const lines = new Map<string, string[]>();
  for (const [name, value] of headers) {
    if (name !== '' && !ownHeaders.test(name)) lines.set(name, [...(lines.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...lines].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function messageIn(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === 'string' ? message : body;
  } catch {
    return body;
  }
}
