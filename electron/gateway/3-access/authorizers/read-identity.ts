// Who a request says it is: the values at an authorizer's identity sources.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
import type { IdentitySource } from '../../../../shared/definition/identity-sources';
import { own } from '../../../../shared/definition/records';
import { isHeaderNamed } from '../../context/header-lines';
import { contextText } from '../../context/mapping-context';
import type { Exchange } from '../../exchange';

/** A source with what one request has there, in order; empty: nothing. */
export interface IdentityValue {
  readonly source: IdentitySource;
  readonly values: readonly string[];
}

/** What the request has at each source. `contextVariables` stand before the request's own `$context`: a test sets them. */
export function readIdentity(
  sources: readonly IdentitySource[],
  exchange: Exchange,
  contextVariables: Readonly<Record<string, string>> = {},
): readonly IdentityValue[] {
  return sources.map((source) => ({ source, values: valuesAt(source, exchange, contextVariables) }));
}

/** AWS documented: a value that is missing, null or empty is none. */
export function firstMissing(identity: readonly IdentityValue[]): IdentitySource | undefined {
  return identity.find(({ values }) => (values.at(-1) ?? '') === '')?.source;
}

/**
 * All values of a name count, not the last alone: a result that is kept for one of them must not serve a request that
 * sends another beside it.
 */
function valuesAt(
  { place, name }: IdentitySource,
  exchange: Exchange,
  contextVariables: Readonly<Record<string, string>>,
): readonly string[] {
  const { invocation, stage } = exchange;
  switch (place) {
    case 'header': {
      // AWS assumed: in any letter case, as HTTP/2 clients send names in lower case
      const lowerName = name.toLowerCase();
      return invocation.headers.filter(([header]) => isHeaderNamed(header, lowerName)).map(([, value]) => value);
    }
    case 'querystring':
      return invocation.query.filter(([parameter]) => parameter === name).map(([, value]) => value);
    case 'stage-variable':
      return listOf(own(stage.settings.variables, name));
    case 'context':
      return listOf(own(contextVariables, name) ?? contextText(exchange, name));
  }
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
