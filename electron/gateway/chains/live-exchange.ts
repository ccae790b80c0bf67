// An exchange as the gateway's own frame sees it: with the recorder that times steps and what the exit found.
import type { TracePhase } from '../../../shared/trace/trace';
import type { Refusal } from '../9-exit/refusal';
import type { ApiExchange, Exchange, TraceRecorder } from '../exchange';
import type { InvocationRequest } from '../messages';

/** Times the steps of a chain besides what they note themselves. */
export interface StepRecorder extends TraceRecorder {
  beginStep(name: string, phase: TracePhase): void;
  endStep(outcome: 'passed' | 'failed'): void;
  /** A step that was not reached. */
  skipStep(name: string, phase: TracePhase): void;
}

/** A streamed answer's times, in milliseconds from the call of the endpoint, and how it ended. */
export interface StreamTimes {
  readonly headersMs: number;
  readonly firstContentMs: number | undefined;
  /** Why the rest never came. */
  readonly fault: string | undefined;
}

/** An exchange of any protocol while its chain runs. */
export interface RunningExchange extends ApiExchange {
  readonly trace: StepRecorder;
  /** Written where the chain ended with a refusal. */
  refusal: Refusal | undefined;
  /** True once a step has answered by itself: the steps after it are skipped, but for those that run all the same. */
  readonly isAnswered?: boolean;
  /** The refusal as the protocol words it; absent: as REST APIs do. */
  readonly reword?: (refusal: Refusal) => Refusal;
}

export interface LiveExchange extends Exchange {
  /** Replaced once, where a compressed body is unpacked. */
  invocation: InvocationRequest;
  readonly trace: StepRecorder;
  /** Milliseconds on the monotonic clock when the request arrived. */
  readonly startedMs: number;
  /** Written where the chain ended with a refusal. */
  refusal: Refusal | undefined;
  /** Written by the exit where the answer streams. */
  streaming: StreamTimes | undefined;
  /** Written by the exit. */
  status: number;
  responseBytes: number;
  durationMs: number;
}
