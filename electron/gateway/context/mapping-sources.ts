// What parameter mappings read of one exchange. Bodies are parsed when a mapping first asks, and once.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
import { EvaluationError } from '../../../shared/vtl/template-error';
import { parseJsonValue, type Value } from '../../../shared/vtl/values';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { BodyPath } from './body-path';
import { utf8Text } from './content-conversion';

export type BodySide = 'request' | 'response';

export interface MappingSources {
  readonly exchange: Exchange;
  /** The whole body as text. */
  bodyText(side: BodySide): string | undefined;
  /** What `path` finds in the body; nothing in a body that is no JSON. */
  bodyValue(side: BodySide, path: BodyPath): string | undefined;
}

interface ReadBody {
  readonly text: string;
  /** Undefined where the text does not even look like JSON. */
  readonly value: Value | undefined;
}

/** Opens the sources of `exchange` as it stands now. */
export function openMappingSources(exchange: Exchange): MappingSources {
  const bodies: Record<BodySide, ReadBody | undefined> = { request: undefined, response: undefined };
  const bodyOf = (side: BodySide): ReadBody => {
    bodies[side] ??= readBody(exchange, side);
    return bodies[side];
  };
  return {
    exchange,
    bodyText: (side) => bodyOf(side).text,
    bodyValue(side, path) {
      const { value } = bodyOf(side);
      return value === undefined ? undefined : path.read(value);
    },
  };
}

function readBody(exchange: Exchange, side: BodySide): ReadBody {
  const bytes = side === 'request' ? exchange.invocation.body : (exchange.endpointResponse?.body ?? new Uint8Array(0));
  // AWS recorded: an empty body reads {}
  const text = bytes.length === 0 ? '{}' : utf8Text(bytes);
  // AWS recorded: only what starts like JSON is read as JSON, other text is ignored
  if (!/^\s*[{["']/.test(text)) return { text, value: undefined };
  try {
    return { text, value: parseJsonValue(text) };
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw brokenBody(side);
    throw thrown;
  }
}

function brokenBody(side: BodySide): GatewayError {
  if (side === 'request') {
    // AWS recorded: a 400 of no type of its own
    const message = 'Invalid JSON in request body';
    return new GatewayError('DEFAULT_4XX', { status: 400, message, reason: message });
  }
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason: 'Execution failed due to configuration error: Invalid JSON in response body',
  });
}
