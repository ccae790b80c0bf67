// The files of a workspace over a file system: what is read, saved and watched goes through one queue.
import { basename, join as joinPath } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import type { FileProblem } from '../../../shared/contract/workspace';
import { applyChanges, type EntityChange, isDeepEqual } from '../../../shared/definition/changes';
import type { Definition, EntityKey } from '../../../shared/definition/entities';
import { savingSuffix } from '../atomic-write';
import { errorCode } from '../node-files';
import { openFileSecrets } from '../secrets/file-secrets';
import { readingFault } from '../storage-fault';
import { watchFolder } from '../workspace-watcher';
import { createCalmLook } from './calm-look';
import { openFolderContents } from './folder-contents';
import { isFunctionCode, topFolders, workspaceFile } from './layout';
import { openSaveQueue } from './save-queue';
import { planSave } from './saving/plan-save';
import { planText } from './saving/plan-text';
import type { OutsideEdit, WorkspaceFiles, WorkspaceFilesOptions } from './workspace-files';

const defaultRetryMs = 5_000;
const keepAfterMs = 5_000;

/** Opens the files of a workspace. Nothing is read before `read`, nothing is watched before `watch`. */
export function openWorkspaceFiles(options: WorkspaceFilesOptions): WorkspaceFiles {
  const { folder, files, secrets = openFileSecrets(folder, files), newSecret, retryMs = defaultRetryMs } = options;
  const disk = openFolderContents({ folder, files, secrets, ...(newSecret !== undefined && { newSecret }) });
  const listeners = new Set<(edit: OutsideEdit) => void>();
  let stopWatching: (() => void) | undefined;
  let keeping: NodeJS.Timeout | undefined;
  let toldProblems: readonly FileProblem[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  /** Reading, saving and looking run one after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = turn.then(work);
    turn = run.catch(() => undefined);
    return run;
  }

  const waiting = openSaveQueue({ retryMs, inTurn, save: saveOne });

  async function saveOne(changes: readonly EntityChange[]): Promise<void> {
    tell(await disk.ensureLoaded());
    const places = changes.flatMap(({ key }) => disk.contents.places.get(key) ?? []);
    // Somebody may have edited these very files a moment ago: their lines stay, and are told.
    tell(await disk.reload(places.flatMap(({ path, besides }) => [path, ...besides])));
    const plan = await planSave(disk.tree.root, disk.contents, changes);
    await calm.writing(() => disk.apply(plan));
    tell([]);
  }

  function nameOfWorkspace(): string {
    return disk.contents.name ?? basename(folder);
  }

  function tell(changes: readonly EntityChange[]): void {
    const { problems } = disk.contents;
    if (changes.length === 0 && isDeepEqual(problems, toldProblems)) return;
    toldProblems = problems;
    for (const listener of listeners) listener({ name: nameOfWorkspace(), changes, problems });
  }

  function look(paths: ReadonlySet<string> | undefined): void {
    const looked = inTurn(async () => tell(await (paths === undefined ? disk.load() : disk.reload(paths))));
    // The folder may be gone for a moment, as when a branch is switched; the next change is looked at again.
    looked.catch(() => undefined);
  }

  const calm = createCalmLook({ look });

  return {
    folder,
    read: () =>
      inTurn(async () => {
        await disk.load();
        toldProblems = disk.contents.problems;
        // Not now: whoever opens a workspace waits. Not at the end only: the end may be a kill.
        keeping ??= setTimeout(() => void inTurn(disk.keep), keepAfterMs).unref();
        const definition = waiting.changes().reduce<Definition>(applyChanges, disk.contents.definition);
        return { name: nameOfWorkspace(), definition, problems: disk.contents.problems };
      }),
    save: waiting.save,
    retry: waiting.retry,
    unsaved: waiting.unsaved,
    onUnsavedChanged: waiting.onUnsavedChanged,
    watch(listener) {
      listeners.add(listener);
      stopWatching ??= watchFolder({ folder, matters, changed: calm.heard });
      return () => {
        listeners.delete(listener);
      };
    },
    readText: (key) =>
      inTurn(async () => {
        await disk.ensureLoaded();
        const path = disk.contents.places.get(key)?.path;
        if (path === undefined) throw notThere(key);
        try {
          return { path, text: await files.readText(joinPath(folder, path)) };
        } catch (error) {
          throw errorCode(error) === 'ENOENT' ? notThere(key) : readingFault(error, path);
        }
      }),
    async writeText(key, text) {
      await waiting.retry();
      return inTurn(async () => {
        tell(await disk.ensureLoaded());
        const { plan, changes } = await planText(disk.tree, disk.contents, await disk.secrets(), key, text);
        await calm.writing(() => disk.apply(plan));
        toldProblems = disk.contents.problems;
        return { name: nameOfWorkspace(), changes, problems: disk.contents.problems };
      });
    },
    async dispose() {
      stopWatching?.();
      calm.stop();
      clearTimeout(keeping);
      listeners.clear();
      await waiting.dispose();
      await inTurn(disk.keep);
    },
  };
}

function matters(path: string): boolean {
  const [top = ''] = path.split('/', 1);
  const isOurs = path === workspaceFile || topFolders.includes(top);
  return isOurs && !isFunctionCode(path) && !path.endsWith(savingSuffix);
}

function notThere(key: EntityKey): StudioError {
  return new StudioError('NOT_FOUND', `${key} has no file.`);
}
