// The workspace that is open, or none: services ask here instead of keeping one of their own.
import { StudioError } from '../../../shared/contract/errors';
import type { WorkspaceState } from '../../../shared/contract/workspace';
import type { AuthorityStore } from '../../storage/certificates/authority-store';
import type { DeploymentStore } from '../../storage/deployments/deployment-store';
import type { ProviderKeyStore } from '../../storage/identity/open-provider-key-store';
import type { LogGroupStore } from '../../storage/logs/log-group-store';
import type { LogStore } from '../../storage/logs/log-store';
import type { MetricFile } from '../../storage/metrics/metric-file';
import type { SampleStore } from '../../storage/samples/open-sample-store';
import type { TrafficStore } from '../../storage/traffic/traffic-store';
import type { UsageStore } from '../../storage/usage/usage-store';
import type { WorkingCopy } from './working-copy';

/** Everything that lives as long as a workspace is open. */
export interface OpenWorkspace {
  readonly folder: string;
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly workingCopy: WorkingCopy;
  readonly deployments: DeploymentStore;
  readonly traffic: TrafficStore;
  readonly logs: LogStore;
  /** Log groups that clients made. */
  readonly logGroups: LogGroupStore;
  /** Counts of earlier runs, and of this one. */
  readonly metricFile: MetricFile;
  readonly samples: SampleStore;
  /** Keys that the local identity provider signs with. */
  readonly providerKeys: ProviderKeyStore;
  /** The certificate authority. */
  readonly authority: AuthorityStore;
  /** What API keys have used of their usage plans. */
  readonly usage: UsageStore;
  /** Seals the session tokens of temporary credentials: 32 bytes as base64. */
  readonly sessionKey: string;
  dispose(): Promise<void>;
}

export interface CurrentWorkspace {
  readonly workspace: OpenWorkspace | undefined;
  /** The open workspace; NO_WORKSPACE where there is none. */
  require(): OpenWorkspace;
  replace(next: OpenWorkspace | undefined): Promise<void>;
}

/** Holds the open workspace; replacing it closes the one before. */
export function createCurrentWorkspace(): CurrentWorkspace {
  let workspace: OpenWorkspace | undefined;
  return {
    get workspace() {
      return workspace;
    },
    require() {
      if (workspace === undefined) throw new StudioError('NO_WORKSPACE', 'Open or create a workspace first.');
      return workspace;
    },
    async replace(next) {
      const previous = workspace;
      workspace = next;
      await previous?.dispose();
    },
  };
}

/** What clients are told of the open workspace. */
export function workspaceState(workspace: OpenWorkspace): WorkspaceState {
  const { folder, name, isReadOnly, workingCopy } = workspace;
  return {
    folder,
    name,
    isReadOnly,
    problems: workingCopy.problems,
    ...(workingCopy.unsaved !== undefined && { unsaved: workingCopy.unsaved }),
  };
}
