// The files of a workspace in memory, what they say, and how both follow the disk.
import { randomInt } from 'node:crypto';
import { diffDefinitions, type EntityChange, isDeepEqual } from '../../../shared/definition/changes';
import { newApiKeyValue } from '../../../shared/definition/ids';
import { removeQuietly } from '../atomic-write';
import type { FileStamp, Files } from '../files';
import type { SecretStore } from '../secrets/secret-store';
import { type FolderCache, readFolderCache, writeFolderCache } from './reading/folder-cache';
import { readWorkspace } from './reading/read-workspace';
import { emptyContents, type WorkspaceContents } from './reading/workspace-contents';
import { applyPlan } from './saving/apply-plan';
import type { SavePlan } from './saving/draft';
import { emptyTree, type LoadedTree, loadTree, reloadPaths } from './tree/load-tree';
import { join, type OwnFolders, type TreeFolder, withMoved, withOther, without, withText } from './tree/workspace-tree';

export interface FolderContentsOptions {
  readonly folder: string;
  readonly files: Files;
  readonly secrets: SecretStore;
  readonly newSecret?: () => string;
}

export interface FolderContents {
  readonly tree: LoadedTree;
  readonly contents: WorkspaceContents;
  /** Reads everything, if that was not done or a write failed since. What others changed meanwhile. */
  ensureLoaded(): Promise<readonly EntityChange[]>;
  load(): Promise<readonly EntityChange[]>;
  /** Reads some paths again. What others changed. */
  reload(paths: Iterable<string>): Promise<readonly EntityChange[]>;
  /** Secrets by slot, those included that only this process knows. */
  secrets(): Promise<ReadonlyMap<string, string>>;
  /** Keeps what was understood for the next start. */
  keep(): Promise<void>;
  /** Does what a plan says and takes over what the files say then. */
  apply(plan: SavePlan): Promise<void>;
}

/** Opens the contents; nothing is read yet. */
export function openFolderContents(options: FolderContentsOptions): FolderContents {
  const { folder, files, secrets, newSecret = randomSecret } = options;
  let tree = emptyTree;
  let contents = emptyContents();
  let isLoaded = false;
  /** Of files as this process wrote them: what the watcher tells of them need not be read. */
  const written = new Map<string, FileStamp>();
  /** Values of slots that nothing filled, should the store not take them. */
  const filled = new Map<string, string>();

  async function interpret(cache?: FolderCache): Promise<readonly EntityChange[]> {
    const before = contents;
    let next = await readWorkspace(tree, await allSecrets(), before, cache);
    if (next.emptySlots.size > 0) {
      await fill(next.emptySlots);
      next = await readWorkspace(tree, await allSecrets(), before);
    }
    contents = next;
    return diffDefinitions(before.definition, next.definition);
  }

  async function allSecrets(): Promise<ReadonlyMap<string, string>> {
    return new Map([...filled, ...(await secrets.readAll())]);
  }

  /** After a fresh clone the values of API keys are not there: they get new ones, on this machine only. */
  async function fill(slots: Iterable<string>): Promise<void> {
    const values = new Map([...slots].map((slot) => [slot, newSecret()] as const));
    for (const [slot, value] of values) filled.set(slot, value);
    // A workspace that cannot be written keeps them in memory.
    await secrets.write(values).catch(() => undefined);
  }

  async function load(): Promise<readonly EntityChange[]> {
    written.clear();
    tree = await loadTree(folder, files);
    for (const path of tree.leftovers) await removeQuietly(files, join(folder, path));
    const changes = await interpret(contents.folders.size === 0 ? await readFolderCache(folder, files) : undefined);
    isLoaded = true;
    return changes;
  }

  return {
    get tree() {
      return tree;
    },
    get contents() {
      return contents;
    },
    load,
    secrets: allSecrets,
    ensureLoaded: async () => (isLoaded ? [] : load()),
    async reload(paths) {
      if (!isLoaded) return load();
      const before = tree;
      tree = await reloadPaths({ folder, files, written }, tree, paths);
      // most of what is looked at was written by this process
      const isAsBefore = tree.root === before.root && isDeepEqual([...tree.unreadable], [...before.unreadable]);
      return isAsBefore ? [] : interpret();
    },
    keep: () => writeFolderCache(folder, files, contents.folders),
    async apply(plan) {
      const isSet = ([, value]: readonly [string, string | undefined]) => value !== undefined;
      const all = [...plan.secrets];
      isLoaded = false;
      // A slot is filled before a file names it, and emptied after the last file that did is gone.
      if (all.some(isSet)) await secrets.write(new Map(all.filter(isSet)));
      for (const [path, stamp] of await applyPlan(folder, files, plan)) written.set(path, stamp);
      if (!all.every(isSet)) await secrets.write(new Map(all.filter((entry) => !isSet(entry))));
      tree = { ...tree, root: treeAfter(tree.root, plan) };
      isLoaded = true;
      await interpret();
    },
  };
}

function treeAfter(before: TreeFolder, { moves, writes, removes }: SavePlan): TreeFolder {
  let root = before;
  const own: OwnFolders = new WeakSet();
  for (const { from, to } of moves) root = withMoved(root, from, to);
  for (const [path, text] of writes) {
    root = path.endsWith('.broken') ? withOther(root, path) : withText(root, path, text, own);
  }
  for (const path of removes) root = without(root, path);
  return root;
}

function randomSecret(): string {
  const range = 2 ** 32;
  return newApiKeyValue(() => randomInt(range) / range);
}
