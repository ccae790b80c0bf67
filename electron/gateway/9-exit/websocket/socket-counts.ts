// What a call of a WebSocket API adds to the API's metrics.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
import type { SocketCounts } from '../../ports';
import type { SocketExchange } from '../../websocket-exchange';
import { errorTable } from '../error-table';

/** Counts of a finished call. */
export function socketCounts({ socket, refusal, endpointResponse, integrationRequest }: SocketExchange): SocketCounts {
  const { eventType, route, reply } = socket;
  const wasCalled = integrationRequest !== undefined;
  const status = refusal === undefined ? 0 : (refusal.ownStatus ?? errorTable[refusal.kind].status);
  return {
    connects: eventType === 'CONNECT' && route !== undefined ? 1 : 0,
    // AWS documented: in either direction
    messages: eventType === 'MESSAGE' ? (reply === undefined ? 1 : 2) : 0,
    clientErrors: !wasCalled && status >= 400 && status < 500 ? 1 : 0,
    integrationErrors: endpointResponse !== undefined && endpointResponse.status >= 400 ? 1 : 0,
    executionErrors: wasCalled && refusal !== undefined ? 1 : 0,
  };
}

/** Counts of a call of @connections. AWS documented: a push is a message. */
export function pushCounts(method: string, status: number): SocketCounts {
  return {
    connects: 0,
    messages: method === 'POST' && status === 200 ? 1 : 0,
    clientErrors: status >= 400 && status < 500 ? 1 : 0,
    integrationErrors: 0,
    executionErrors: 0,
  };
}
