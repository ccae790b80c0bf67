// What passed on WebSocket connections, as the page keeps it: the newest moments of all APIs, in order.
import type { SocketEvent } from '../../shared/trace/socket-events';

/** Moments that the page keeps; the recorded requests say more of older ones. */
const keptMoments = 4_000;

/** The log with what has happened since. */
export function withMoments(log: readonly SocketEvent[], fresh: readonly SocketEvent[]): readonly SocketEvent[] {
  const all = [...log, ...fresh];
  return all.length > keptMoments ? all.slice(all.length - keptMoments) : all;
}
