// A refusal by the gateway itself. Only 9-exit/gateway-response.ts makes a response of it.
import type { GatewayResponseType } from '../../shared/definition/rest/gateway-response';
import type { HeaderList, TraceShape } from '../../shared/trace/trace';

/** Refusals that AWS answers without a customisable type of their own, by the name Gatehouse gives them. */
export type ErrorKind = GatewayResponseType | 'MALFORMED_RESPONSE';

export interface GatewayErrorOptions {
  /** What the client is told; `null` prints as `{"message":null}`. Default: the type's own message. */
  readonly message?: string | null;
  /** Overrides the type's default status, for the kinds AWS answers with several (INTEGRATION_FAILURE 500 or 504). */
  readonly status?: number;
  /** Overrides the type's `x-amzn-ErrorType`. */
  readonly errorType?: string;
  /** The execution log's reason. */
  readonly reason?: string;
  readonly validationErrorString?: string;
  /** What the client gets in place of the gateway response: a web ACL says so itself. */
  readonly answer?: { readonly status: number; readonly headers: HeaderList; readonly body: string };
  /** Header lines that go with it; HTTP APIs only: `www-authenticate`. */
  readonly headers?: HeaderList;
  readonly template?: { readonly line: number; readonly column: number; readonly excerpt: string };
  /** What a function returned beside what it should. */
  readonly shape?: TraceShape;
}

/** Thrown by any step; ends the chain with the gateway response of its type. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  constructor(
    readonly responseType: ErrorKind,
    readonly options: GatewayErrorOptions = {},
  ) {
    // a refusal is an answer, not a fault: nobody reads its stack, and taking it cost more than the rest of the refusal
    const frames = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(options.reason ?? options.message ?? responseType);
    Error.stackTraceLimit = frames;
  }
}

/** Why an endpoint gave no answer. */
export class EndpointFailure extends Error {
  override readonly name = 'EndpointFailure';
  constructor(
    readonly failure: 'invalid-address' | 'unreachable' | 'timeout' | 'certificate' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}
