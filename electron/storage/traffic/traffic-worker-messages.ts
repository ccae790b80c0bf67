// Messages between the traffic store and its worker.
import type { RequestFilter } from '../../../shared/contract/invocations';
import type { Trace, TraceSummary } from '../../../shared/trace/trace';
import type { DatabaseBounds } from './traffic-database';

/** Handed to the worker when it starts. */
export interface TrafficWorkerData {
  readonly file: string;
  readonly bounds: DatabaseBounds;
}

export type ToTrafficWorker =
  | { readonly call: number; readonly type: 'insert'; readonly traces: readonly Trace[] }
  | { readonly call: number; readonly type: 'list'; readonly filter: RequestFilter }
  | { readonly call: number; readonly type: 'read'; readonly requestId: string }
  | { readonly call: number; readonly type: 'clear' }
  | { readonly call: number; readonly type: 'close' };

export type FromTrafficWorker =
  | { readonly type: 'opened' }
  | { readonly type: 'not-opened'; readonly reason: string }
  | { readonly type: 'answer'; readonly call: number; readonly result: readonly TraceSummary[] | Trace | undefined }
  | { readonly type: 'failed'; readonly call: number; readonly reason: string };
