// MOCK: the request template's output says which status the "endpoint" answers.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
import { utf8Text } from '../context/content-conversion';
import type { MockEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { IntegrationRequest } from '../messages';
import { parseMockStatus } from './mock-status';

const noHeaders: readonly (readonly [string, string])[] = [];
const noBody = new Uint8Array(0);

/** Answers with the status that the request's body asks for, and nothing else. */
export function callMock(exchange: Exchange, endpoint: MockEndpoint, { body }: IntegrationRequest): void {
  const status = statusOf(body ?? noBody, endpoint);
  if (status === undefined) {
    // AWS recorded: 500 with this line in the log
    throw new GatewayError('API_CONFIGURATION_ERROR', {
      reason:
        'Execution failed due to configuration error: Unable to parse statusCode. ' +
        'It should be an integer that is defined in the request template.',
    });
  }
  exchange.endpointResponse = { status, headers: noHeaders, body: noBody, latencyMs: 0 };
  if (exchange.trace.isOn) exchange.trace.note({ decided: `mock status ${status}`, after: { status } });
}

function statusOf(body: Uint8Array, { constantStatuses }: MockEndpoint): number | undefined {
  return constantStatuses.has(body) ? constantStatuses.get(body) : parseMockStatus(utf8Text(body));
}
