// The order in which an HTTP API handles a request (reference: HTTP APIs, processing order).
import { checkSize } from '../1-entry/http-api/check-size';
import { matchRoute } from '../2-routing/http-api/match-route';
import { answerPreflight } from '../3-access/http-api/answer-preflight';
import { mapHttpRequest } from '../5-integration-request/http-api/map-http-request';
import { callRoute } from '../6-integration/http-api/call-route';
import { mapHttpResponse } from '../7-integration-response/http-api/map-http-response';
import type { Step } from '../exchange';
import type { HttpExchange } from '../http-exchange';

/** Steps that keep something from request to request, one gateway's. */
export interface HttpGuardingSteps {
  readonly throttle: Step<HttpExchange>;
  readonly authorize: Step<HttpExchange>;
}

/** A request through the port. */
export function httpChain({ throttle, authorize }: HttpGuardingSteps): readonly Step<HttpExchange>[] {
  return [
    checkSize,
    matchRoute,
    // AWS assumed: the throttle comes before the authorizer
    throttle,
    authorize,
    ...httpRouteSteps,
  ];
}

/** A test of the working copy: nothing guards it. */
export function httpTestChain(): readonly Step<HttpExchange>[] {
  return [checkSize, matchRoute, ...httpRouteSteps];
}

/** What follows once the caller is let in. */
export const httpRouteSteps: readonly Step<HttpExchange>[] = [
  answerPreflight,
  mapHttpRequest,
  callRoute,
  mapHttpResponse,
];
