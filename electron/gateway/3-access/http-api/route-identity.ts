// Who a request to an HTTP API says it is: the values at an authorizer's identity sources.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import { own } from '../../../../shared/definition/records';
import type { V2IdentitySource } from '../../../../shared/definition/v2/v2-identity-source';
import { isHeaderNamed } from '../../context/header-lines';
import { httpVariable } from '../../context/http-api/http-variables';
import type { HttpExchange } from '../../http-exchange';
import type { IdentityValue } from '../authorizers/read-identity';

/** What the request has at each source. `contextVariables` stand before the request's own: a test sets them. */
export function readRouteIdentity(
  sources: readonly V2IdentitySource[],
  exchange: HttpExchange,
  contextVariables: Readonly<Record<string, string>> = {},
): readonly IdentityValue[] {
  return sources.map((source) => ({ source, values: valuesAt(source, exchange, contextVariables) }));
}

/**
 * All values of a name count, not the last alone: a result that is kept for one of them must not serve a request that
 * sends another beside it.
 */
function valuesAt(
  { place, name }: V2IdentitySource,
  exchange: HttpExchange,
  contextVariables: Readonly<Record<string, string>>,
): readonly string[] {
  const { invocation, stage } = exchange;
  switch (place) {
    case 'header': {
      const lowerName = name.toLowerCase();
      return invocation.headers.filter(([header]) => isHeaderNamed(header, lowerName)).map(([, value]) => value);
    }
    case 'querystring':
      return invocation.query.filter(([parameter]) => parameter === name).map(([, value]) => value);
    case 'stage-variable':
      return listOf(own(stage.settings.variables, name));
    case 'context':
      return listOf(own(contextVariables, name) ?? httpVariable(name)(exchange));
  }
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
