// Runs a mapping template for an exchange and turns its failure into the gateway's.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
import type { MappingScope } from '../../../shared/vtl/mapping-scope';
import { TemplateError } from '../../../shared/vtl/template-error';
import type { BodyTemplate } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { Payload } from './content-conversion';

/** The template's output for `payload`. `openScope` is asked only where the template reads something. */
export function renderBody(
  exchange: Exchange,
  template: BodyTemplate,
  payload: Payload,
  direction: 'request' | 'response',
  openScope: (exchange: Exchange, body: Uint8Array) => MappingScope,
): Uint8Array {
  // AWS recorded: a template on raw binary ends in 500, whatever it says
  if (payload.isBinary) throw transformFailure(direction);
  if (template.constant !== undefined) return template.constant;
  try {
    return Buffer.from(template.render(openScope(exchange, payload.bytes)), 'utf8');
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
    const { message, line, column, excerpt } = thrown;
    if (exchange.trace.isOn) exchange.trace.note({ decided: `template ${template.contentType}: ${message}` });
    throw transformFailure(direction, { line, column, excerpt });
  }
}

/** AWS recorded: the log says no more than this; the trace has place and source. */
function transformFailure(
  direction: 'request' | 'response',
  template?: { readonly line: number; readonly column: number; readonly excerpt: string },
): GatewayError {
  const reason = `Execution failed due to configuration error: Unable to transform ${direction}`;
  return new GatewayError('API_CONFIGURATION_ERROR', { reason, ...(template && { template }) });
}
