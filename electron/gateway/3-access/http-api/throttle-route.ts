// Throttle of an HTTP API: is there a token in the account's bucket, and in the route's?
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
import { own } from '../../../../shared/definition/records';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange, HttpRouteMatch } from '../../http-exchange';
import type { Admitted, CounterStore } from '../usage/counter-store';
import { limitsOf, type NamedBucket, noteAdmission } from '../usage/throttle';

/** Opens the step over one gateway's counters. */
export function openThrottleRoute(counters: CounterStore): Step<HttpExchange> {
  return {
    name: 'throttle',
    phase: 'access',
    run(exchange) {
      const { match, tools } = exchange;
      const buckets = match === undefined ? [] : bucketsOf(exchange, match);
      if (buckets.length === 0) return;
      const admitted = counters.admit({ now: tools.clock(), buckets });
      if (admitted instanceof Promise) return admitted.then((later) => conclude(exchange, buckets, later));
      conclude(exchange, buckets, admitted);
    },
  };
}

/** AWS documented: the account's limit comes first; the settings of a route stand in the place of the default ones. */
function bucketsOf({ stage, tools, invocation }: HttpExchange, { route }: HttpRouteMatch): readonly NamedBucket[] {
  const { accountThrottle } = tools.access();
  const { routeSettings, defaultRouteSettings } = stage.settings;
  const { routeKey } = route.route;
  const setting = own(routeSettings, routeKey) ?? defaultRouteSettings;
  const account = limitsOf(accountThrottle?.rateLimit, accountThrottle?.burstLimit);
  // AWS reported: a limit of 0 that is set refuses every call
  const ofRoute = limitsOf(setting?.throttlingRateLimit, setting?.throttlingBurstLimit);
  const routeBucket = `throttle-route ${stage.apiId}/${stage.stageName}/${routeKey}`;
  return [
    ...(account
      ? [{ name: 'throttle-account', key: `throttle-account ${invocation.region}`, ...account } as const]
      : []),
    ...(ofRoute ? [{ name: 'throttle-route', key: routeBucket, ...ofRoute } as const] : []),
  ];
}

function conclude(exchange: HttpExchange, buckets: readonly NamedBucket[], admitted: Admitted): void {
  if (exchange.trace.isOn) noteAdmission(exchange, undefined, buckets, admitted);
  const { refusedBy } = admitted;
  if (typeof refusedBy !== 'number') return;
  const { name, rate, burst } = buckets[refusedBy] ?? { name: 'throttle-route', rate: 0, burst: 0 };
  const what = name === 'throttle-account' ? 'the account' : `route ${exchange.match?.route.route.routeKey}`;
  throw new GatewayError('THROTTLED', { reason: `The limit of ${what} is ${rate} requests a second, burst ${burst}.` });
}
