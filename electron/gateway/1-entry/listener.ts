// The socket: listens, tells APIs and management apart, reads bodies within limits, writes answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createFront, type Server as Front, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { limits } from '../../../shared/definition/limits';
import { writeAnswer } from '../9-exit/write';
import { openPlainWriter } from '../9-exit/write-plain';
import { type BoundStage, type Destination, destinationOf } from './destination';
import type { ManagementForwarder } from './forward';
import { PlainConnection } from './plain-connection';
import { isWebSocketUpgrade, servePlainly } from './plain-upgrade';
import { readBody } from './read-body';
import type { ClientAnswer, ClientConnection, ReceivedRequest, TlsSession } from './received-request';
import { type RequestHead, readHead } from './request-head';

export interface ListenerOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Answers a request for an API. */
  readonly serve: (request: ReceivedRequest) => ClientAnswer | Promise<ClientAnswer>;
  /** Takes a WebSocket handshake for an API over; false where the API has none. Absent: nobody does. */
  readonly upgrade?: (request: ReceivedRequest, socket: Socket, head: Buffer) => boolean;
  /** Where a request belongs; absent: custom domain names and VPC endpoints are not known. */
  readonly find?: FindDestination;
  readonly forwarder: ManagementForwarder;
  /** Set for a stage's own port: every request is this stage's. */
  readonly bound?: BoundStage;
  /** How long slow clients are borne with; tests have less patience. */
  readonly timeouts?: Partial<ListenerTimeouts>;
}

/** Says where a request belongs. */
export type FindDestination = (url: string, head: RequestHead, bound: BoundStage | undefined) => Destination;

/** In milliseconds, as Node's HTTP server names them. */
export interface ListenerTimeouts {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  readonly connectionsCheckingInterval: number;
}

export interface Listener {
  readonly port: number;
  /** Reads a connection that came in elsewhere: over TLS, which has ended by here. */
  accept(socket: Socket, tls: TlsSession): void;
  /** Takes no more connections and ends the idle ones; resolves when the last request is answered. */
  close(): Promise<void>;
  /** Cuts everything. */
  dispose(): void;
}

// Slow or silent clients lose their connection; an idle one is kept as long as pools keep theirs.
const serverTimeouts: ListenerTimeouts = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
/** Longer than the longest integration may take. */
const silenceMs = limits.integrationTimeoutMs.streaming + 60_000;
/** URL and headers at their own limits fit, so that those answer and not the parser. */
const headBytes = 64 * 1_024;
const noBody = new Uint8Array(0);

/**
 * Opens the listener; rejects where the port is taken. Plain requests for APIs are read and answered straight from their
 * connection; Node's HTTP server takes over connections on which anything else comes in.
 */
export function openListener(options: ListenerOptions): Promise<Listener> {
  const timeouts = { ...serverTimeouts, ...options.timeouts };
  const server = createServer({ ...timeouts, maxHeaderSize: headBytes });
  const state = { isClosing: false };
  server.timeout = silenceMs;
  const connections: OpenConnections = { plain: new Map(), tls: new WeakMap() };
  const connectionOf = ({ socket }: IncomingMessage) => connectionFacts(socket, connections.tls.get(socket));
  const receiver: Receiver = { ...options, state, connectionOf };
  server.on('request', (request, response) => receive(receiver, request, response));
  server.on('checkContinue', (request, response) => receiveExpecting(receiver, request, response));
  server.on('upgrade', (request, socket, head) => receiveUpgrade(receiver, server, request, socket as Socket, head));
  server.on('clientError', refuseMalformed);
  const accept = acceptor({ ...options, timeouts }, server, state, connections);
  const front = createFront({ allowHalfOpen: true, noDelay: true }, (socket) => accept(socket));
  return new Promise((resolve, reject) => {
    front.once('error', reject);
    front.listen(options.port, options.host, () => {
      front.off('error', reject);
      // it never listens itself, but begins to watch over slow clients as if it did
      server.emit('listening');
      resolve(listening(front, server, state, connections.plain, accept));
    });
  });
}

interface OpenConnections {
  /** All that are open, with who reads them; undefined: Node's HTTP server. */
  readonly plain: Map<Socket, PlainConnection | undefined>;
  /** What those over TLS know of it. */
  readonly tls: WeakMap<Socket, TlsSession>;
}

/** Takes connections in. */
function acceptor(
  { serve, find = byOwnAddress, bound, timeouts }: ListenerOptions & { readonly timeouts: ListenerTimeouts },
  server: Server,
  state: { readonly isClosing: boolean },
  connections: OpenConnections,
): (socket: Socket, tls?: TlsSession) => void {
  const plainOptions = {
    serve,
    find,
    bound,
    writer: openPlainWriter(timeouts.keepAliveTimeout),
    isClosing: () => state.isClosing,
    firstByteMs: timeouts.headersTimeout,
    keepAliveMs: timeouts.keepAliveTimeout,
    handOver(socket: Socket) {
      connections.plain.set(socket, undefined);
      server.emit('connection', socket);
    },
  };
  return (socket, tls) => {
    if (tls !== undefined) connections.tls.set(socket, tls);
    connections.plain.set(socket, new PlainConnection(socket, plainOptions, tls));
    socket.once('close', () => connections.plain.delete(socket));
  };
}

function listening(
  front: Front,
  server: Server,
  state: { isClosing: boolean },
  sockets: OpenConnections['plain'],
  accept: Listener['accept'],
): Listener {
  return {
    port: (front.address() as AddressInfo).port,
    accept,
    close() {
      state.isClosing = true;
      return new Promise((resolve) => {
        front.close(() => resolve());
        for (const plain of [...sockets.values()]) plain?.close();
        // ends the idle ones and the watch over slow clients
        server.close();
        server.closeIdleConnections();
      });
    },
    dispose() {
      front.close();
      server.close();
      for (const socket of [...sockets.keys()]) socket.destroy();
    },
  };
}

/** What answers requests that Node's HTTP server has read. */
interface Receiver extends ListenerOptions {
  readonly state: { readonly isClosing: boolean };
  readonly connectionOf: (request: IncomingMessage) => ClientConnection;
}

function receive(options: Receiver, request: IncomingMessage, response: ServerResponse): void {
  const { state, connectionOf } = options;
  const head = readHead(request.rawHeaders);
  const url = request.url ?? '/';
  const destination = (options.find ?? byOwnAddress)(url, head, options.bound);
  if (destination.kind === 'management') {
    options.forwarder.forward(request, response);
    return;
  }
  readBody(request, head.declaredBody, limits.payloadBytes, (outcome) => {
    if (outcome === 'gone') return;
    const body = outcome === 'too-large' ? undefined : outcome;
    const received = {
      method: request.method ?? 'GET',
      url,
      head,
      destination,
      body,
      connection: connectionOf(request),
    };
    const closes = body === undefined || state.isClosing;
    const answer = options.serve(received);
    if (answer instanceof Promise) void answer.then((late) => writeAnswer(response, late, closes || state.isClosing));
    else writeAnswer(response, answer, closes);
  });
}

/** `Expect: 100-continue`: a body that declares itself too large need not be sent. */
function receiveExpecting(options: Receiver, request: IncomingMessage, response: ServerResponse): void {
  if (!isDeclaredTooLarge(readHead(request.rawHeaders))) response.writeContinue();
  receive(options, request, response);
}

function isDeclaredTooLarge({ declaredBody }: RequestHead): boolean {
  return typeof declaredBody === 'number' && declaredBody > limits.payloadBytes;
}

function receiveUpgrade(
  options: Receiver,
  server: Server,
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  if (!isWebSocketUpgrade(request)) {
    servePlainly(server, request, socket, head);
    return;
  }
  const read = readHead(request.rawHeaders);
  const url = request.url ?? '/';
  const destination = (options.find ?? byOwnAddress)(url, read, options.bound);
  if (destination.kind === 'management') {
    options.forwarder.forwardUpgrade(request, socket, head);
    return;
  }
  const { method = 'GET' } = request;
  const received = { method, url, head: read, destination, body: noBody, connection: options.connectionOf(request) };
  if (options.upgrade?.(received, socket, head) !== true) servePlainly(server, request, socket, head);
}

/** An API's own addresses alone. */
export function byOwnAddress(url: string, { host }: RequestHead, bound?: BoundStage): Destination {
  return destinationOf(url, host, bound);
}

/** Who is at the other end of a socket. */
export function connectionFacts(socket: Socket, tls: TlsSession | undefined): ClientConnection {
  return {
    remoteAddress: socket.remoteAddress ?? '',
    port: socket.localPort ?? 0,
    isTls: 'encrypted' in socket,
    ...(tls !== undefined && { tls }),
  };
}

/** What is no HTTP, or too slow, is told so and cut. */
function refuseMalformed(fault: NodeJS.ErrnoException, socket: Duplex): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    fault.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : fault.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  // the rest of what it sends is of no interest
  socket.resume();
  socket.once('finish', () => socket.destroy());
}
