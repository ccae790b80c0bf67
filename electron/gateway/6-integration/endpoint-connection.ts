// One connection to an endpoint: carries one request after the other, each answer read to its end before the next.
import type { Socket } from 'node:net';
import { ResponseFault, type ResponseHead } from './response-head';
import { ResponseReader } from './response-reader';

/** Hears of one call: a head, the body's parts, then one end or one fault. */
export interface CallListener {
  onHead(head: ResponseHead): void;
  /** False asks for a pause. `part` is a view that is written over later: what is kept must be copied. */
  onBody(part: Buffer): boolean;
  onEnd(): void;
  onFault(fault: Error): void;
}

/** What is sent. */
export interface OutgoingRequest {
  readonly method: string;
  /** Request line and headers, Latin-1. */
  readonly head: string;
  readonly body: Uint8Array | null;
}

export interface ConnectionEvents {
  /** The answer was read to its end, and the connection can take another request. */
  onIdle(connection: EndpointConnection): void;
  onClose(connection: EndpointConnection): void;
}

/** Up to this size head and body leave in one write. */
const oneWriteBytes = 16_384;

/** Without a word from the endpoint an idle connection is kept so long, less a second where it names a time itself. */
const idleMs = 4_000;
const idleMarginMs = 1_000;
const longestIdleMs = 600_000;

/** A class, because it is a thing with a lifetime and lies on the hot path. */
export class EndpointConnection {
  private listener: CallListener | undefined = undefined;
  private reader: ResponseReader | undefined = undefined;
  private head: ResponseHead | undefined = undefined;
  private fault: Error | undefined = undefined;
  private isClosed = false;
  private isPaused = false;
  /** When it must not be used any more, on the monotonic clock. */
  expiresAtMs = 0;
  /** Answers read so far: a connection with none cannot be a stale one. */
  answers = 0;

  constructor(
    private readonly socket: Socket,
    private readonly events: ConnectionEvents,
  ) {
    socket.on('end', () => this.ended());
    socket.on('error', (fault) => {
      this.fault ??= fault;
    });
    socket.on('close', () => this.closed());
  }

  /** Until the connection is open: whose fault it is where it never will be. */
  awaitOpening(listener: CallListener): void {
    this.listener = listener;
  }

  /** Sends `request`. Nothing is under way yet. */
  send(request: OutgoingRequest, listener: CallListener): void {
    this.listener = listener;
    this.head = undefined;
    this.reader = new ResponseReader(request.method, {
      onHead: (head) => {
        this.head = head;
        listener.onHead(head);
      },
      onBody: (part) => {
        if (listener.onBody(part)) return;
        this.isPaused = true;
        this.socket.pause();
      },
    });
    const { body, head } = request;
    if (body === null || body.length === 0) this.socket.write(head, 'latin1');
    else if (body.length <= oneWriteBytes) {
      const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
      this.socket.write(head + text, 'latin1');
    } else {
      this.socket.cork();
      this.socket.write(head, 'latin1');
      this.socket.write(body);
      this.socket.uncork();
    }
  }

  /** Bytes from the socket. */
  received(bytes: Buffer): void {
    const { reader } = this;
    if (reader === undefined) {
      // nobody asked: whatever it is, it must not become the answer of the next request
      this.destroy();
      return;
    }
    try {
      const end = reader.read(bytes);
      if (end !== -1) this.complete(end === bytes.length);
    } catch (fault) {
      this.break(fault instanceof Error ? fault : new ResponseFault(String(fault)));
    }
  }

  resume(): void {
    if (!this.isPaused || this.isClosed) return;
    this.isPaused = false;
    this.socket.resume();
  }

  /** Cuts the connection; the listener hears nothing more. */
  destroy(): void {
    this.listener = undefined;
    this.reader = undefined;
    this.socket.destroy();
  }

  /** True where the endpoint closed a used connection before it said anything: it never took the request. */
  get isStale(): boolean {
    return this.answers > 0 && this.reader?.hasBegun !== true;
  }

  private complete(isExact: boolean): void {
    const { listener, head } = this;
    this.listener = undefined;
    this.reader = undefined;
    this.answers += 1;
    // an answer that came before the request was out leaves the rest of the request behind
    const mayStay = isExact && head?.isKeptAlive === true && this.socket.writable && this.socket.writableLength === 0;
    if (mayStay) {
      const namedMs = head.keepAliveMs;
      const keptMs = namedMs === undefined ? idleMs : Math.min(namedMs - idleMarginMs, longestIdleMs);
      this.expiresAtMs = performance.now() + keptMs;
      this.resume();
      if (keptMs > 0) this.events.onIdle(this);
      else this.socket.destroy();
    } else this.socket.destroy();
    listener?.onEnd();
  }

  private break(fault: Error): void {
    const { listener } = this;
    this.listener = undefined;
    this.socket.destroy();
    listener?.onFault(fault);
  }

  private ended(): void {
    const { reader } = this;
    if (reader === undefined) {
      this.socket.destroy();
      return;
    }
    try {
      reader.close();
    } catch (fault) {
      this.break(fault instanceof Error ? fault : new ResponseFault(String(fault)));
      return;
    }
    this.complete(false);
  }

  private closed(): void {
    this.isClosed = true;
    const { listener } = this;
    this.listener = undefined;
    // an answer that lasts until the connection closes is not ended by a reset
    listener?.onFault(this.fault ?? new ResponseFault('The connection was closed before the answer was complete.'));
    this.events.onClose(this);
  }
}
