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
  /** UTF-8 text, or base64 where `isBase64`. */
  readonly text: string;
  readonly isBase64?: boolean;
  /** Request id of the trace that this frame made or comes from; absent where no request stands behind it. */
  readonly requestId?: string;
  readonly messageId?: string;
  /** How the route of a message from the client was chosen. */
  readonly selection?: SocketSelection;
  /** Why the gateway sent it: the answer of a two-way route, an `@connections` post, or its own error message. */
  readonly cause?: 'response' | 'post' | 'error';
}

/** How a message found its route. */
export interface SocketSelection {
  /** The API's route selection expression: `$request.body.action`. */
  readonly expression: string;
  /** What it came to; null: there was no such value, or the message was no JSON. */
  readonly value: string | null;
  /** The chosen route; null: none matched and there is no `$default`. */
  readonly routeKey: string | null;
  /** In a sentence. */
  readonly why: string;
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
  /** The route key of its last message; absent before the first. */
  readonly lastRouteKey?: string;
}
