// A gateway with one WebSocket API behind a real port, and clients that talk to it: what a case of the suite plays with.
import { request as openRequest } from 'node:http';
import WebSocket from 'ws';
import { type Listener, openListener } from '../../../electron/gateway/1-entry/listener';
import { type Gateway, openGateway } from '../../../electron/gateway/gateway';
import { noCompanions, openAccess } from '../../../electron/gateway/no-companions';
import type { AccessLogLine, AccessSettings, Companions, StageSettings } from '../../../electron/gateway/ports';
import type { LambdaInvocation } from '../../../shared/lambda/functions';
import type { SocketEvent } from '../../../shared/trace/socket-events';
import type { Trace } from '../../../shared/trace/trace';
import { openEndpoint, type SeenRequest } from '../case-endpoint';
import { type CaseSignature, signedAt, signedCase } from '../case-signatures';
import type { CaseEndpoint } from '../conformance-case';
import { type FunctionAnswer, openCaseFunctions } from '../lambda-functions';
import { caseSettings, withEndpoint } from '../run-case';
import { apiId, type SocketApi, socketSnapshot } from './socket-definition';

export interface SocketSetup {
  readonly api: SocketApi;
  /** What stands behind HTTP integrations; `{endpoint}` in URIs is its host and port. */
  readonly endpoint?: CaseEndpoint;
  readonly functions?: Readonly<Record<string, FunctionAnswer>>;
  readonly access?: Partial<AccessSettings>;
  readonly companions?: Partial<Companions>;
  readonly stage?: Partial<StageSettings>;
}

export interface ConnectOptions {
  /** Path and query below `…/{api}`. */
  readonly path?: string;
  /** Calls the API by this host instead of by path. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocols?: readonly string[];
  readonly signed?: CaseSignature;
}

/** What a client heard: a message, or the end of its connection. */
export type Heard = string | { readonly code: number; readonly reason: string };

export interface SocketClient {
  /** 101, or the status that the handshake was refused with. */
  readonly status: number;
  readonly protocol: string;
  /** Body of a refusal. */
  readonly body: string;
  readonly socket: WebSocket;
  send(message: string): void;
  /** Sends and waits for the next thing heard. */
  ask(message: string): Promise<Heard>;
  next(): Promise<Heard>;
}

export interface SocketSession {
  readonly gateway: Gateway;
  readonly port: number;
  readonly traces: readonly Trace[];
  readonly accessLog: readonly AccessLogLine[];
  readonly events: readonly SocketEvent[];
  /** Every event that a function got, in order. */
  readonly invoked: readonly LambdaInvocation[];
  /** The last request that the endpoint got. */
  sent(): SeenRequest | undefined;
  connect(options?: ConnectOptions): Promise<SocketClient>;
  /** A plain request below `/_aws/execute-api/{api}`. */
  http(
    method: string,
    path: string,
    options?: { readonly body?: string; readonly signed?: CaseSignature | false; readonly host?: string },
  ): Promise<{ readonly status: number; readonly body: string; readonly errorType: string | undefined }>;
  /** The id of the only connection. */
  connectionId(): Promise<string>;
}

export const anyKeys: CaseSignature = { keys: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' } };

/** Serves the API as stage `dev`, plays, and lets go of everything. */
export async function playSockets<T>(setup: SocketSetup, play: (session: SocketSession) => Promise<T>): Promise<T> {
  const invoked: LambdaInvocation[] = [];
  const traces: Trace[] = [];
  const accessLog: AccessLogLine[] = [];
  const events: SocketEvent[] = [];
  const { functions } = openCaseFunctions(setup.functions ?? {});
  const gateway = openGateway({
    settings: {
      ...caseSettings,
      companions: { ...noCompanions, ...setup.companions },
      access: { ...openAccess, ...setup.access },
    },
    clock: () => signedAt,
    observer: {
      traces: (some) => void traces.push(...some),
      accessLog: (lines) => void accessLog.push(...lines),
      counters: () => undefined,
      sockets: (some) => void events.push(...some),
    },
    lambda: {
      invoke(invocation) {
        invoked.push(invocation);
        return functions.invoke(invocation);
      },
    },
  });
  const endpoint = await openEndpoint(setup.endpoint ?? {});
  const forwarder = { forward: () => undefined, forwardUpgrade: () => undefined, dispose: () => undefined };
  const listener = await openListener({
    host: '127.0.0.1',
    port: 0,
    serve: gateway.invoke,
    upgrade: gateway.upgrade,
    find: gateway.find,
    forwarder: forwarder as never,
  });
  deploy(gateway, { ...setup, api: JSON.parse(withEndpoint(JSON.stringify(setup.api), endpoint.port)) });
  try {
    return await play({
      ...sessionOf(gateway, listener),
      traces,
      accessLog,
      events,
      invoked,
      sent: endpoint.seen,
    });
  } finally {
    listener.dispose();
    await gateway.dispose();
    await endpoint.close();
  }
}

function deploy(gateway: Gateway, { api, stage }: SocketSetup): void {
  gateway.deploy({
    apiId,
    stageName: 'dev',
    deploymentId: 'dep123',
    deployedAt: 0,
    snapshotHash: 'dep123',
    snapshot: socketSnapshot(api),
    settings: { variables: {}, methodSettings: {}, tracingEnabled: false, ...stage },
  });
}

function sessionOf(
  gateway: Gateway,
  { port }: Listener,
): Pick<SocketSession, 'gateway' | 'port' | 'connect' | 'http' | 'connectionId'> {
  const base = `/_aws/execute-api/${apiId}`;
  const host: [string, string] = ['Host', `127.0.0.1:${port}`];
  return {
    gateway,
    port,
    connect({ path = '/dev', host: named, headers = {}, protocols = [], signed } = {}) {
      const plain = {
        method: 'GET',
        url: named === undefined ? base + path : path,
        headers: [host],
        body: Buffer.alloc(0),
      };
      const sent = signed === undefined ? plain : signedCase(plain, signed);
      const lines = Object.fromEntries(sent.headers.filter(([name]) => name !== 'Host'));
      const socket = new WebSocket(`ws://127.0.0.1:${port}${sent.url}`, [...protocols], {
        headers: { ...headers, ...lines, ...(named !== undefined && { Host: named }) },
      });
      return opened(socket);
    },
    async http(method, path, { body = '', signed = anyKeys, host: named } = {}) {
      const called =
        named === undefined ? { url: base + path, headers: [host] } : { url: path, headers: [hostOf(named)] };
      const plain = { method, ...called, body: Buffer.from(body) };
      const sent = signed === false ? plain : signedCase(plain, signed);
      return await requested(port, method, sent.url, sent.headers, Buffer.from(sent.body));
    },
    async connectionId() {
      const [only] = await gateway.sockets();
      return only?.connectionId ?? '';
    },
  };
}

function hostOf(name: string): [string, string] {
  return ['Host', name];
}

function requested(
  port: number,
  method: string,
  path: string,
  headers: readonly (readonly [string, string])[],
  body: Buffer,
): Promise<{ status: number; body: string; errorType: string | undefined }> {
  return new Promise((resolve, reject) => {
    const request = openRequest({ host: '127.0.0.1', port, method, path, agent: false });
    for (const [name, value] of headers) request.setHeader(name, value);
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const errorType = response.headers['x-amzn-errortype'];
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          errorType: typeof errorType === 'string' ? errorType : undefined,
        });
      });
    });
    request.end(body);
  });
}

/** The client once its handshake is answered. */
function opened(socket: WebSocket): Promise<SocketClient> {
  const heard: Heard[] = [];
  const waiting: ((what: Heard) => void)[] = [];
  const hear = (what: Heard): void => {
    const first = waiting.shift();
    if (first === undefined) heard.push(what);
    else first(what);
  };
  const next = (): Promise<Heard> => {
    const known = heard.shift();
    return known === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(known);
  };
  const client = (status: number, protocol: string, body: string): SocketClient => ({
    status,
    protocol,
    body,
    socket,
    send: (message) => socket.send(message),
    ask(message) {
      socket.send(message);
      return next();
    },
    next,
  });
  return new Promise((resolve, reject) => {
    socket.on('message', (message) => hear(String(message)));
    socket.on('close', (code, reason) => hear({ code, reason: reason.toString('utf8') }));
    socket.on('open', () => resolve(client(101, socket.protocol, '')));
    socket.on('unexpected-response', (_request, response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(client(response.statusCode ?? 0, '', Buffer.concat(chunks).toString('utf8'))));
    });
    socket.on('error', reject);
  });
}
