// What the studio needs of the host it runs in: desktop, web or CLI.
import type { HostCapabilities, TelemetrySettings } from '../../shared/contract/workspace';
import type { FromGateway, GatewayLine, ToGateway } from '../gateway/process/messages';

/** A running gateway and the line to it. */
export interface GatewayProcess {
  readonly line: GatewayLine<ToGateway, FromGateway>;
  /** Called once when the process is gone; `code` is null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** Starts a gateway: a utility process under Electron, a child process under Node, or in this process. */
export type GatewayLauncher = () => GatewayProcess;

/** Dialogs of the host. Each answers null if the user cancelled. */
export interface HostDialogs {
  pickFolder(title: string): Promise<string | null>;
  pickFile(title: string): Promise<string | null>;
  pickDocument(title: string): Promise<{ readonly fileName: string; readonly text: string } | null>;
  saveDocument(title: string, fileName: string, content: string | Uint8Array): Promise<string | null>;
}

/** Writes to the host's log. */
export interface StudioLog {
  info(message: string): void;
  warn(message: string): void;
  fault(fault: unknown): void;
}

export interface GatewayPlacement {
  readonly host: string;
  /** 0 picks a free port; absent: the port of the settings. */
  readonly port?: number;
  /** 0 picks a free port; absent: the one of the settings where `port` is left to them, too, else no TLS. */
  readonly tlsPort?: number;
}

export interface StudioHost {
  readonly capabilities: HostCapabilities;
  /** Settings, recent workspaces and new workspaces live here. */
  readonly userDataFolder: string;
  /** The samples that ship with Gatehouse. */
  readonly samplesFolder: string;
  readonly launchGateway: GatewayLauncher;
  /** Bundled worker of the traffic store; absent: traffic is kept in memory only. */
  readonly trafficWorkerPath?: string;
  readonly dialogs?: HostDialogs;
  readonly placement: GatewayPlacement;
  readonly log: StudioLog;
  /** Where telemetry goes, whatever the settings say. */
  readonly telemetry?: TelemetrySettings;
  /** Edits that ask for what is not done here are refused. */
  readonly isStrict?: boolean;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly random: () => number;
}
