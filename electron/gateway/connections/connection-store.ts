// The connections of WebSocket APIs: who is connected where, and since when. The store is a port: this process keeps them
// in memory (memory-connection-store.ts); others may keep them together.
import type { CallerAccess } from '../3-access/caller-access';

/** A connection in plain values. */
export interface ConnectionRecord {
  readonly connectionId: string;
  readonly apiId: string;
  readonly stageName: string;
  /** Epoch milliseconds on the virtual clock. */
  readonly connectedAt: number;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly domainName: string;
  readonly region: string;
  /** What `$connect` found out of the caller: it rides on all later events. */
  readonly access: CallerAccess | undefined;
}

/** A connection as it stands. */
export interface ConnectionState extends ConnectionRecord {
  /** Of the last message in either direction; epoch milliseconds on the virtual clock. */
  readonly lastActiveAt: number;
}

/** A store that answers at once returns no promise, so that the way of a message need not await it. */
export interface ConnectionStore {
  add(connection: ConnectionRecord): void | Promise<void>;
  find(connectionId: string): ConnectionState | undefined | Promise<ConnectionState | undefined>;
  /** A message passed at `at`. */
  touch(connectionId: string, at: number): void | Promise<void>;
  remove(connectionId: string): void | Promise<void>;
  /** Connections that have been silent since `idleBefore`, or there since `openedBefore`. */
  expired(idleBefore: number, openedBefore: number): readonly string[] | Promise<readonly string[]>;
  /** All connections, or one stage's. */
  list(stage?: {
    readonly apiId: string;
    readonly stageName: string;
  }): readonly ConnectionState[] | Promise<readonly ConnectionState[]>;
}

const connectionIdForm = /^[A-Za-z0-9_-]{15}=$/;

/** AWS recorded: 16 characters that end with `=`. */
export function isConnectionId(text: string): boolean {
  return connectionIdForm.test(text);
}
