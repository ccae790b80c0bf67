// Lambda functions as their callers see them: invocations, outcomes, and the pool that runs them.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import type { LambdaFunction } from '../definition/companions/function';

/** One call of a function through the Lambda Invoke API, whoever makes it. */
export interface LambdaInvocation {
  readonly functionName: string;
  /** Version or alias; absent: `$LATEST`. */
  readonly qualifier?: string;
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun';
  /** JSON text; empty: none. */
  readonly payload: string;
  /** The caller made the payload with `JSON.stringify`: it needs no check. */
  readonly isJson?: boolean;
  readonly region: string;
  readonly accountId: string;
  /** The request id the function sees; absent: a new one. */
  readonly requestId?: string;
  /** `X-Amzn-Trace-Id` for the function. */
  readonly traceId?: string;
  /** JSON text of `X-Amz-Client-Context`, decoded. */
  readonly clientContext?: string;
  /** The last 4 KB of the log go into the outcome. */
  readonly wantsLogTail?: boolean;
  /** Hears the answer as the function streams it; the outcome's payload is then empty. */
  readonly onChunk?: (chunk: Uint8Array) => void;
}

/** What the Invoke API answers: the function's answer or error, or the service's refusal. */
export type LambdaOutcome =
  | {
      readonly kind: 'answered';
      /** 200, 202 for Event, 204 for DryRun. */
      readonly status: number;
      /** What the function returned, or its error object, as JSON text. */
      readonly payload: string;
      readonly functionError?: 'Handled' | 'Unhandled';
      readonly executedVersion: string;
      readonly requestId: string;
      /** Base64, as `X-Amz-Log-Result` has it. */
      readonly logTail?: string;
    }
  | {
      readonly kind: 'refused';
      /** 404, 429, 403, 413, 502 … */
      readonly status: number;
      /** `ResourceNotFoundException`, `TooManyRequestsException` … */
      readonly errorType: string;
      readonly message: string;
      readonly requestId: string;
    };

/** Runs functions. A function that fails is an outcome; a rejection is a fault of Gatehouse's own. */
export interface LambdaFunctions {
  invoke(invocation: LambdaInvocation): Promise<LambdaOutcome>;
}

/** A function as a pool runs it: `$LATEST`, or one of its published versions under the same name. */
export interface PooledFunction extends LambdaFunction {
  /** Absent: `$LATEST`. */
  readonly version?: string;
  /** Another one stands for other code at the same place: the next call runs that. */
  readonly codeStamp?: string;
}

/** Functions with their warm instances. Whoever opens it disposes it. */
export interface FunctionPool extends LambdaFunctions {
  /** Replaces the functions that exist; instances of those that did not change stay warm. */
  serve(functions: readonly PooledFunction[]): void;
  /** Ends all instances. */
  dispose(): Promise<void>;
}

export interface FunctionPoolOptions {
  readonly observer: FunctionObserver;
  /** What functions get as `AWS_ENDPOINT_URL`; undefined until the gateway listens. */
  readonly endpointUrl: () => string | undefined;
  /** Region of functions whose caller names none. */
  readonly region: string;
}

/** How a gateway process gets its functions; the gateway itself runs no code of others. */
export type OpenFunctionPool = (options: FunctionPoolOptions) => FunctionPool;

/** Hears what functions wrote and how their instances are. */
export interface FunctionObserver {
  logs(lines: readonly FunctionLogLine[]): void;
  state(state: FunctionState): void;
}

/** One line in the function's log group, START, END and REPORT included. */
export interface FunctionLogLine {
  readonly functionName: string;
  /** `2026/01/31/[$LATEST]0123…`: one per instance. */
  readonly logStream: string;
  /** Absent for lines written outside an invocation. */
  readonly requestId?: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** How a function is doing. */
export interface FunctionState {
  readonly functionName: string;
  /** Instances that run and wait for work. */
  readonly warm: number;
  /** Instances that work on an invocation. */
  readonly busy: number;
  /** What runs it: `Node.js 20.19.4 for nodejs22.x`; absent until the first start. */
  readonly runsOn?: string;
  /** Why it cannot run: no code, no interpreter, a broken zip. */
  readonly problem?: string;
}
