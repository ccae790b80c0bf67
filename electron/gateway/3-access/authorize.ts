// Asks who the caller is, as the method's authorization type says.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
import type { ApiExchange, Exchange, Step } from '../exchange';

/** Finds out who calls and writes it to `exchange.access`, or throws the refusal. */
export type Authorize<E extends ApiExchange = Exchange> = (exchange: E) => void | Promise<void>;

/** One for each authorization type that asks. */
export interface Authorizations {
  readonly AWS_IAM: Authorize;
  readonly CUSTOM: Authorize;
  readonly COGNITO_USER_POOLS: Authorize;
}

/** Opens the step over them. */
export function openAuthorize(authorizations: Authorizations): Step {
  return {
    name: 'authorize',
    phase: 'access',
    run(exchange) {
      const type = exchange.match?.method.method.authorizationType ?? 'NONE';
      if (exchange.trace.isOn) exchange.trace.note({ decided: `authorization ${type}` });
      if (type !== 'NONE') return authorizations[type](exchange);
    },
  };
}
