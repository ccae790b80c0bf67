// The variables of an exchange's templates, opened when a template first asks, and what templates override in them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
import { type MappingInput, type MappingScope, openMappingScope } from '../../../shared/vtl/mapping-scope';
import type { Exchange } from '../exchange';
import { utf8Text } from './content-conversion';
import { mappingContext } from './mapping-context';

/** A parameter with the values a template gave it. */
export type Override = readonly [name: string, values: readonly string[]];

export interface RequestOverrides {
  readonly path: readonly Override[];
  readonly querystring: readonly Override[];
  readonly header: readonly Override[];
}

export interface ResponseOverrides {
  readonly header: readonly Override[];
  readonly status: number | undefined;
}

/** The variables of the request template over `body`; they stay with the exchange. */
export function requestScope(exchange: Exchange, body: Uint8Array): MappingScope {
  exchange.scope = openScope(exchange, body);
  return exchange.scope;
}

/** The variables of the response template: those of the request template where there was one, over another body. */
export function responseScope(exchange: Exchange, body: Uint8Array): MappingScope {
  exchange.scope = exchange.scope === undefined ? openScope(exchange, body) : exchange.scope.withBody(utf8Text(body));
  return exchange.scope;
}

/** What templates override of the integration request. */
export function requestOverrides(scope: MappingScope): RequestOverrides {
  const { path, querystring, header } = scope.requestOverride();
  return { path: overridesOf(path), querystring: overridesOf(querystring), header: overridesOf(header) };
}

/** What templates override of the response; one set in the request template holds as well. */
export function responseOverrides(scope: MappingScope): ResponseOverrides {
  const { header, status } = scope.responseOverride();
  return { header: overridesOf(header), status: isStatus(status) ? status : undefined };
}

function openScope(exchange: Exchange, body: Uint8Array): MappingScope {
  return openMappingScope(new ExchangeInput(utf8Text(body), exchange));
}

/**
 * What the exchange brings to its templates. Getters, because most templates use neither parameters nor `$context`; a
 * class, because an object literal with getters has a shape of its own each time, which the collector pays for.
 */
class ExchangeInput implements MappingInput {
  constructor(
    readonly body: string,
    private readonly exchange: Exchange,
  ) {}

  get params(): MappingInput['params'] {
    const { invocation, match } = this.exchange;
    return {
      path: match?.pathParameters ?? {},
      // AWS recorded: of several values the last one counts
      querystring: Object.fromEntries(invocation.query),
      header: Object.fromEntries(invocation.headers),
    };
  }

  get context(): MappingInput['context'] {
    return mappingContext(this.exchange);
  }

  get stageVariables(): MappingInput['stageVariables'] {
    return this.exchange.stage.settings.variables;
  }
}

/** AWS recorded: anything but an integer from 100 to 599 is ignored. */
function isStatus(status: unknown): status is number {
  return Number.isInteger(status) && (status as number) >= 100 && (status as number) <= 599;
}

function overridesOf(values: Readonly<Record<string, unknown>>): Override[] {
  return Object.entries(values).flatMap(([name, value]): Override[] => {
    if (value === null || value === undefined) return [];
    return [[name, Array.isArray(value) ? value.map(String) : [String(value)]]];
  });
}
