// Opens a folder as a workspace: lock, files, journal, deployments, traffic, and the working copy over them.
import { join, resolve } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import type { StudioEvents } from '../../../shared/contract/events';
import { applyChanges } from '../../../shared/definition/changes';
import { newApiKeyValue } from '../../../shared/definition/ids';
import { openAuthorityStore } from '../../storage/certificates/authority-store';
import { openDeploymentStore } from '../../storage/deployments/open-deployment-store';
import type { Files } from '../../storage/files';
import { openProviderKeyStore } from '../../storage/identity/open-provider-key-store';
import { openJournal } from '../../storage/journal/open-journal';
import { openLogFiles } from '../../storage/logs/log-files';
import { openLogGroupStore } from '../../storage/logs/log-group-store';
import { openLogMemory } from '../../storage/logs/log-store';
import { openMetricFile } from '../../storage/metrics/metric-file';
import { nodeFiles } from '../../storage/node-files';
import { openSampleStore } from '../../storage/samples/open-sample-store';
import { readSessionKey } from '../../storage/secrets/session-key';
import { openTrafficStore } from '../../storage/traffic/open-traffic-store';
import { openUsageStore } from '../../storage/usage/usage-store';
import { openWorkspaceFiles } from '../../storage/workspace-files/open-workspace-files';
import { openWorkspaceLock, type WorkspaceLock } from '../../storage/workspace-lock';
import type { StudioLog } from '../host';
import type { OpenWorkspace } from './current-workspace';
import { openWorkingCopy, type WorkingCopyOptions } from './working-copy';

export interface OpenFolderOptions {
  readonly clock: () => number;
  readonly random: () => number;
  readonly log: StudioLog;
  readonly trafficWorkerPath?: string;
  /** The user's own, where secrets of the workspace are sealed from. */
  readonly userDataFolder: string;
  readonly guard?: WorkingCopyOptions['guard'];
  readonly changed: (event: StudioEvents['definition.changed']) => void;
  readonly conditionChanged: () => void;
}

/** Recent traffic: what memory and disk may hold. */
const trafficBounds = {
  memoryTraces: 2_000,
  memoryBytes: 64 * 1_024 * 1_024,
  diskTraces: 50_000,
  diskBytes: 256 * 1_024 * 1_024,
};

/** Opens the folder; WORKSPACE_LOCKED while another process has it. */
export async function openWorkspaceFolder(folder: string, options: OpenFolderOptions): Promise<OpenWorkspace> {
  const absolute = resolve(folder);
  const files = nodeFiles();
  const lock = await lockUnlessReadOnly(absolute, files);
  try {
    return await openParts(absolute, files, lock, options);
  } catch (error) {
    await lock?.dispose();
    throw error;
  }
}

async function openParts(
  folder: string,
  files: Files,
  lock: WorkspaceLock | undefined,
  options: OpenFolderOptions,
): Promise<OpenWorkspace> {
  const local = join(folder, '.gatehouse');
  const workspaceFiles = openWorkspaceFiles({ folder, files, newSecret: () => newApiKeyValue(options.random) });
  const reading = await workspaceFiles.read();
  const journal = await openJournal(folder, files);
  let definition = reading.definition;
  for (const changes of journal.unfinished) {
    await workspaceFiles.save(changes);
    definition = applyChanges(definition, changes);
  }
  await journal.resumed();
  const deployments = await openDeploymentStore(folder, files);
  const traffic = await openTrafficStore({
    folder,
    files,
    bounds: trafficBounds,
    ...(options.trafficWorkerPath !== undefined && lock !== undefined && { workerPath: options.trafficWorkerPath }),
  });
  if (traffic.persistence.kind === 'memory')
    options.log.info(`Traffic is kept in memory: ${traffic.persistence.reason}`);
  const failed = (error: unknown) => options.log.fault(error);
  const usage = await openUsageStore({ folder: local, files, isReadOnly: lock === undefined, failed });
  const metricFile = await openMetricFile({
    ...{ folder: local, files, failed },
    clock: options.clock,
    isReadOnly: lock === undefined,
  });
  const sessionKey = await readSessionKey(local, files, lock === undefined);
  const { clock } = options;
  const logs = lock === undefined ? openLogMemory(clock) : openLogFiles({ folder: local, clock, failed });
  const workingCopy = openWorkingCopy({
    files: workspaceFiles,
    journal,
    definition,
    problems: reading.problems,
    isReadOnly: lock === undefined,
    clock: options.clock,
    ...(options.guard !== undefined && { guard: options.guard }),
    changed: options.changed,
    conditionChanged: options.conditionChanged,
  });
  return {
    folder,
    name: reading.name,
    isReadOnly: lock === undefined,
    workingCopy,
    deployments,
    traffic,
    logs,
    logGroups: openLogGroupStore(local, files, clock),
    samples: openSampleStore(local, files),
    providerKeys: openProviderKeyStore(local, files),
    authority: openAuthorityStore({ folder: local, userDataFolder: options.userDataFolder, files }),
    usage,
    metricFile,
    sessionKey,
    async dispose() {
      await workingCopy.dispose();
      await workspaceFiles.dispose();
      // Saved in the end: nothing is to be done again at the next opening, over what git may bring meanwhile.
      if (workspaceFiles.unsaved() === undefined) await journal.resumed();
      await Promise.all([
        journal.dispose(),
        deployments.dispose(),
        traffic.dispose(),
        logs.flush(),
        usage.flush(),
        metricFile.flush(),
      ]);
      await lock?.dispose();
    },
  };
}

/** A folder that cannot be written is opened for reading, without a lock. */
async function lockUnlessReadOnly(folder: string, files: Files): Promise<WorkspaceLock | undefined> {
  try {
    return await openWorkspaceLock(folder, files);
  } catch (error) {
    if (error instanceof StudioError && error.code === 'READ_ONLY') return undefined;
    throw error;
  }
}
