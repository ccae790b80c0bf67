// Service of the subject `workspace`: opening, creating and closing the folder that everything else works on.
import { access, cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { WorkspaceState } from '../../../shared/contract/workspace';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import type { SettingsStore } from '../../storage/settings/settings-store';
import { createWorkspaceFolder } from '../../storage/workspace-files/create-workspace-folder';
import { type CurrentWorkspace, type OpenWorkspace, workspaceState } from './current-workspace';

export interface WorkspaceServiceOptions {
  readonly current: CurrentWorkspace;
  readonly settings: SettingsStore;
  readonly userDataFolder: string;
  readonly samplesFolder: string;
  readonly clock: () => number;
  /** Reads the folder and makes everything that lives with it. */
  readonly openFolder: (folder: string) => Promise<OpenWorkspace>;
  /** Runs before a workspace goes and after one came. */
  readonly leave: () => void;
  readonly entered: () => Promise<void>;
}

export interface WorkspaceServiceParts {
  readonly service: StudioServices['workspace'];
  /** Makes and opens a workspace of that name where none is open. */
  ensure(name: string): Promise<void>;
}

/** Makes the service. */
export function createWorkspaceService(options: WorkspaceServiceOptions): WorkspaceServiceParts {
  const { current, settings, clock, openFolder, leave, entered } = options;

  async function open(folder: string): Promise<WorkspaceState> {
    if (!(await exists(folder)))
      throw new StudioError('NOT_FOUND', `There is no folder ${folder}.`, { path: 'folder' });
    if (!(await exists(join(folder, 'gatehouse.yaml')))) await createWorkspaceFolder(folder, basename(folder));
    leave();
    // The one before is closed first: it may be the same folder, and its lock must be free.
    await current.replace(undefined);
    const workspace = await openFolder(folder);
    await current.replace(workspace);
    await entered();
    await settings.remember({
      folder,
      name: workspace.name,
      contents: contentsOf(workspace.workingCopy.definition),
      openedAt: clock(),
    });
    return workspaceState(workspace);
  }

  async function create(name: string, folder?: string): Promise<WorkspaceState> {
    const target = folder ?? (await freeFolder(join(options.userDataFolder, 'workspaces'), name));
    await createWorkspaceFolder(target, name);
    return open(target);
  }

  async function openSample(sample: string, folder?: string): Promise<WorkspaceState> {
    const target = folder ?? join(options.userDataFolder, 'samples', sample);
    if (!(await exists(join(target, 'gatehouse.yaml')))) {
      await mkdir(target, { recursive: true });
      await cp(join(options.samplesFolder, sample), target, { recursive: true });
    }
    return open(target);
  }

  return {
    service: {
      state: () => (current.workspace === undefined ? null : workspaceState(current.workspace)),
      open: ({ folder }) => open(folder),
      openSample: ({ sample, folder }) => openSample(sample, folder),
      create: ({ name, folder }) => create(name, folder),
      async close() {
        leave();
        await current.replace(undefined);
        await entered();
        return {};
      },
      recent: () => settings.recent,
      async forget({ folder }) {
        await settings.forget(folder);
        return {};
      },
    },
    async ensure(name) {
      if (current.workspace === undefined) await create(name);
    },
  };
}

/** `2 REST, 1 HTTP`: what a workspace holds, for the list of recent ones. */
function contentsOf(definition: Definition): string {
  const v2Apis = listEntities(definition, 'v2-api').map(({ entity }) => entity.protocolType);
  const counts = [
    ['REST', listEntities(definition, 'rest-api').length],
    ['HTTP', v2Apis.filter((protocol) => protocol === 'HTTP').length],
    ['WebSocket', v2Apis.filter((protocol) => protocol === 'WEBSOCKET').length],
  ] as const;
  const words = counts.flatMap(([protocol, count]) => (count === 0 ? [] : [`${count} ${protocol}`]));
  return words.length === 0 ? 'empty' : words.join(', ');
}

async function freeFolder(parent: string, name: string): Promise<string> {
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'workspace';
  for (let attempt = 1; attempt < 1_000; attempt++) {
    const folder = join(parent, attempt === 1 ? slug : `${slug}-${attempt}`);
    if (!(await exists(folder))) return folder;
  }
  throw new StudioError('CONFLICT', `There are too many workspaces named ${basename(slug)}.`, { path: 'name' });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false; // access() tells absence by throwing
  }
}
