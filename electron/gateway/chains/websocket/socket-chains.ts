// The order in which a WebSocket API handles a handshake, a message and a close (reference: part B).
import { enterRoute } from '../../2-routing/websocket/enter-route';
import { selectRoute } from '../../2-routing/websocket/select-route';
import { openAuthorize } from '../../3-access/authorize';
import { openAuthorizeByFunction } from '../../3-access/authorizers/authorize-by-function';
import { decidePolicies } from '../../3-access/policies/decide-policies';
import { openAuthorizeIam } from '../../3-access/signature/authorize-iam';
import type { CounterStore } from '../../3-access/usage/counter-store';
import { openRequireApiKey } from '../../3-access/usage/require-api-key';
import { openThrottle } from '../../3-access/usage/throttle';
import { openUsageIndex } from '../../3-access/usage/usage-index';
import { openLimitConnections } from '../../3-access/websocket/limit-connections';
import { requiredParameters } from '../../4-method-request/required-parameters';
import { messageModel } from '../../4-method-request/websocket/message-model';
import { mapMessage } from '../../5-integration-request/websocket/map-message';
import { callEndpoint } from '../../6-integration/call-endpoint';
import { mapReply } from '../../7-integration-response/websocket/map-reply';
import type { CompiledMethodSettings } from '../../deploy/method-settings';
import type { Step } from '../../exchange';
import type { StageSettings } from '../../ports';
import { logLines } from '../../trace/log-lines';
import type { SocketExchange } from '../../websocket-exchange';

export type SocketChains = Readonly<Record<SocketExchange['socket']['eventType'], readonly Step<SocketExchange>[]>>;

/** The chains over one gateway's counters. */
export function socketChains(
  counters: CounterStore,
  methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings,
): SocketChains {
  const throttle = openThrottle({ methodSettingsOf, counters });
  const integration = [startSocketExecution, mapMessage, callEndpoint, mapReply];
  return {
    CONNECT: [
      openEnterRoute('$connect'),
      openLimitConnections(counters),
      openAuthorize({
        AWS_IAM: openAuthorizeIam(),
        // AWS documented: results of authorizers of WebSocket APIs are not kept
        CUSTOM: openAuthorizeByFunction({}),
        COGNITO_USER_POOLS: noUserPools,
      }),
      decidePolicies,
      openRequireApiKey(openUsageIndex()),
      throttle,
      requiredParameters,
      ...integration,
    ],
    MESSAGE: [selectRoute, throttle, messageModel, ...integration],
    DISCONNECT: [openEnterRoute('$disconnect'), ...integration],
  };
}

function openEnterRoute(routeKey: string): Step<SocketExchange> {
  return {
    name: 'select-route',
    phase: 'routing',
    run(exchange) {
      enterRoute(exchange, routeKey);
      if (exchange.trace.isOn) {
        const found =
          exchange.socket.route === undefined ? `no route ${routeKey}: nothing to run` : `route ${routeKey}`;
        exchange.trace.note({ decided: found });
      }
    },
  };
}

/** Compiled routes never ask for user pools; WebSocket APIs have none. */
function noUserPools(): void {
  throw new Error('WebSocket APIs have no user pool authorizers.');
}

const startSocketExecution: Step<SocketExchange> = {
  name: 'start-execution',
  phase: 'method-request',
  run({ trace, invocation, socket }) {
    if (!trace.isOn || socket.route === undefined) return;
    trace.log('INFO', logLines.startingExecution(invocation.requestId));
    trace.log('TRACE', logLines.methodRequestBody(invocation.body));
  },
};
