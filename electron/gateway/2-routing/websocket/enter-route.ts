// The route of a call, where the call has one: later steps find it as those of REST APIs find their method.
import type { SocketExchange } from '../../websocket-exchange';

const noParameters: Readonly<Record<string, string>> = Object.freeze({});

/** Writes the route of `routeKey` into the exchange; without one there is nothing to run. */
export function enterRoute(exchange: SocketExchange, routeKey: string): void {
  const route = exchange.socket.api.routes.get(routeKey);
  if (route === undefined) return;
  exchange.socket.route = route;
  const { method } = route;
  // AWS documented: ARNs of a WebSocket API end with the key of the route
  exchange.invocation = { ...exchange.invocation, httpMethod: routeKey };
  exchange.match = {
    method,
    resourceId: method.resourceId,
    resourcePath: method.resourcePath,
    pathParameters: noParameters,
  };
}
