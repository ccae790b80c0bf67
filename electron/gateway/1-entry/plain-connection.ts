// A connection whose requests are plain ones for APIs: read and answered without Node's HTTP server in between. The first
// request that is anything else gives the connection to that server, for good.
import type { Socket } from 'node:net';
import type { PlainWriter } from '../9-exit/write-plain';
import type { BoundStage, Destination } from './destination';
import { type PlainRequest, readPlainRequest } from './plain-request';
import type { ClientAnswer, ClientConnection, ReceivedRequest, TlsSession } from './received-request';
import { type RequestHead, readHead } from './request-head';

export interface PlainConnectionOptions {
  readonly serve: (request: ReceivedRequest) => ClientAnswer | Promise<ClientAnswer>;
  readonly find: (url: string, head: RequestHead, bound: BoundStage | undefined) => Destination;
  readonly bound: BoundStage | undefined;
  readonly writer: PlainWriter;
  /** True while the listener closes: the answer under way is the connection's last. */
  readonly isClosing: () => boolean;
  /** Takes over a connection whose unread bytes are back in the socket. */
  readonly handOver: (socket: Socket) => void;
  readonly firstByteMs: number;
  readonly keepAliveMs: number;
}

/** So many bytes of later requests wait while an answer is under way, before the client is held back. */
const waitingBytes = 65_536;

/** A class: it has the connection's lifetime. */
export class PlainConnection {
  private readonly connection: ClientConnection;
  private waiting: Buffer | undefined = undefined;
  private isBusy = false;
  private hasEnded = false;
  private hasAnswered = false;
  /** True while the requests of one piece are being answered in a loop. */
  private isReading = false;

  constructor(
    private readonly socket: Socket,
    private readonly options: PlainConnectionOptions,
    tls?: TlsSession,
  ) {
    this.connection = {
      remoteAddress: socket.remoteAddress ?? '',
      port: socket.localPort ?? 0,
      isTls: 'encrypted' in socket,
      ...(tls !== undefined && { tls }),
    };
    socket.on('data', this.onData);
    socket.on('end', this.onEnd);
    socket.on('error', this.onError);
    socket.on('timeout', this.onTimeout);
    socket.on('drain', this.onDrain);
    socket.setTimeout(options.firstByteMs);
  }

  /** Ends the connection now, or after the answer under way. */
  close(): void {
    if (!this.isBusy) this.socket.destroySoon();
  }

  private readonly onData = (bytes: Buffer): void => {
    this.waiting = this.waiting === undefined ? bytes : Buffer.concat([this.waiting, bytes]);
    if (this.isBusy || this.socket.writableNeedDrain) {
      if (this.waiting.length > waitingBytes) this.socket.pause();
    } else this.readOn();
  };

  private readonly onEnd = (): void => {
    this.hasEnded = true;
    if (!this.isBusy && this.waiting === undefined) this.socket.end();
  };

  /** The socket closes by itself; what it says of it is of no interest. */
  private readonly onError = (): void => undefined;

  /** While an answer is under way its own limits hold. */
  private readonly onTimeout = (): void => {
    if (!this.isBusy) this.socket.destroy();
  };

  private readonly onDrain = (): void => {
    if (!this.isBusy) this.readOn();
  };

  /** Answers what has come, one request after the other. */
  private readOn(): void {
    if (this.isReading) return;
    this.isReading = true;
    while (this.waiting !== undefined && !this.isBusy && !this.socket.writableNeedDrain) {
      const bytes: Buffer = this.waiting;
      const request = readPlainRequest(bytes, 0);
      if (request === undefined || !this.serve(request)) {
        this.handOver();
        break;
      }
      // an answer may have closed the connection
      if (this.socket.destroyed) this.waiting = undefined;
      else this.waiting = request.end === bytes.length ? undefined : bytes.subarray(request.end);
    }
    this.isReading = false;
    if (this.waiting === undefined) this.settle();
  }

  /** Nothing is waiting: more may come, or the client has said all it will say. */
  private settle(): void {
    if (this.isBusy) return;
    if (this.hasEnded) this.socket.end();
    else if (this.socket.isPaused()) this.socket.resume();
  }

  /** False where the request is no API's. */
  private serve({ method, url, rawHeaders, body, closes }: PlainRequest): boolean {
    const { serve, find, bound } = this.options;
    const head = readHead(rawHeaders);
    const destination = find(url, head, bound);
    if (destination.kind === 'management') return false;
    this.isBusy = true;
    const answer = serve({ method, url, head, destination, body, connection: this.connection });
    if (answer instanceof Promise) void answer.then((late) => this.answer(late, method, closes));
    else this.answer(answer, method, closes);
    return true;
  }

  private answer(answer: ClientAnswer, method: string, closesAfter: boolean): void {
    const { socket, options } = this;
    if (socket.destroyed) {
      answer.stream?.cancel();
      return;
    }
    const closes = closesAfter || options.isClosing();
    options.writer.write(socket, answer, method, closes, () => this.answered(closes));
  }

  private answered(closes: boolean): void {
    this.isBusy = false;
    if (closes) {
      this.waiting = undefined;
      this.letGo();
      // a client that does not close its side is not waited for
      this.socket.destroySoon();
      return;
    }
    if (!this.hasAnswered) {
      this.hasAnswered = true;
      this.socket.setTimeout(this.options.keepAliveMs);
    }
    if (!this.isReading) {
      if (this.waiting === undefined) this.settle();
      else this.readOn();
    }
  }

  private handOver(): void {
    const { socket, waiting } = this;
    this.letGo();
    socket.off('error', this.onError);
    socket.setTimeout(0);
    this.waiting = undefined;
    if (this.hasEnded || waiting === undefined) {
      // half a request, and the rest will never come
      socket.destroy();
      return;
    }
    socket.pause();
    socket.unshift(waiting);
    this.options.handOver(socket);
    socket.resume();
  }

  private letGo(): void {
    const { socket } = this;
    socket.off('data', this.onData);
    socket.off('end', this.onEnd);
    socket.off('timeout', this.onTimeout);
    socket.off('drain', this.onDrain);
  }
}
