// WebSocket APIs: their stages, compiled, their connections, and the calls of @connections.
import type { Socket } from 'node:net';
import { forbidden, frontDoorAnswer } from '../1-entry/front-door';
import type { ReceivedRequest } from '../1-entry/received-request';
import { defaultEndpointRefusal } from '../2-routing/default-endpoint';
import { openStageTable } from '../2-routing/stage-table';
import { compileLogFormat } from '../9-exit/access-log';
import { jsonAnswer } from '../9-exit/websocket/error-frame';
import { socketLogVariable } from '../9-exit/websocket/socket-variables';
import type { ConnectionState } from '../connections/connection-store';
import { openMemoryConnectionStore } from '../connections/memory-connection-store';
import { compileWebSocketApi } from '../deploy/websocket/compile-websocket-api';
import type { CompiledWebSocketApi } from '../deploy/websocket/compiled-websocket-api';
import { openRouteSettings } from '../deploy/websocket/route-settings';
import type { StageDeployment } from '../ports';
import type { GatewayParts, ProtocolApis } from '../protocol-apis';
import type { SocketOutbox } from '../trace/socket-outbox';
import { managedConnection, openManageConnection } from './websocket/manage-connection';
import { openOpenConnection } from './websocket/open-connection';
import { openSocketCalls } from './websocket/socket-calls';
import { socketChains } from './websocket/socket-chains';
import { openSocketConnections } from './websocket/socket-connections';
import { socketId } from './websocket/socket-invocation';
import type { LiveSocketStage } from './websocket/socket-stage';

export interface WebSocketApis extends ProtocolApis {
  /** Answers a handshake; `head` is what the client sent after it. */
  upgrade(received: ReceivedRequest, socket: Socket, head: Buffer): void;
  connections(): readonly ConnectionState[] | Promise<readonly ConnectionState[]>;
  /** The key of the route that took the last message of a connection; undefined before the first. */
  lastRouteOf(connectionId: string): string | undefined;
  /** Closes what has been idle or open for too long: the virtual clock was moved. */
  sweep(): Promise<void>;
  /** Takes no more connections, answers the messages that are running, closes everything with 1001. */
  drain(): Promise<void>;
}

/** Opens the WebSocket APIs of a gateway. */
export function openWebSocketApis(parts: GatewayParts, events: SocketOutbox): WebSocketApis {
  const stages = openStageTable<LiveSocketStage>();
  const methodSettingsOf = openRouteSettings();
  const run = openSocketCalls(parts, socketChains(parts.usage, methodSettingsOf), methodSettingsOf);
  const connections = openSocketConnections({
    gateway: parts,
    stages,
    store: openMemoryConnectionStore(),
    run,
    events,
  });
  const manage = openManageConnection(parts, connections);
  let isOpen = true;
  const upgrade = openOpenConnection({ gateway: parts, stages, run, connections, isOpen: () => isOpen });

  function serve(stage: StageDeployment, api: CompiledWebSocketApi): void {
    const { accessLogFormat } = stage.settings;
    stages.put({
      stage,
      api,
      accessLog: accessLogFormat ? compileLogFormat(accessLogFormat, socketLogVariable) : undefined,
      totals: parts.counters.stage({
        apiId: stage.apiId,
        apiName: api.apiName,
        stage: stage.stageName,
        protocol: 'WEBSOCKET',
      }),
    });
  }

  return {
    deploy(stage) {
      const api = compileWebSocketApi(stage.snapshot);
      serve(stage, api);
      return api.problems;
    },
    updateStageSettings(apiId, stageName, settings) {
      const live = stages.find(apiId, stageName);
      if (live !== undefined) serve({ ...live.stage, settings }, live.api);
    },
    undeploy(apiId, stageName) {
      stages.remove(apiId, stageName);
      connections.closeStage(apiId, stageName);
    },
    hasApi: stages.hasApi,
    invoke(received) {
      const { apiId, stageName, path, arrival } = received.destination;
      const requestId = socketId(parts.ids);
      const ids = { requestId, extendedRequestId: requestId };
      const live = stages.find(apiId, stageName);
      if (received.refusal !== undefined) return frontDoorAnswer(forbidden(received.refusal), ids);
      if (live === undefined) return frontDoorAnswer(forbidden(`API ${apiId} has no stage ${stageName}.`), ids);
      const disabled = defaultEndpointRefusal(live.api.deployment, { arrival, network: received.network });
      if (disabled !== undefined) return frontDoorAnswer(disabled, ids);
      const connectionId = managedConnection(path);
      if (connectionId !== undefined) return manage(received, live, connectionId);
      // AWS assumed: the body of the answer to a request that is no handshake
      return jsonAnswer(426, { message: 'Upgrade Required' }, undefined, ids);
    },
    upgrade,
    connections: connections.list,
    lastRouteOf: connections.lastRouteOf,
    sweep: connections.sweep,
    async drain() {
      isOpen = false;
      await connections.drain();
    },
    dispose: connections.dispose,
  };
}
