// A recorded request that runs through a deployment once more: what goes in, and what is told of it.
import type { HeaderList, TraceFailure, TracePhase } from '../../shared/trace/trace';
import type { StageDeployment } from './ports';

/** Requests that run through one deployment, one after the other. */
export interface ReplayBatch {
  /** Where they run; it need not be served. REST and HTTP APIs only. */
  readonly stage: StageDeployment;
  readonly requests: readonly ReplayedRequest[];
}

export interface ReplayedRequest {
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** Epoch milliseconds: the time the API sees. */
  readonly startedAt: number;
  readonly sourceIp: string;
  readonly method: string;
  /** Below the stage. */
  readonly pathWithQueryString: string;
  readonly headers: HeaderList;
  readonly body: string;
  readonly isBase64: boolean;
  /** What `$context.authorizer` was. */
  readonly authorizer?: Readonly<Record<string, string>>;
  /** False: endpoints are not called; without a recorded answer the request ends there. */
  readonly mayCall: boolean;
  /** Answers in the endpoint's place. */
  readonly recorded?: RecordedAnswer;
}

/** What the endpoint answered when the request was recorded. */
export interface RecordedAnswer {
  readonly kind: 'http' | 'function';
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
  readonly isBase64: boolean;
  readonly functionError?: 'Handled' | 'Unhandled';
}

/** Who answered in the endpoint's place: `withheld` where nobody could. */
export type ReplayedEndpoint = 'none' | 'called' | 'recorded' | 'withheld';

/** What came of a request. */
export interface ReplayedAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  /** UTF-8 text, or base64 where `isBase64`; cut at 64 KiB. */
  readonly body: string;
  readonly isBase64: boolean;
  readonly durationMs: number;
  readonly phases: readonly ReplayedPhase[];
  readonly endpoint: ReplayedEndpoint;
  /** What the endpoint was sent, or would have been. */
  readonly sent?: ReplayedCall;
  /** Of the method or route that served it. */
  readonly route?: string;
  readonly failure?: Pick<TraceFailure, 'responseType' | 'reason' | 'step'>;
}

export interface ReplayedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: string;
}

export interface ReplayedPhase {
  readonly phase: TracePhase;
  readonly durationMs: number;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}
