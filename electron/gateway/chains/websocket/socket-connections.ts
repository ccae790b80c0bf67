// The open connections of a gateway: their messages run, replies and pushes go out, and every end is told to $disconnect.
import type { Socket } from 'node:net';
import { chooseRoute, readJsonMessage, toldSelection } from '../../../../shared/selection/choose-route';
import type { SocketFrame } from '../../../../shared/trace/socket-events';
import { socketLimits } from '../../1-entry/websocket/socket-limits';
import { openWebSocket, type WebSocketPeer } from '../../1-entry/websocket/web-socket';
import type { ConnectionRecord, ConnectionState, ConnectionStore } from '../../connections/connection-store';
import { utf8Text } from '../../context/content-conversion';
import type { GatewayParts } from '../../protocol-apis';
import type { SocketOutbox } from '../../trace/socket-outbox';
import type { SocketExchange } from '../../websocket-exchange';
import type { RunSocketCall } from './socket-calls';
import { connectionInvocation, socketId } from './socket-invocation';
import type { LiveSocketStage, SocketStages } from './socket-stage';

export interface SocketConnections {
  /** Takes an accepted connection over. */
  open(socket: Socket, head: Buffer, connection: ConnectionRecord): void;
  find(connectionId: string): ConnectionState | undefined | Promise<ConnectionState | undefined>;
  /** Sends one text message. `gone` where the connection is not there, `full` where its client does not read. */
  push(connectionId: string, message: Uint8Array, requestId: string): 'sent' | 'gone' | 'full';
  /** False where the connection is not there. */
  close(connectionId: string, code: number, reason: string): boolean;
  /** The key of the route that took the last message; undefined before the first. */
  lastRouteOf(connectionId: string): string | undefined;
  closeStage(apiId: string, stageName: string): void;
  list(): readonly ConnectionState[] | Promise<readonly ConnectionState[]>;
  /** Closes what has been idle or open for too long, by the virtual clock. */
  sweep(): Promise<void>;
  /** Answers the messages that are running, then closes everything. */
  drain(): Promise<void>;
  dispose(): void;
}

export interface SocketConnectionParts {
  readonly gateway: GatewayParts;
  readonly stages: SocketStages;
  readonly store: ConnectionStore;
  readonly run: RunSocketCall;
  readonly events: SocketOutbox;
}

interface OpenConnection {
  readonly connection: ConnectionRecord;
  peer: WebSocketPeer | undefined;
  running: number;
  isHeld: boolean;
  lastRouteKey: string | undefined;
}

type ToldFrame = Pick<SocketFrame, 'direction' | 'requestId' | 'messageId' | 'selection' | 'cause'>;
type FrameIds = Required<Pick<SocketFrame, 'requestId' | 'messageId'>>;

const sweepMs = 1_000;
const goingAway = [1001, 'Going away'] as const;

/** Opens the set without connections. */
export function openSocketConnections(parts: SocketConnectionParts): SocketConnections {
  const { gateway, stages, store, run, events } = parts;
  const open = new Map<string, OpenConnection>();
  const running = new Set<Promise<unknown>>();
  let cancelSweep: (() => void) | undefined;
  let isDisposed = false;

  function stageOf({ apiId, stageName }: ConnectionRecord): LiveSocketStage | undefined {
    return stages.find(apiId, stageName);
  }

  function track(work: Promise<unknown>): void {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    gateway.onStream(tracked.then(() => undefined));
  }

  function tellFrame(connection: ConnectionRecord, message: Uint8Array, told: ToldFrame): void {
    if (!events.isWatched) return;
    const { connectionId, apiId, stageName: stage } = connection;
    events.add({
      kind: 'frame',
      connectionId,
      apiId,
      stage,
      at: gateway.tools.clock(),
      text: utf8Text(message),
      ...told,
    });
  }

  /** What the client sent. Its route is chosen here once more: the frame is told before anything runs. */
  function tellMessage(live: LiveSocketStage, connection: ConnectionRecord, message: Buffer, ids: FrameIds): void {
    if (!events.isWatched) return;
    const { routeSelection, routes } = live.api;
    const chosen = chooseRoute(routeSelection, (key) => routes.has(key), readJsonMessage(utf8Text(message)));
    const selection = toldSelection(routeSelection.source, chosen);
    tellFrame(connection, message, { direction: 'in', ...ids, selection });
  }

  function send(entry: OpenConnection, message: Uint8Array, told: Omit<ToldFrame, 'direction'>): boolean {
    const isTaken = entry.peer?.send(message) === true;
    if (!isTaken) return false;
    void store.touch(entry.connection.connectionId, gateway.tools.clock());
    tellFrame(entry.connection, message, { direction: 'out', ...told });
    return true;
  }

  function receive(entry: OpenConnection, message: Buffer): void {
    const { connection } = entry;
    const live = stageOf(connection);
    if (live === undefined) return;
    const now = gateway.tools.clock();
    void store.touch(connection.connectionId, now);
    const invocation = connectionInvocation(connection, message, gateway.ids, now);
    const messageId = socketId(gateway.ids);
    tellMessage(live, connection, message, { requestId: invocation.requestId, messageId });
    const call = run({ live, connection, eventType: 'MESSAGE', invocation, messageId });
    if (!(call instanceof Promise)) {
      answer(entry, call);
      return;
    }
    entry.running += 1;
    if (entry.running >= socketLimits.runningMessages && !entry.isHeld) {
      entry.isHeld = true;
      entry.peer?.holdBack(true);
    }
    track(
      call.then((exchange) => {
        answer(entry, exchange);
        entry.running -= 1;
        if (!entry.isHeld || entry.running > socketLimits.runningMessages / 2) return;
        entry.isHeld = false;
        entry.peer?.holdBack(false);
      }),
    );
  }

  function answer(entry: OpenConnection, { socket, refusal, invocation: { requestId } }: SocketExchange): void {
    if (socket.route !== undefined) entry.lastRouteKey = socket.route.route.routeKey;
    if (socket.reply === undefined) return;
    send(entry, socket.reply, { requestId, cause: refusal === undefined ? 'response' : 'error' });
  }

  function ended(connection: ConnectionRecord, code: number, reason: string): void {
    const { connectionId, apiId, stageName: stage } = connection;
    open.delete(connectionId);
    void store.remove(connectionId);
    if (isDisposed) return;
    const now = gateway.tools.clock();
    if (events.isWatched) events.add({ kind: 'closed', connectionId, apiId, stage, at: now, code, reason });
    const live = stageOf(connection);
    if (live === undefined) return;
    const invocation = connectionInvocation(connection, undefined, gateway.ids, now);
    const call = run({ live, connection, eventType: 'DISCONNECT', invocation, close: { code, reason } });
    if (call instanceof Promise) track(call);
  }

  function keepSweeping(): void {
    if (cancelSweep !== undefined || open.size === 0 || isDisposed) return;
    cancelSweep = gateway.schedule(() => {
      cancelSweep = undefined;
      void sweep().then(keepSweeping);
    }, sweepMs);
  }

  async function sweep(): Promise<void> {
    const now = gateway.tools.clock();
    const expired = await store.expired(now - socketLimits.idleMs, now - socketLimits.durationMs);
    for (const connectionId of expired) open.get(connectionId)?.peer?.close(...goingAway);
  }

  return {
    open(socket, head, connection) {
      const { connectionId, apiId, stageName: stage, sourceIp, userAgent, connectedAt } = connection;
      const entry: OpenConnection = { connection, peer: undefined, running: 0, isHeld: false, lastRouteKey: undefined };
      open.set(connectionId, entry);
      void store.add(connection);
      if (events.isWatched) {
        events.add({ kind: 'opened', connectionId, apiId, stage, at: connectedAt, sourceIp, userAgent });
      }
      entry.peer = openWebSocket(socket, head, {
        onMessage: (message) => receive(entry, message),
        // AWS assumed: a ping shows that the client is there, as a message does
        onPing: () => void store.touch(connectionId, gateway.tools.clock()),
        onClose: (code, reason) => ended(connection, code, reason),
      });
      keepSweeping();
    },
    find: store.find,
    lastRouteOf: (connectionId) => open.get(connectionId)?.lastRouteKey,
    push(connectionId, message, requestId) {
      const entry = open.get(connectionId);
      if (entry === undefined) return 'gone';
      return send(entry, message, { requestId, cause: 'post' }) ? 'sent' : 'full';
    },
    close(connectionId, code, reason) {
      const entry = open.get(connectionId);
      entry?.peer?.close(code, reason);
      return entry !== undefined;
    },
    closeStage(apiId, stageName) {
      for (const { connection, peer } of [...open.values()]) {
        if (connection.apiId === apiId && connection.stageName === stageName) peer?.close(...goingAway);
      }
    },
    list: () => store.list(),
    sweep,
    async drain() {
      for (const { peer } of open.values()) peer?.holdBack(true);
      while (running.size > 0) await Promise.allSettled(running);
      for (const { peer } of [...open.values()]) peer?.close(...goingAway);
      while (running.size > 0) await Promise.allSettled(running);
    },
    dispose() {
      isDisposed = true;
      cancelSweep?.();
      for (const { peer } of open.values()) peer?.destroy();
    },
  };
}
