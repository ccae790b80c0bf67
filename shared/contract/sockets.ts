// Subject `sockets`: WebSocket clients that the studio holds, and the connections that are open on a stage.
// What passes on them comes with the events `sockets.happened` (seen by the gateway) and `sockets.changed` (clients).
import { z } from 'zod';
import type { OpenSocket } from '../trace/socket-events';
import { headerListInput } from './invocations';
import { method } from './subject';

/** A WebSocket client that the studio opened and keeps until it is forgotten. */
export interface SocketClient {
  readonly clientId: string;
  readonly apiId: string;
  readonly stageName: string;
  /** `Client 1`, or as the user called it. */
  readonly name: string;
  /** The address it called, tokens in the query masked. */
  readonly url: string;
  readonly persona?: string;
  readonly state: 'connecting' | 'open' | 'closed';
  /** Its id at the gateway; absent before it is open and where the handshake was refused. */
  readonly connectionId?: string;
  /** The sub-protocol that was agreed on. */
  readonly subprotocol?: string;
  /** Request id of the handshake's trace. */
  readonly requestId?: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  /** Why it is closed. */
  readonly ended?: SocketEnd;
}

export interface SocketEnd {
  /** Close code; absent where the handshake was refused. */
  readonly code?: number;
  readonly reason: string;
  /** The status of a refused handshake. */
  readonly status?: number;
  /** What that means, in a sentence. */
  readonly meaning: string;
}

/** A message that came to a client. */
export interface HeardMessage {
  /** Counts from 1. */
  readonly id: number;
  /** UTF-8 text, or base64 where `isBase64`. */
  readonly body: string;
  readonly isBase64: boolean;
}

const client = { clientId: z.string() };
const stage = { apiId: z.string(), stageName: z.string() };
const connection = { ...stage, connectionId: z.string() };

export const socketsSubject = {
  /** Opens a client. The result says how the handshake ended; a refusal is a client that is closed. */
  open: method(
    z.strictObject({
      ...stage,
      name: z.string().max(64).optional(),
      /** Query of the handshake without `?`. */
      query: z.string().default(''),
      headers: headerListInput.default([]),
      subprotocols: z.array(z.string()).max(16).default([]),
      /** Who connects; none: nobody. */
      persona: z.string().optional(),
    }),
  ).returns<SocketClient>(),
  clients: method(z.strictObject({ apiId: z.string().optional() }).default({})).returns<readonly SocketClient[]>(),
  /** Sends one message: UTF-8 text, or base64 of a binary one. */
  send: method(z.strictObject({ ...client, body: z.string(), isBase64: z.boolean().default(false) })).returns<
    Record<string, never>
  >(),
  /** What a client has received since the message `after`, oldest first; the last thousand are kept. */
  heard: method(z.strictObject({ ...client, after: z.int().min(0).default(0) })).returns<readonly HeardMessage[]>(),
  ping: method(z.strictObject(client)).returns<Record<string, never>>(),
  close: method(
    z.strictObject({
      ...client,
      code: z.int().min(1000).max(4999).default(1000),
      reason: z.string().max(123).default(''),
    }),
  ).returns<Record<string, never>>(),
  /** Closes it where it is open, and takes it off the list. */
  forget: method(z.strictObject(client)).returns<Record<string, never>>(),
  /** Every open connection of a stage, whoever opened it. From then on `sockets.happened` tells what passes. */
  connections: method(z.strictObject(stage)).returns<readonly OpenSocket[]>(),
  /** `POST @connections/{id}`: a message to the client. */
  post: method(
    z.strictObject({ ...connection, body: z.string(), isBase64: z.boolean().default(false) }),
  ).returns<SocketCall>(),
  /** `GET @connections/{id}`. */
  info: method(z.strictObject(connection)).returns<SocketCall>(),
  /** `DELETE @connections/{id}`. */
  disconnect: method(z.strictObject(connection)).returns<SocketCall>(),
} as const;

/** What an `@connections` call answered. */
export interface SocketCall {
  readonly status: number;
  readonly body: string;
}
