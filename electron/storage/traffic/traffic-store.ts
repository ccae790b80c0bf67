// Recorded requests: the newest in memory, many more on disk.
import type { RequestFilter } from '../../../shared/contract/invocations';
import type { Trace, TraceSummary } from '../../../shared/trace/trace';

export interface TrafficBounds {
  readonly memoryTraces: number;
  readonly memoryBytes: number;
  readonly diskTraces: number;
  readonly diskBytes: number;
}

/** Where traces are kept. In memory only, `reason` says why. */
export type TrafficPersistence = { readonly kind: 'disk' } | { readonly kind: 'memory'; readonly reason: string };

export interface TrafficStore {
  readonly persistence: TrafficPersistence;
  /** Takes traces in the order they ended. Returns at once; the disk gets them in batches. */
  record(traces: readonly Trace[]): void;
  /** Newest first. */
  list(filter: RequestFilter): Promise<readonly TraceSummary[]>;
  read(requestId: string): Promise<Trace | undefined>;
  clear(): Promise<void>;
  /** Done when the disk has everything recorded before. */
  flush(): Promise<void>;
  dispose(): Promise<void>;
}
