// A request as the gateway takes it, with or without a socket behind it.
import type { BodyStream } from '../body-stream';
import type { BoundStage, GatewayDestination } from './destination';
import type { RequestHead } from './request-head';

/** A request in plain values. */
export interface ClientRequest {
  readonly method: string;
  /** The request target as it was sent: path and query. */
  readonly url: string;
  /** Name, value, name, value, … */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  readonly connection: ClientConnection;
  /** Set where the request came in on a stage's own port. */
  readonly bound?: BoundStage;
}

export interface ClientConnection {
  readonly remoteAddress: string;
  /** The port the client called. */
  readonly port: number;
  readonly isTls: boolean;
}

/** A request for an API, its head read and its destination known. */
export interface ReceivedRequest {
  readonly method: string;
  /** The request target as it was sent: a signature covers it. */
  readonly url: string;
  readonly head: RequestHead;
  readonly destination: GatewayDestination;
  /** Undefined where the body is over the limit. */
  readonly body: Uint8Array | undefined;
  readonly connection: ClientConnection;
}

/** An answer ready for the wire. */
export interface ClientAnswer {
  readonly status: number;
  /** Name, value, name, value, … */
  readonly headers: string[];
  readonly body: Uint8Array;
  /** Set where the body streams: whoever writes the answer lets it flow, or cancels it. */
  readonly stream?: BodyStream;
}
