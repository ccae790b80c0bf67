// Message to route: what the route selection expression yields names it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html
import { type ChosenRoute, chooseRoute } from '../../../../shared/selection/choose-route';
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
    if (trace.isOn) trace.note({ decided: whyOf(api.routeSelection.source, chosen) });
    if (chosen.routeKey === undefined) {
      // AWS recorded: a frame that says Forbidden; the connection stays open
      throw new GatewayError('ACCESS_DENIED', {
        message: 'Forbidden',
        reason: `No route takes the message, and there is no $default: ${whyOf(api.routeSelection.source, chosen)}`,
      });
    }
    enterRoute(exchange, chosen.routeKey);
  },
};

const whys: Readonly<Record<ChosenRoute['why'], string>> = {
  key: 'a route has this key',
  'default-not-json': 'the message is no JSON',
  'default-no-value': 'the message has no such property',
  'default-no-key': 'no route has this key',
  none: 'no route has this key',
};

function whyOf(expression: string, { value, routeKey, why }: ChosenRoute): string {
  const yields = value === undefined ? 'yields nothing' : `yields ${JSON.stringify(value)}`;
  return `${expression} ${yields}: ${whys[why]}${routeKey === undefined ? '' : ` → route ${routeKey}`}`;
}
