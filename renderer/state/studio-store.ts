// Keeps the mirror in step with the studio: listens first, reads everything once, then follows the events.
import { createStore, type StoreApi } from 'zustand';
import type { StudioClient } from '../../shared/contract/contract';
import type { StudioEvent } from '../../shared/contract/events';
import type { Transport } from '../../shared/contract/transport';
import { listApis } from '../../shared/definition/any-api';
import { type RestApiView, viewRestApi } from '../../shared/definition/api-view';
import { listEntities } from '../../shared/definition/entities';
import { type V2ApiView, viewV2Api } from '../../shared/definition/v2/v2-view';
import { emptyMirror, type Mirror, reduceEvent, withDefinition, withoutWorkspace, withRequests } from './mirror';

export type MirrorStore = StoreApi<Mirror>;
export type EventListener = (event: StudioEvent, before: Mirror) => void;

/** The mirror, the client beside it, and what is computed from the mirror once for all who ask. */
export interface StudioConnection {
  readonly client: StudioClient;
  readonly store: MirrorStore;
  /** REST API `apiId` as a tree; the same object until something of that API changes. */
  readonly viewOf: (apiId: string) => RestApiView | undefined;
  /** HTTP or WebSocket API `apiId` with its routes; the same object for as long, too. */
  readonly v2ViewOf: (apiId: string) => V2ApiView | undefined;
  /** Hears every event after the mirror has followed it, with the mirror as it was before. */
  readonly listen: (listener: EventListener) => () => void;
  /** Reads everything again, for example after the connection came back. */
  readonly reload: () => Promise<void>;
  readonly dispose: () => void;
}

/** Connects the mirror. The promise of `reload` says when everything is there. */
export function connectStudio(client: StudioClient, transport: Transport): StudioConnection {
  const store = createStore<Mirror>(() => emptyMirror());
  const listeners = new Set<EventListener>();
  const viewOf = keepViews(store, viewRestApi);
  const v2ViewOf = keepViews(store, viewV2Api);

  // Only the newest reading counts: a slow one may belong to the workspace before.
  let newest = 0;
  const readDefinition = async () => {
    newest += 1;
    const reading = newest;
    const outcome = await readWorkspace(client, store.getState().workspace !== null);
    if (reading !== newest) return;
    store.setState(outcome(store.getState()), true);
    if (hasLinks(store.getState())) void readLinks(client, store, () => reading === newest);
    if (hasSockets(store.getState())) void readSocketClients(client, store, () => reading === newest);
  };
  const follow = (event: StudioEvent) => {
    const before = store.getState();
    store.setState(reduceEvent(before, event), true);
    for (const listener of listeners) listener(event, before);
    if (needsReading(before, event)) void readDefinition();
  };
  const stop = transport.listen(follow);

  return {
    client,
    store,
    viewOf,
    v2ViewOf,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reload() {
      try {
        store.setState(await readStudio(client));
        await readDefinition();
        store.setState({ connection: 'ready' });
      } catch (failure) {
        store.setState({ connection: 'lost', failure });
      }
    },
    dispose: stop,
  };
}

/** Views by API, each made again only when something of its API has changed. */
function keepViews<View>(
  store: MirrorStore,
  make: (definition: Mirror['definition'], apiId: string) => View | undefined,
): (apiId: string) => View | undefined {
  const views = new Map<string, { readonly revision: number; readonly view: View | undefined }>();
  return (apiId) => {
    const { definition, apiRevisions } = store.getState();
    const revision = apiRevisions.get(apiId) ?? -1;
    const known = views.get(apiId);
    if (known !== undefined && known.revision === revision) return known.view;
    const view = make(definition, apiId);
    views.set(apiId, { revision, view });
    return view;
  };
}

async function readStudio(client: StudioClient): Promise<Partial<Mirror>> {
  const [host, settings, workspace, gateway, fidelity] = await Promise.all([
    client.host.capabilities(),
    client.settings.read(),
    client.workspace.state(),
    client.gateway.state(),
    client.host.fidelity(),
  ]);
  return { host, settings, workspace, gateway, fidelity: new Map(fidelity.map((entry) => [entry.setting, entry])) };
}

/** Reads what belongs to the workspace; answers how the mirror looks with it. */
async function readWorkspace(client: StudioClient, isOpen: boolean): Promise<(mirror: Mirror) => Mirror> {
  if (!isOpen) return withoutWorkspace;
  try {
    const [definition, stages, functions, findings, requests] = await Promise.all([
      client.definition.read(),
      client.stages.list(),
      client.functions.list(),
      client.definition.findings(),
      client.requests.list({ limit: 500 }),
    ]);
    return (mirror) => ({
      // An edit may have overtaken the reading; then the events know more.
      ...(definition.revision >= mirror.revision ? withDefinition(mirror, definition) : mirror),
      stages,
      functions,
      findings,
      requests: withRequests(mirror.requests, requests),
    });
  } catch (failure) {
    return (mirror) => ({ ...mirror, failure });
  }
}

function hasLinks({ definition }: Mirror): boolean {
  return listApis(definition).some(({ source }) => source !== undefined);
}

function hasSockets({ definition }: Mirror): boolean {
  return listEntities(definition, 'v2-api').some(({ entity }) => entity.protocolType === 'WEBSOCKET');
}

/** Clients outlive the page that opened them. */
async function readSocketClients(client: StudioClient, store: MirrorStore, isCurrent: () => boolean): Promise<void> {
  try {
    const socketClients = await client.sockets.clients();
    if (isCurrent()) store.setState({ socketClients });
  } catch (failure) {
    store.setState({ failure });
  }
}

/** The documents of links are read and compared only where there are links. */
async function readLinks(client: StudioClient, store: MirrorStore, isCurrent: () => boolean): Promise<void> {
  try {
    const links = await client.links.list();
    if (isCurrent()) store.setState({ links });
  } catch (failure) {
    store.setState({ failure });
  }
}

/** Another workspace brings another definition; its revisions say nothing about the old one's. */
function needsReading(before: Mirror, event: StudioEvent): boolean {
  if (event.name === 'definition.changed') return event.payload.cause === 'open';
  if (event.name !== 'workspace.changed') return false;
  return before.workspace?.folder !== event.payload?.folder;
}
