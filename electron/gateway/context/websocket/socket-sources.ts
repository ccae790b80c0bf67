// What selection expressions read of a call of a WebSocket API.
import { own } from '../../../../shared/definition/records';
import { readJsonMessage } from '../../../../shared/selection/choose-route';
import type { SelectionSources } from '../../../../shared/selection/selection-expression';
import type { SocketExchange } from '../../websocket-exchange';
import { utf8Text } from '../content-conversion';
import { exactValue, findHeader } from '../header-lines';
import { contextText } from '../mapping-context';

/** The sources of `exchange` as it stands now. */
export function socketSources(exchange: SocketExchange): SelectionSources {
  const { socket, invocation, endpointResponse, stage } = exchange;
  return {
    requestBody: socket.readBody,
    requestHeader: (name) => exactValue(invocation.headers, name) ?? findHeader(invocation.headers, name.toLowerCase()),
    context: (name) => contextText(exchange, name),
    stageVariable: (name) => own(stage.settings.variables, name),
    responseStatus: () => endpointResponse?.status,
    responseBody: () => (endpointResponse === undefined ? undefined : readJsonMessage(utf8Text(endpointResponse.body))),
    responseHeaders(name) {
      const lowerName = name.toLowerCase();
      return (endpointResponse?.headers ?? [])
        .filter(([header]) => header.toLowerCase() === lowerName)
        .map(([, value]) => value);
    },
  };
}
