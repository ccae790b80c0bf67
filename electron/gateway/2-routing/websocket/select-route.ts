// Message to route: what the route selection expression yields names it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html
import { choiceWords, chooseRoute } from '../../../../shared/selection/choose-route';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { SocketExchange } from '../../websocket-exchange';
import { enterRoute } from './enter-route';

export const selectRoute: Step<SocketExchange> = {
  name: 'select-route',
  phase: 'routing',
  run(exchange) {
    const { socket, trace } = exchange;
    const { api } = socket;
    const chosen = chooseRoute(api.routeSelection, (key) => api.routes.has(key), socket.readBody());
    socket.chosen = chosen;
    if (trace.isOn) trace.note({ decided: choiceWords(api.routeSelection.source, chosen) });
    if (chosen.routeKey === undefined) {
      // AWS recorded: a frame that says Forbidden; the connection stays open
      throw new GatewayError('ACCESS_DENIED', {
        message: 'Forbidden',
        reason: `No route takes the message, and there is no $default: ${choiceWords(api.routeSelection.source, chosen)}`,
      });
    }
    enterRoute(exchange, chosen.routeKey);
  },
};
