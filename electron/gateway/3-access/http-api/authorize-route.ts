// Asks who the caller is, as the route's authorization type says (HTTP APIs).
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
import type { Step } from '../../exchange';
import type { HttpExchange } from '../../http-exchange';
import type { Authorize } from '../authorize';

/** What an authorizer of an HTTP API found out: `requestContext.authorizer` of format 2.0 is made of it. */
export type RouteCaller =
  /** Claims as texts, as events have them; scopes are null where the route asks for none. */
  | {
      readonly kind: 'jwt';
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[] | null;
    }
  /** Context values keep their types. `principalId` comes with policies only. */
  | { readonly kind: 'lambda'; readonly context: Readonly<Record<string, unknown>>; readonly principalId?: string }
  /** Who signed stands in `exchange.access`. */
  | { readonly kind: 'iam' };

/** One for each authorization type that asks: writes `exchange.caller`, or throws the refusal. */
export interface RouteAuthorizations {
  readonly AWS_IAM: Authorize<HttpExchange>;
  readonly JWT: Authorize<HttpExchange>;
  readonly CUSTOM: Authorize<HttpExchange>;
}

/** Opens the step over them. */
export function openAuthorizeRoute(authorizations: RouteAuthorizations): Step<HttpExchange> {
  return {
    name: 'authorize',
    phase: 'access',
    run(exchange) {
      const type = exchange.match?.route.route.authorizationType ?? 'NONE';
      if (exchange.trace.isOn) exchange.trace.note({ decided: `authorization ${type}` });
      if (type !== 'NONE') return authorizations[type](exchange);
    },
  };
}
