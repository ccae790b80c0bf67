// Connections in the memory of this process.
import type { ConnectionState, ConnectionStore } from './connection-store';

/** Opens an empty store. */
export function openMemoryConnectionStore(): ConnectionStore {
  const connections = new Map<string, { -readonly [Name in keyof ConnectionState]: ConnectionState[Name] }>();
  return {
    add(connection) {
      connections.set(connection.connectionId, { ...connection, lastActiveAt: connection.connectedAt });
    },
    find: (connectionId) => connections.get(connectionId),
    touch(connectionId, at) {
      const found = connections.get(connectionId);
      if (found !== undefined && at > found.lastActiveAt) found.lastActiveAt = at;
    },
    remove(connectionId) {
      connections.delete(connectionId);
    },
    expired(idleBefore, openedBefore) {
      const found: string[] = [];
      for (const { connectionId, lastActiveAt, connectedAt } of connections.values()) {
        if (lastActiveAt <= idleBefore || connectedAt <= openedBefore) found.push(connectionId);
      }
      return found;
    },
    list(stage) {
      const all = [...connections.values()];
      if (stage === undefined) return all;
      return all.filter(({ apiId, stageName }) => apiId === stage.apiId && stageName === stage.stageName);
    },
  };
}
