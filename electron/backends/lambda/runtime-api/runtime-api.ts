// The Lambda Runtime API for one instance: a loopback address of its own, so that no function speaks for another.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { createServer, type Server, type Socket } from 'node:net';
import { openRequestReader, type RequestHead } from './request-reader';

/** An error as a runtime reports it. */
export interface ReportedError {
  /** `Lambda-Runtime-Function-Error-Type`, or the body's `errorType`. */
  readonly errorType: string | undefined;
  readonly body: string;
}

/** How a runtime reaches its Runtime API. */
export type RuntimeChannel =
  /** An inherited pipe, which nobody else can open. */
  | { readonly kind: 'pipe' }
  /** A port of its own. With a `secret` only paths that begin with it are answered: functions do not know it. */
  | { readonly kind: 'port'; readonly secret: string | undefined };

/** Hears what the runtime at the other end says. */
export interface RuntimeListener {
  /** The runtime waits for an invocation. */
  next(): void;
  /** A whole answer; undefined where it is larger than `answerLimit`. */
  response(requestId: string, body: Buffer | undefined): void;
  /** A part of an answer that streams. */
  chunk(requestId: string, part: Buffer): void;
  /** The stream's end; `error` where the function failed on the way. */
  streamEnd(requestId: string, error: ReportedError | undefined): void;
  error(requestId: string, error: ReportedError): void;
  initError(error: ReportedError): void;
  /** What our own runtimes have used at most, where only they can know. */
  peakMemory(megabytes: number): void;
  /** Id of the invocation under way, which alone may be answered. */
  currentId(): string | undefined;
}

export interface RuntimeApi {
  /** `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  /** Hands the invocation to the runtime that waits in `next`. `headers` are whole lines. */
  send(headers: string, payload: string): void;
  dispose(): void;
}

// AWS assumed: 6 MB and a little, which is what the error's own message names.
export const answerLimit = 6_291_556;

// AWS assumed: the address that functions see on Lambda. Runtimes that have a pipe do not use it.
export const unusedAddress = '127.0.0.1:9001';

const version = '/2018-06-01/runtime/';
const accepted = reply(202, '{"status":"OK"}\n');

/** Opens the Runtime API on a loopback port. */
export async function openRuntimePort(secret: string | undefined, listener: RuntimeListener): Promise<RuntimeApi> {
  const prefix = secret === undefined ? version : `/${secret}${version}`;
  const sockets = new Set<Socket>();
  let waiting: Connection | undefined;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      if (waiting?.socket === socket) waiting = undefined;
    });
    const connection = serveConnection(socket, prefix, listener, () => {
      waiting = connection;
      // Our own runtimes speak over this one connection: nobody else needs the door.
      if (secret !== undefined) server.close();
      listener.next();
    });
  });
  return {
    address: `127.0.0.1:${await listen(server)}`,
    send(headers, payload) {
      const connection = waiting;
      waiting = undefined;
      connection?.send(invocationText(headers, payload));
    },
    dispose() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Serves the Runtime API at the other end of a pipe. */
export function serveRuntimePipe(socket: Socket, listener: RuntimeListener): RuntimeApi {
  const connection = serveConnection(socket, version, listener, () => listener.next());
  return {
    address: unusedAddress,
    send: (headers, payload) => connection.send(invocationText(headers, payload)),
    dispose: () => socket.destroy(),
  };
}

function invocationText(headers: string, payload: string): string {
  const length = Buffer.byteLength(payload);
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${headers}Content-Length: ${length}\r\n\r\n${payload}`;
}

interface Connection {
  readonly socket: Socket;
  send(text: string): void;
}

function serveConnection(socket: Socket, prefix: string, listener: RuntimeListener, onNext: () => void): Connection {
  // Answers that were given; they leave together, with the next invocation where the runtime already waits for it.
  let unsent = '';
  let waits = false;
  let exchange: Exchange | undefined;
  const read = openRequestReader({
    head(head) {
      if (head.headers.get('expect')?.toLowerCase() === '100-continue') socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      exchange = openExchange(head, prefix, listener);
    },
    body: (part) => exchange?.body(part),
    end(trailers) {
      const answer = exchange?.end(trailers);
      exchange = undefined;
      if (answer === 'next') {
        waits = true;
        onNext();
      } else unsent += answer ?? '';
    },
    malformed(reason) {
      socket.end(reply(400, errorText('InvalidRequest', reason)));
    },
  });
  // A runtime that dies in the middle of a word resets its connection; the process's end tells the rest.
  socket.on('error', () => socket.destroy());
  socket.on('data', (part) => {
    read(part);
    if (waits || unsent === '') return;
    const text = unsent;
    unsent = '';
    socket.write(text);
  });
  return {
    socket,
    send(text) {
      waits = false;
      const all = unsent + text;
      unsent = '';
      socket.write(all);
    },
  };
}

interface Exchange {
  body(part: Buffer): void;
  /** What is answered; `next` where the answer is an invocation yet to come. */
  end(trailers: ReadonlyMap<string, string>): string;
}

function openExchange(head: RequestHead, prefix: string, listener: RuntimeListener): Exchange {
  if (!head.path.startsWith(prefix)) return ignore(reply(403, errorText('Forbidden', 'This is no address of yours.')));
  const [subject, id = '', verb] = head.path.slice(prefix.length).split('/');
  if (head.method === 'GET' && subject === 'invocation' && id === 'next') return ignore('next');
  if (head.method !== 'POST') return ignore(notFound);
  if (subject === 'init' && id === 'error') {
    return collect((body) => {
      listener.initError(reportedError(head, body));
      return accepted;
    });
  }
  if (subject !== 'invocation' || (verb !== 'response' && verb !== 'error')) return ignore(notFound);
  const peak = Number(head.headers.get('gatehouse-peak-memory-mb'));
  if (peak > 0) listener.peakMemory(peak);
  if (listener.currentId() !== id) return ignore(reply(400, errorText('InvalidRequestID', 'Invalid request ID')));
  if (verb === 'error') {
    return collect((body) => {
      listener.error(id, reportedError(head, body));
      return accepted;
    });
  }
  const isStream = head.headers.get('lambda-runtime-function-response-mode')?.toLowerCase() === 'streaming';
  return isStream ? stream(id, listener) : collect((body) => answer(id, body, listener));
}

const notFound = reply(404, errorText('NotFound', '404 page not found'));

function answer(id: string, body: Buffer | undefined, listener: RuntimeListener): string {
  listener.response(id, body);
  if (body !== undefined) return accepted;
  const message = `Exceeded maximum allowed payload size (${answerLimit} bytes).`;
  return reply(413, errorText('RequestEntityTooLarge', message));
}

function stream(id: string, listener: RuntimeListener): Exchange {
  return {
    body: (part) => listener.chunk(id, part),
    end(trailers) {
      const errorType = trailers.get('lambda-runtime-function-error-type');
      const body = Buffer.from(trailers.get('lambda-runtime-function-error-body') ?? '', 'base64').toString('utf8');
      listener.streamEnd(id, errorType === undefined ? undefined : { errorType, body });
      return accepted;
    },
  };
}

function collect(finish: (body: Buffer | undefined) => string): Exchange {
  const parts: Buffer[] = [];
  let bytes = 0;
  return {
    body(part) {
      bytes += part.length;
      if (bytes <= answerLimit) parts.push(part);
    },
    end: () => finish(bytes > answerLimit ? undefined : joined(parts)),
  };
}

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

function ignore(answer: string): Exchange {
  return { body() {}, end: () => answer };
}

function reportedError(head: RequestHead, body: Buffer | undefined): ReportedError {
  return {
    errorType: head.headers.get('lambda-runtime-function-error-type'),
    body: body?.toString('utf8') ?? '',
  };
}

function errorText(errorType: string, errorMessage: string): string {
  return JSON.stringify({ errorMessage, errorType });
}

function reply(status: number, body: string): string {
  const words =
    { 202: 'Accepted', 400: 'Bad Request', 403: 'Forbidden', 413: 'Payload Too Large' }[status] ?? 'Not Found';
  return `HTTP/1.1 ${status} ${words}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The Runtime API has no port.'));
    });
  });
}
