// A request as the gateway takes it, with or without a socket behind it.
import type { ClientCertificateShown } from '../../../shared/trace/tls-handshake';
import type { BodyStream } from '../body-stream';
import type { BoundStage, GatewayDestination } from './destination';
import type { CallerNetwork } from './domains/caller-network';
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
  /** What the handshake said, where there was one here. */
  readonly tls?: TlsSession;
}

/** What requests of a connection over TLS know of it. */
export interface TlsSession {
  /** `TLSv1.3`. */
  readonly version: string;
  /** As IANA names it. */
  readonly cipherSuite: string;
  /** The name that the client asked for; empty where it named none. */
  readonly serverName: string;
  /** The domain name with mutual TLS whose truststore the client's certificate was held against. */
  readonly mutualDomain?: string;
  /** Of a client that is trusted there. */
  readonly clientCert?: ClientCertificateShown;
  /** Why its certificate is not good there. */
  readonly distrust?: string;
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
  /** Why the request is answered 403 whatever the API says: the TLS settings of the name that it called. */
  readonly refusal?: string;
  /** Where it comes from, where that is a VPC. */
  readonly network?: CallerNetwork;
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
