// What the window holds of WebSocket clients beside what the studio knows: columns, messages being written, the chosen frame.
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { SocketClient } from '../../shared/contract/sockets';
import type { SocketFrame } from '../../shared/trace/socket-events';
import type { ClientDraft } from './client-draft';

/** A client's column. It stays the same when the client connects again, which makes a new client of it. */
export interface DeskColumn {
  /** What it was opened with; absent where another window opened it. */
  readonly draft?: ClientDraft;
  /** When its first client was opened, epoch milliseconds. */
  readonly since?: number;
  /** Connections it had before. */
  readonly earlier: readonly string[];
  /** The message being written; absent: the first example. */
  readonly message?: string;
  readonly frameKind: 'text' | 'binary';
  /** What was sent, newest first. */
  readonly sent: readonly string[];
}

export interface ChosenFrame {
  readonly apiId: string;
  readonly rowId: string;
  readonly frame: SocketFrame;
}

export interface ClientsDeskState {
  readonly columns: ReadonlyMap<string, DeskColumn>;
  /** Column ids by client id, where they differ. */
  readonly columnIds: ReadonlyMap<string, string>;
  /** Clients that are being opened again. */
  readonly reopening: ReadonlySet<string>;
  readonly chosen: ChosenFrame | undefined;
  /** The column that was written in last. */
  readonly activeId: string | undefined;
}

export type ClientsDesk = StoreApi<ClientsDeskState>;

const untouched: DeskColumn = { earlier: [], frameKind: 'text', sent: [] };

/** Makes the desk; it outlives the screen, so that nothing typed is lost by looking elsewhere. */
export function createClientsDesk(): ClientsDesk {
  return createStore<ClientsDeskState>(() => ({
    columns: new Map(),
    columnIds: new Map(),
    reopening: new Set(),
    chosen: undefined,
    activeId: undefined,
  }));
}

export const ClientsDeskContext = createContext<ClientsDesk | undefined>(undefined);

/** The desk of the window. */
export function useClientsDesk(): ClientsDesk {
  const desk = useContext(ClientsDeskContext);
  if (desk === undefined) throw new Error('The desk of clients is held by the window.');
  return desk;
}

/** A part of it. */
export function useDesk<T>(select: (state: ClientsDeskState) => T): T {
  return useStore(useClientsDesk(), select);
}

/** The column that a client stands in. */
export function columnIdOf({ columnIds }: ClientsDeskState, clientId: string): string {
  return columnIds.get(clientId) ?? clientId;
}

/** The column of that id, also where nothing is known of it. */
export function columnOf({ columns }: ClientsDeskState, columnId: string): DeskColumn {
  return columns.get(columnId) ?? untouched;
}

/** The connections of a client's column, oldest first. */
export function connectionsOf(state: ClientsDeskState, { clientId, connectionId }: SocketClient): readonly string[] {
  const { earlier } = columnOf(state, columnIdOf(state, clientId));
  return connectionId === undefined ? earlier : [...earlier, connectionId];
}

/** Changes a column. */
export function changeColumn(desk: ClientsDesk, columnId: string, part: Partial<DeskColumn>): void {
  desk.setState((state) => ({
    columns: new Map([...state.columns, [columnId, { ...columnOf(state, columnId), ...part }]]),
  }));
}

/** Puts `nextId` into the column of a client that is opened again: the log goes on below what it had. */
export function takeOver(desk: ClientsDesk, before: SocketClient, nextId: string): void {
  const columnId = columnIdOf(desk.getState(), before.clientId);
  const { earlier, since = before.openedAt } = columnOf(desk.getState(), columnId);
  const { connectionId } = before;
  changeColumn(desk, columnId, { since, earlier: connectionId === undefined ? earlier : [...earlier, connectionId] });
  desk.setState(({ columnIds }) => ({ columnIds: new Map([...columnIds, [nextId, columnId]]) }));
}

/** Says that a client is being opened again, or no longer is. */
export function setReopening(desk: ClientsDesk, clientId: string, isReopening: boolean): void {
  desk.setState(({ reopening }) => {
    const others = [...reopening].filter((each) => each !== clientId);
    return { reopening: new Set(isReopening ? [...others, clientId] : others) };
  });
}

/** The clients as their columns stand, oldest column first. A client that stands in for one to come has none yet. */
export function shownClients(state: ClientsDeskState, clients: readonly SocketClient[]): readonly SocketClient[] {
  const isStandIn = ({ clientId, name }: SocketClient) =>
    clients.some((other) => other.clientId !== clientId && other.name === name && state.reopening.has(other.clientId));
  const since = (client: SocketClient) => columnOf(state, columnIdOf(state, client.clientId)).since ?? client.openedAt;
  return clients.filter((client) => !isStandIn(client)).sort((a, b) => since(a) - since(b));
}

/** Forgets the columns of clients that are gone. Ids begin anew with another workspace. */
export function keepColumnsOf(desk: ClientsDesk, clients: readonly SocketClient[]): void {
  const state = desk.getState();
  const clientIds = new Set(clients.map(({ clientId }) => clientId));
  const columnIds = new Map([...state.columnIds].filter(([clientId]) => clientIds.has(clientId)));
  const kept = new Set([...clientIds].map((clientId) => columnIdOf(state, clientId)));
  const columns = new Map([...state.columns].filter(([columnId]) => kept.has(columnId)));
  if (columns.size === state.columns.size && columnIds.size === state.columnIds.size) return;
  desk.setState({ columns, columnIds });
}
