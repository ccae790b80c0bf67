// One call of a WebSocket API on its way through its chain: a handshake, a message, a close, or a call of @connections.
import type { ChosenRoute } from '../../shared/selection/choose-route';
import type { Value } from '../../shared/vtl/values';
import type { LiveExchange, RunningExchange } from './chains/live-exchange';
import type { ConnectionRecord } from './connections/connection-store';
import type { CompiledSocketRoute, CompiledWebSocketApi } from './deploy/websocket/compiled-websocket-api';

export interface SocketExchange extends LiveExchange, Pick<RunningExchange, 'reword'> {
  readonly socket: SocketCall;
}

export interface SocketCall {
  readonly api: CompiledWebSocketApi;
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  readonly connection: ConnectionRecord;
  /** Of messages. */
  readonly messageId?: string;
  /** Of closes. */
  readonly close?: { readonly code: number; readonly reason: string };
  /** The message as JSON; read when something first asks. */
  readonly readBody: () => Value | undefined;
  /** Written by the routing step, as is the next; undefined where no route takes the call. */
  route: CompiledSocketRoute | undefined;
  chosen: ChosenRoute | undefined;
  /** What the client is sent; undefined: nothing. */
  reply: Uint8Array | undefined;
}
