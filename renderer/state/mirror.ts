// The mirror: everything the interface knows of the studio, and how each event changes it. Pure; the store holds it.
import type { HistoryState } from '../../shared/contract/definition';
import type { StudioEvent } from '../../shared/contract/events';
import type { FunctionStatus } from '../../shared/contract/functions';
import type { GatewayState } from '../../shared/contract/invocations';
import type { LinkState } from '../../shared/contract/links';
import type { SocketClient } from '../../shared/contract/sockets';
import type { StageState } from '../../shared/contract/stages';
import type { HostCapabilities, Settings, WorkspaceState } from '../../shared/contract/workspace';
import { applyChanges, type EntityChange } from '../../shared/definition/changes';
import { apiIdOf, type Definition, type EntityKey } from '../../shared/definition/entities';
import type { Finding } from '../../shared/definition/finding';
import type { FidelityEntry } from '../../shared/fidelity/ledger';
import type { SocketEvent } from '../../shared/trace/socket-events';
import type { TraceSummary } from '../../shared/trace/trace';
import { withMoments } from './socket-log';

/** What an event of the definition did, for toasts and announcements. */
export interface LastChange {
  readonly revision: number;
  readonly label: string;
  readonly cause: 'edit' | 'undo' | 'redo' | 'files' | 'open';
  readonly keys: readonly EntityKey[];
}

export interface Mirror {
  /** `connecting` until everything was read once. */
  readonly connection: 'connecting' | 'ready' | 'lost';
  /** Why the studio could not be read. */
  readonly failure?: unknown;
  readonly host: HostCapabilities;
  readonly settings: Settings;
  readonly workspace: WorkspaceState | null;
  readonly revision: number;
  readonly definition: Definition;
  /** Grows whenever anything of an API changes, so that its view is computed again. */
  readonly apiRevisions: ReadonlyMap<string, number>;
  readonly history: HistoryState;
  readonly lastChange?: LastChange;
  readonly stages: readonly StageState[];
  /** The Lambda functions of the workspace by name. */
  readonly functions: readonly FunctionStatus[];
  /** APIs that are linked to documents, and how the two stand. */
  readonly links: readonly LinkState[];
  readonly gateway: GatewayState;
  readonly findings: readonly Finding[];
  /** Newest first. */
  readonly requests: readonly TraceSummary[];
  /** WebSocket clients that the studio holds. */
  readonly socketClients: readonly SocketClient[];
  /** What passed on WebSocket connections, oldest first. */
  readonly socketMoments: readonly SocketEvent[];
  /** By setting. */
  readonly fidelity: ReadonlyMap<string, FidelityEntry>;
}

/** Rows of the traffic list that the page keeps; older ones are read on demand. */
const keptRequests = 1_000;

/** The mirror before anything was read. */
export function emptyMirror(): Mirror {
  return {
    connection: 'connecting',
    host: {
      kind: 'web',
      version: '',
      platform: '',
      mayPickFiles: false,
      mayRevealFiles: false,
      isFrameless: false,
    },
    settings: {
      ...{ colorScheme: 'system', contrast: 'system', layout: {}, port: 4600, tlsPort: 4_643 },
      telemetry: { isOn: false, endpoint: 'http://127.0.0.1:4318', headers: {} },
    },
    workspace: null,
    revision: 0,
    definition: new Map(),
    apiRevisions: new Map(),
    history: {},
    stages: [],
    functions: [],
    links: [],
    gateway: { status: 'starting', restarts: 0, load: { perSecond: 0, p95Ms: 0, share4xx: 0, share5xx: 0 } },
    findings: [],
    requests: [],
    socketClients: [],
    socketMoments: [],
    fidelity: new Map(),
  };
}

/** The mirror after `event`. An event of the definition that was already read changes nothing. */
export function reduceEvent(mirror: Mirror, event: StudioEvent): Mirror {
  switch (event.name) {
    case 'workspace.changed': {
      const isAnother = mirror.workspace?.folder !== event.payload?.folder;
      return { ...(isAnother ? withoutWorkspace(mirror) : mirror), workspace: event.payload };
    }
    case 'definition.changed': {
      const { revision, changes, history, label, cause } = event.payload;
      if (revision <= mirror.revision && cause !== 'open') return mirror;
      return {
        ...mirror,
        revision,
        history,
        definition: applyChanges(mirror.definition, changes),
        apiRevisions: bump(mirror.apiRevisions, changes, revision),
        lastChange: { revision, label, cause, keys: changes.map(({ key }) => key) },
      };
    }
    case 'findings.changed':
      return { ...mirror, findings: event.payload };
    case 'stages.changed':
      return { ...mirror, stages: event.payload };
    case 'gateway.changed':
      return { ...mirror, gateway: event.payload };
    case 'requests.recorded':
      return { ...mirror, requests: withRequests(mirror.requests, event.payload) };
    case 'requests.cleared':
      return { ...mirror, requests: [] };
    case 'functions.changed':
      return { ...mirror, functions: event.payload };
    case 'links.changed':
      return { ...mirror, links: event.payload };
    case 'sockets.happened':
      return { ...mirror, socketMoments: withMoments(mirror.socketMoments, event.payload.events) };
    case 'sockets.changed':
      return { ...mirror, socketClients: event.payload };
    case 'settings.changed':
      return { ...mirror, settings: event.payload };
    // heard by the screens that show code, logs, tests and limits
    case 'tests.progress':
    case 'replay.progress':
    case 'burst.progress':
    case 'personas.progress':
    case 'clock.changed':
    case 'functions.files-changed':
    case 'logs.appended':
    case 'command.requested':
      return mirror;
  }
}

/** The mirror without anything that belongs to a workspace. */
export function withoutWorkspace(mirror: Mirror): Mirror {
  const { connection: _c, host: _h, settings: _s, gateway: _g, fidelity: _f, workspace: _w, ...own } = emptyMirror();
  return { ...mirror, ...own };
}

/** The mirror with a definition that was read whole. */
export function withDefinition(
  mirror: Mirror,
  read: {
    readonly revision: number;
    readonly entities: Readonly<Record<EntityKey, unknown>>;
    readonly history: HistoryState;
  },
): Mirror {
  const definition = new Map(Object.entries(read.entities)) as unknown as Definition;
  const apiRevisions = new Map<string, number>();
  for (const key of definition.keys()) {
    const apiId = apiIdOf(key);
    if (apiId !== undefined) apiRevisions.set(apiId, read.revision);
  }
  return { ...mirror, revision: read.revision, history: read.history, definition, apiRevisions };
}

/** The newest first, without doubles; a test of one request may be recorded and listed at once. */
export function withRequests(old: readonly TraceSummary[], fresh: readonly TraceSummary[]): readonly TraceSummary[] {
  const ids = new Set(fresh.map(({ requestId }) => requestId));
  const kept = old.filter(({ requestId }) => !ids.has(requestId));
  return [...fresh, ...kept].sort((a, b) => b.startedAt - a.startedAt).slice(0, keptRequests);
}

function bump(
  revisions: ReadonlyMap<string, number>,
  changes: readonly EntityChange[],
  revision: number,
): ReadonlyMap<string, number> {
  const next = new Map(revisions);
  for (const { key } of changes) {
    const apiId = apiIdOf(key);
    if (apiId !== undefined) next.set(apiId, revision);
  }
  return next;
}
