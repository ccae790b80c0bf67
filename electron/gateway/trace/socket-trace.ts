// The finished trace of a call of a WebSocket API.
import { toldSelection } from '../../../shared/selection/choose-route';
import type { Trace } from '../../../shared/trace/trace';
import type { SocketExchange } from '../websocket-exchange';
import { exchangeTrace } from './exchange-trace';
import type { Recorder } from './recorder';
import { traceBody } from './trace-message';

const noBody = new Uint8Array(0);

/** Seals the trace of `exchange`. Without `recordsData` it keeps no bodies. */
export function socketTrace(exchange: SocketExchange, recorder: Recorder, recordsData: boolean): Trace {
  const { socket, status, responseBytes } = exchange;
  const { eventType, connection, messageId, chosen, reply, close, route, api } = socket;
  const answer = { status, headers: [], body: reply ?? noBody, stream: undefined };
  const { route: _resource, ...trace } = exchangeTrace(exchange, recorder, answer, recordsData);
  return {
    ...trace,
    request: { ...trace.request, method: eventType },
    protocol: 'WEBSOCKET',
    ...(route && {
      routeKey: {
        routeId: route.route.id,
        routeKey: route.route.routeKey,
        ...(route.method.integrationType && { integrationType: route.method.integrationType }),
      },
    }),
    socket: {
      connectionId: connection.connectionId,
      eventType,
      ...(messageId !== undefined && { messageId }),
      ...(chosen && { selection: toldSelection(api.routeSelection.source, chosen) }),
      ...(reply && { sent: [recordsData ? traceBody(reply) : { bytes: responseBytes }] }),
      ...(close && { closeCode: close.code, closeReason: close.reason }),
    },
  };
}
