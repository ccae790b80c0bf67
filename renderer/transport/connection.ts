// The page's connection to the studio, whichever host it runs in.
import type { Transport } from '../../shared/contract/transport';

export interface Connection extends Transport {
  /** False while the studio cannot be reached; calls then reject. */
  isOnline(): boolean;
  /** Hears when that changes, until the returned function is called. Coming back, the page reads its state anew. */
  watch(listener: (isOnline: boolean) => void): () => void;
}

/** The studio did not answer: the host has ended, or ended and started again. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}
