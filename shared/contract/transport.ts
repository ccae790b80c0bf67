// What carries calls and events between a client and the router: IPC, WebSocket or memory.
import type { WireError } from './errors';
import type { StudioEvent } from './events';

export interface CallMessage {
  readonly subject: string;
  readonly method: string;
  readonly input: unknown;
}

export type CallAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: WireError };

/** One side's view of a connection to the router. */
export interface Transport {
  /** Carries one call; rejects only when the connection itself fails. */
  call(message: CallMessage): Promise<CallAnswer>;
  /** Hears every event until the returned function is called. */
  listen(listener: (event: StudioEvent) => void): () => void;
}
