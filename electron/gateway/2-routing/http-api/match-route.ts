// Finds the route that serves the request. A preflight that no route takes is answered by the gateway.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html

import { preflightAnswer } from '../../3-access/http-api/answer-preflight';
import { isPreflight } from '../../3-access/http-api/cors';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange, HttpRouteMatch } from '../../http-exchange';

const noParameters: Readonly<Record<string, string>> = Object.freeze({});

export const matchRoute: Step<HttpExchange> = {
  name: 'match-route',
  phase: 'routing',
  run(exchange) {
    const { invocation, deployment, trace } = exchange;
    const match = find(exchange);
    if (match !== undefined) {
      exchange.match = match;
      if (trace.isOn) {
        trace.note({
          decided: match.route.route.routeKey,
          after: { method: invocation.httpMethod, path: match.pathParameters },
        });
      }
    } else if (deployment.cors !== undefined && isPreflight(invocation)) {
      preflightAnswer(exchange, deployment.cors);
    } else {
      // AWS documented: 404, and never 405
      const reason = `No route of the API takes ${invocation.httpMethod} ${invocation.routePath}.`;
      throw new GatewayError('RESOURCE_NOT_FOUND', { reason });
    }
  },
};

function find({ deployment, invocation }: HttpExchange): HttpRouteMatch | undefined {
  const { routes } = deployment;
  const found = routes.match(invocation.httpMethod, invocation.routePath);
  if (found !== undefined || routes.fallback === undefined) return found;
  return { route: routes.fallback, pathParameters: noParameters };
}
