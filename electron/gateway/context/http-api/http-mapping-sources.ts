// What parameter mappings of an HTTP API read of one exchange. Bodies are parsed when a mapping first asks, and once.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import { EvaluationError } from '../../../../shared/vtl/template-error';
import { parseJsonValue, type Value } from '../../../../shared/vtl/values';
import type { HttpExchange } from '../../http-exchange';
import type { BodyPath } from '../body-path';
import { utf8Text } from '../content-conversion';

export interface HttpMappingSources {
  readonly exchange: HttpExchange;
  bodyText(side: 'request' | 'response'): string;
  /** What `path` finds; nothing in a body that is no JSON. */
  bodyValue(side: 'request' | 'response', path: BodyPath): string | undefined;
}

/** AWS documented: of a longer body only the beginning is looked at. */
const mappedBodyBytes = 100 * 1_024;
const noBody = new Uint8Array(0);

/** Opens the sources of `exchange` as it stands now. */
export function openHttpMappingSources(exchange: HttpExchange): HttpMappingSources {
  const values = new Map<'request' | 'response', Value | undefined>();
  function bodyText(side: 'request' | 'response'): string {
    const body = side === 'request' ? exchange.invocation.body : (exchange.response?.body ?? noBody);
    return utf8Text(body.length > mappedBodyBytes ? body.subarray(0, mappedBodyBytes) : body);
  }
  return {
    exchange,
    bodyText,
    bodyValue(side, path) {
      if (!values.has(side)) values.set(side, parsed(bodyText(side)));
      const value = values.get(side);
      return value === undefined ? undefined : path.read(value);
    },
  };
}

function parsed(text: string): Value | undefined {
  try {
    return parseJsonValue(text);
  } catch (thrown) {
    // AWS assumed: a body that is no JSON leaves what is mapped from it unset
    if (thrown instanceof EvaluationError) return undefined;
    throw thrown;
  }
}
