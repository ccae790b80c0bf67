// Events that the studio sends to every client.
import type { EntityChange } from '../definition/changes';
import type { Finding } from '../definition/finding';
import type { SocketEvent } from '../trace/socket-events';
import type { TraceSummary } from '../trace/trace';
import type { HistoryState } from './definition';
import type { FunctionStatus } from './functions';
import type { GatewayState } from './invocations';
import type { LinkState } from './links';
import type { LogLine } from './logs';
import type { MatrixProgress } from './personas';
import type { ReplayProgress } from './replay';
import type { SocketClient } from './sockets';
import type { StageState } from './stages';
import type { TestProgress } from './tests';
import type { BurstProgress, ClockState } from './usage';
import type { Settings, WorkspaceState } from './workspace';

export interface StudioEvents {
  'workspace.changed': WorkspaceState | null;
  'definition.changed': {
    readonly revision: number;
    readonly changes: readonly EntityChange[];
    readonly history: HistoryState;
    /** What was done, for example `Rename /pets`. */
    readonly label: string;
    /** `edit` by a client, `undo`, `redo`, `files` by an edit from outside, `open` when a workspace was opened. */
    readonly cause: 'edit' | 'undo' | 'redo' | 'files' | 'open';
  };
  'findings.changed': readonly Finding[];
  'stages.changed': readonly StageState[];
  'gateway.changed': GatewayState;
  'requests.recorded': readonly TraceSummary[];
  'requests.cleared': Record<string, never>;
  /** What happened on WebSocket connections, in order and in batches, while it is watched. `dropped` were too many. */
  'sockets.happened': { readonly events: readonly SocketEvent[]; readonly dropped: number };
  /** All clients that the studio holds, whenever one came, went, opened or closed. */
  'sockets.changed': readonly SocketClient[];
  /** All functions, whenever one came, went, changed or does better or worse. */
  'functions.changed': readonly FunctionStatus[];
  /** Files of a code folder changed, whoever did it. Told of functions whose files were looked at. */
  'functions.files-changed': { readonly functionName: string; readonly paths: readonly string[] };
  /** New lines of all logs, in order and in batches. `dropped` counts lines of a flood: they are in the files only. */
  'logs.appended': { readonly lines: readonly LogLine[]; readonly dropped: number };
  /** All linked documents, whenever one or its API changed. */
  'links.changed': readonly LinkState[];
  'tests.progress': TestProgress;
  'replay.progress': ReplayProgress;
  'burst.progress': BurstProgress;
  'personas.progress': MatrixProgress;
  'clock.changed': ClockState;
  'settings.changed': Settings;
  /** The host asks the interface to run one of its commands (native menu, deep link). */
  'command.requested': { readonly command: string };
}

export type StudioEventName = keyof StudioEvents;
export type StudioEvent = {
  [N in StudioEventName]: { readonly name: N; readonly payload: StudioEvents[N] };
}[StudioEventName];
