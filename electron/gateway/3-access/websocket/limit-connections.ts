// How many connections may be opened: a limit of the account, whatever the stage allows.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
import { socketLimits } from '../../1-entry/websocket/socket-limits';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { SocketExchange } from '../../websocket-exchange';
import type { Admitted, CounterStore } from '../usage/counter-store';

/** Opens the step over one gateway's counters. */
export function openLimitConnections(counters: CounterStore): Step<SocketExchange> {
  const rate = socketLimits.newConnectionsPerSecond;
  const conclude = ({ refusedBy }: Admitted): void => {
    if (refusedBy === undefined) return;
    throw new GatewayError('THROTTLED', { reason: `More than ${rate} new connections a second.` });
  };
  return {
    name: 'limit-connections',
    phase: 'access',
    run({ invocation, tools }) {
      const buckets = [{ key: `new-connections ${invocation.region}`, rate, burst: rate }];
      const admitted = counters.admit({ now: tools.clock(), buckets });
      if (admitted instanceof Promise) return admitted.then(conclude);
      conclude(admitted);
    },
  };
}
