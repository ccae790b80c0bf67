// One request to an HTTP API on its way through its chain.
import type { RouteCaller } from './3-access/http-api/authorize-route';
import type { RunningExchange } from './chains/live-exchange';
import type { CompiledHttpApi, CompiledRoute } from './deploy/http-api/compiled-http-api';
import type { InvocationRequest, InvocationResponse } from './messages';

/** What the client sent to an HTTP API. `path` is below the stage and `contextPath` with it, both undecoded. */
export interface HttpInvocation extends InvocationRequest {
  /** The client's own lines without those of the connection; `headers` has the entrance's as well. */
  readonly clientHeaders: InvocationRequest['headers'];
  /** Below the stage, decoded: what routes are matched with. */
  readonly routePath: string;
  /** With the name of a named stage, decoded: what events call `rawPath`. */
  readonly rawPath: string;
  /** Request line and header values, as the quota counts them. */
  readonly headBytes: number;
  /** False where the body is over the limit and was not kept. */
  readonly hasWholeBody: boolean;
}

export interface HttpRouteMatch {
  readonly route: CompiledRoute;
  /** Decoded values. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface HttpExchange extends RunningExchange {
  readonly deployment: CompiledHttpApi;
  readonly invocation: HttpInvocation;
  /** Milliseconds on the monotonic clock when the request arrived. */
  readonly startedMs: number;
  /** Written by the routing step. */
  match: HttpRouteMatch | undefined;
  /** What the route's authorizer found out of the caller; undefined where none was asked. */
  caller: RouteCaller | undefined;
  response: InvocationResponse | undefined;
  /** The status that a function's code answered with. */
  returned: number | undefined;
  /** True once the gateway itself has answered, as it does preflights. */
  isAnswered: boolean;
  /** Written by the exit, as are the next; 0 before. */
  status: number;
  responseBytes: number;
  durationMs: number;
}
