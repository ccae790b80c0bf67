// The connections to one origin: used again while they are fresh, opened as calls need them, queued for at the limit.
import type { Socket } from 'node:net';
import { type CallListener, EndpointConnection, type OutgoingRequest } from './endpoint-connection';
import type { ResponseHead } from './response-head';

/** A call on its way. */
export interface RunningCall {
  /** Goes on after `onBody` answered false. */
  resume(): void;
  /** Cuts the call's connection; its listener hears nothing more. */
  abort(): void;
}

export interface EndpointPool {
  call(request: OutgoingRequest, listener: CallListener): RunningCall;
  /** Takes no calls any more; resolves when those under way have ended. */
  close(): Promise<void>;
}

/** Opens a socket: calls `onReady` once it can be written to, `onBytes` with what comes in; faults are the socket's events. */
export type Connect = (onReady: () => void, onBytes: (bytes: Buffer) => void) => Socket;

export interface EndpointPoolOptions {
  readonly connect: Connect;
  readonly maxConnections: number;
}

const sweepMs = 1_000;
/** RFC 9110: these may be sent twice without harm, so that a connection found closed costs nobody an error. */
const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']);

/** Opens a pool without connections. */
export function openEndpointPool({ connect, maxConnections }: EndpointPoolOptions): EndpointPool {
  const all = new Set<EndpointConnection>();
  /** The one used last comes first: the others may grow old and go. */
  const idle: EndpointConnection[] = [];
  const queue: PooledCall[] = [];
  let sweep: NodeJS.Timeout | undefined;
  let closing: (() => void) | undefined;

  function dropOld(): void {
    sweep = undefined;
    const nowMs = performance.now();
    for (const connection of [...idle]) if (connection.expiresAtMs <= nowMs) connection.destroy();
    // a destroyed connection leaves the list when it has closed
    if (idle.length > 0) sweep = setTimeout(dropOld, sweepMs).unref();
  }

  function takeIdle(): EndpointConnection | undefined {
    const nowMs = performance.now();
    for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
      if (connection.expiresAtMs > nowMs) return connection;
      connection.destroy();
    }
    return undefined;
  }

  function onIdle(connection: EndpointConnection): void {
    const next = queue.shift();
    if (next !== undefined) next.sendOver(connection);
    else if (closing !== undefined) connection.destroy();
    else {
      idle.push(connection);
      sweep ??= setTimeout(dropOld, sweepMs).unref();
    }
  }

  function onClose(connection: EndpointConnection): void {
    all.delete(connection);
    const at = idle.indexOf(connection);
    if (at !== -1) idle.splice(at, 1);
    const next = queue.shift();
    if (next !== undefined) start(next);
    else if (all.size === 0) closing?.();
  }

  function start(call: PooledCall): void {
    const known = call.isRepeated ? undefined : takeIdle();
    if (known !== undefined) call.sendOver(known);
    else if (all.size < maxConnections) open(call);
    else queue.push(call);
  }

  function open(call: PooledCall): void {
    const socket = connect(
      () => call.sendOver(connection),
      (bytes) => connection.received(bytes),
    );
    const connection = new EndpointConnection(socket, { onIdle, onClose });
    all.add(connection);
    call.waitFor(connection);
  }

  function forget(call: PooledCall): void {
    const at = queue.indexOf(call);
    if (at !== -1) queue.splice(at, 1);
  }

  return {
    call(request, listener) {
      const call = new PooledCall(request, listener, start, forget);
      start(call);
      return call;
    },
    close() {
      clearTimeout(sweep);
      for (const connection of idle.splice(0)) connection.destroy();
      if (all.size === 0 && queue.length === 0) return Promise.resolve();
      return new Promise((resolve) => (closing = resolve));
    },
  };
}

/** A call and the connection it is on. A class: one is made for every call on the hot path. */
class PooledCall implements RunningCall, CallListener {
  private connection: EndpointConnection | undefined = undefined;
  private isOver = false;
  isRepeated = false;

  constructor(
    private readonly request: OutgoingRequest,
    private readonly listener: CallListener,
    private readonly start: (call: PooledCall) => void,
    private readonly forget: (call: PooledCall) => void,
  ) {}

  /** The connection is being opened; what goes wrong with it is this call's fault to hear. */
  waitFor(connection: EndpointConnection): void {
    this.connection = connection;
    connection.awaitOpening(this);
  }

  sendOver(connection: EndpointConnection): void {
    if (this.isOver) return;
    this.connection = connection;
    connection.send(this.request, this);
  }

  resume(): void {
    this.connection?.resume();
  }

  abort(): void {
    if (this.isOver) return;
    this.isOver = true;
    if (this.connection === undefined) this.forget(this);
    else this.connection.destroy();
  }

  onHead(head: ResponseHead): void {
    if (!this.isOver) this.listener.onHead(head);
  }

  onBody(part: Buffer): boolean {
    return this.isOver || this.listener.onBody(part);
  }

  onEnd(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.connection = undefined;
    this.listener.onEnd();
  }

  onFault(fault: Error): void {
    if (this.isOver) return;
    const { connection } = this;
    this.connection = undefined;
    // the endpoint had let go of the connection before the request came: it never saw it
    if (connection?.isStale === true && !this.isRepeated && repeatable.has(this.request.method)) {
      this.isRepeated = true;
      this.start(this);
      return;
    }
    this.isOver = true;
    this.listener.onFault(fault);
  }
}
