// A recorded request that runs through a deployment once more: what goes in, and what is told of it.
import type { AccessCheck } from '../../shared/trace/access-check';
import type { HeaderList, TraceFailure, TracePhase } from '../../shared/trace/trace';
import type { StageDeployment } from './ports';

/** Requests that run through one deployment, one after the other. */
export interface ReplayBatch {
  /** Where they run; it need not be served. REST and HTTP APIs only. */
  readonly stage: StageDeployment;
  /** True: web ACL, policies, authorizer and API key decide once more. False: everybody is let in. */
  readonly asksCallers: boolean;
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
  readonly caller: RecordedCaller;
  /** Functions of authorizers may be called: they decide and change nothing. */
  readonly mayAskAuthorizers: boolean;
  /** False: endpoints are not called; without a recorded answer the request ends there. */
  readonly mayCall: boolean;
  /** Answers in the endpoint's place. */
  readonly recorded?: RecordedAnswer;
}

/** What the trace tells of who called. The credentials themselves are masked there. */
export interface RecordedCaller {
  /** What `$context.authorizer` was; for requests that are let in unasked. */
  readonly context?: Readonly<Record<string, string>>;
  /** Whose signature was good. `principal` is an ARN; absent for keys that nobody here knows. */
  readonly signer?: { readonly accessKeyId: string; readonly principal?: string };
  /** Why the signature was not. */
  readonly signatureFault?: {
    readonly responseType: 'INVALID_SIGNATURE' | 'EXPIRED_TOKEN';
    readonly message: string | null;
    readonly reason?: string;
  };
  /** Header and payload as JSON text. */
  readonly token?: { readonly header: string; readonly payload: string; readonly isSigned: boolean };
  /** What the function of an authorizer answered, as text. No function is named where a kept answer was used. */
  readonly authorizer?: {
    readonly authorizerId: string;
    readonly functionName?: string;
    readonly result: string;
    readonly functionError?: 'Handled' | 'Unhandled';
  };
  readonly apiKeyId?: string;
  /** Where a private API was called from. */
  readonly vpcId?: string;
  readonly vpceId?: string;
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
  /** Who may call: what was asked, and what came of it. */
  readonly checks: readonly Pick<AccessCheck, 'name' | 'verdict' | 'said'>[];
  /** Where a recorded fact stood in for a credential. */
  readonly notes: readonly string[];
  /** Why nobody can say what this side would have answered: what decides was not recorded. */
  readonly unknown?: string;
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
