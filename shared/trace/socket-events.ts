// What happens on the WebSocket connections of a gateway, for whoever watches them live.

/** A connection was opened, a message passed, or it ended. */
export type SocketEvent = SocketOpened | SocketFrame | SocketClosed;

interface SocketMoment {
  readonly connectionId: string;
  readonly apiId: string;
  readonly stage: string;
  /** Epoch milliseconds on the virtual clock. */
  readonly at: number;
}

export interface SocketOpened extends SocketMoment {
  readonly kind: 'opened';
  readonly sourceIp: string;
  readonly userAgent: string;
}

export interface SocketFrame extends SocketMoment {
  readonly kind: 'frame';
  /** As the gateway sees it. */
  readonly direction: 'in' | 'out';
  readonly text: string;
}

export interface SocketClosed extends SocketMoment {
  readonly kind: 'closed';
  readonly code: number;
  readonly reason: string;
}

/** An open connection as it stands. */
export interface OpenSocket {
  readonly connectionId: string;
  readonly apiId: string;
  readonly stage: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** Epoch milliseconds on the virtual clock, as is the next. */
  readonly connectedAt: number;
  readonly lastActiveAt: number;
}
