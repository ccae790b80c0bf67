// Loads the files of a workspace into memory. Links are not followed: a cloned repository must not reach out of itself.
import { join as joinPath } from 'node:path';
import type { FileProblem } from '../../../../shared/contract/workspace';
import { savingSuffix } from '../../atomic-write';
import { type Breath, beginBreath } from '../../breath';
import type { FileStamp, Files, FolderEntry } from '../../files';
import { errorCode } from '../../node-files';
import { readingFault } from '../../storage-fault';
import { problemWith } from '../file-problem';
import { companionFolders, isFunctionCode, topFolders, workspaceFile } from '../layout';
import {
  emptyFolder,
  folderAt,
  folderOf,
  join,
  type TreeFolder,
  textAt,
  withFolder,
  withOther,
  without,
  withText,
} from './workspace-tree';

const ourEndings = /\.(?:yaml|vtl|json)$/;
const maxDepth = 100;

export interface LoadedTree {
  readonly root: TreeFolder;
  /** Files that could not be read, by path. */
  readonly unreadable: ReadonlyMap<string, FileProblem>;
  /** Files left over from a save that was killed. */
  readonly leftovers: ReadonlySet<string>;
}

export const emptyTree: LoadedTree = { root: emptyFolder, unreadable: new Map(), leftovers: new Set() };

/** Where the files are, and which of them this process wrote last. */
export interface Disk {
  readonly folder: string;
  readonly files: Files;
  /** Stamps by path. A file that still has its stamp is not read. */
  readonly written: ReadonlyMap<string, FileStamp>;
}

/** One run over the disk, with what it met besides texts. */
interface Load extends Disk {
  /** What is known of the disk, and stands wherever nothing changed. */
  readonly before: TreeFolder;
  readonly unreadable: Map<string, FileProblem>;
  readonly leftovers: Set<string>;
  /** Folders listed in this run. */
  readonly listings: Map<string, readonly FolderEntry[]>;
  readonly breathe: Breath;
}

/** Reads everything. A folder that is not there is an empty workspace. */
export async function loadTree(folder: string, files: Files): Promise<LoadedTree> {
  const load = beginLoad({ folder, files, written: new Map() }, emptyTree);
  const entries = await listFolder(load, '');
  const root = await loadEntries(
    load,
    '',
    entries.filter(({ name }) => isOurs(name)),
  );
  return { root, unreadable: load.unreadable, leftovers: load.leftovers };
}

/** Reads `paths` again, files or folders with all that is in them. */
export async function reloadPaths(disk: Disk, tree: LoadedTree, paths: Iterable<string>): Promise<LoadedTree> {
  const load = beginLoad(disk, tree);
  let { root } = tree;
  for (const path of outermost(paths)) {
    if (!isOurs(path.split('/', 1)[0] ?? '') || isCodeInside(path)) continue;
    for (const file of load.unreadable.keys()) {
      if (file === path || file.startsWith(`${path}/`)) load.unreadable.delete(file);
    }
    const found = await findEntry(load, path);
    root = put(root, path, found === undefined ? undefined : await loadEntry(load, path, found));
  }
  return { root, unreadable: load.unreadable, leftovers: load.leftovers };
}

/** Without those inside a folder that is among them: they come with it. */
function outermost(paths: Iterable<string>): string[] {
  const all = new Set(paths);
  const isCovered = (path: string): boolean => {
    for (let at = folderOf(path); at !== ''; at = folderOf(at)) if (all.has(at)) return true;
    return false;
  };
  return [...all].filter((path) => !isCovered(path));
}

type Loaded = { readonly folder: TreeFolder } | { readonly text: string } | 'other' | undefined;

function put(root: TreeFolder, path: string, loaded: Loaded): TreeFolder {
  if (loaded === undefined) return without(root, path);
  if (loaded === 'other') return withOther(root, path);
  if ('folder' in loaded) return folderAt(root, path) === loaded.folder ? root : withFolder(root, path, loaded.folder);
  if (textAt(root, path) === loaded.text) return root;
  return withText(textAt(root, path) === undefined ? without(root, path) : root, path, loaded.text);
}

function beginLoad(disk: Disk, { root, unreadable }: LoadedTree): Load {
  const met = { unreadable: new Map(unreadable), leftovers: new Set<string>(), listings: new Map() };
  return { ...disk, before: root, ...met, breathe: beginBreath() };
}

function isOurs(topName: string): boolean {
  return topName === workspaceFile || topFolders.includes(topName);
}

/** True below a folder of code; the folder itself is an entry like any other. */
function isCodeInside(path: string): boolean {
  return isFunctionCode(path) && path.split('/').length > 2;
}

async function findEntry(load: Load, path: string): Promise<FolderEntry | undefined> {
  // Each step down is looked at by itself, so that no link on the way is followed.
  let at = '';
  let found: FolderEntry | undefined;
  for (const name of path.split('/')) {
    if (found !== undefined && found.kind !== 'folder') return undefined;
    found = (await listFolder(load, at)).find((entry) => entry.name === name);
    if (found === undefined) return undefined;
    at = join(at, name);
  }
  return found;
}

async function loadEntries(load: Load, path: string, entries: readonly FolderEntry[]): Promise<TreeFolder> {
  const folders = new Map<string, TreeFolder>();
  const texts = new Map<string, string>();
  const others = new Set<string>();
  for (const entry of entries) {
    const loaded = await loadEntry(load, join(path, entry.name), entry);
    if (loaded === 'other') others.add(entry.name);
    else if (loaded !== undefined && 'folder' in loaded) folders.set(entry.name, loaded.folder);
    else if (loaded !== undefined) texts.set(entry.name, loaded.text);
  }
  const read = { folders, texts, others };
  const before = folderAt(load.before, path);
  return before !== undefined && isSameFolder(before, read) ? before : read;
}

/** A folder that stayed as it was is the same one: nobody has to interpret it again. */
function isSameFolder(before: TreeFolder, { folders, texts, others }: TreeFolder): boolean {
  return (
    before.folders.size === folders.size &&
    before.texts.size === texts.size &&
    before.others.size === others.size &&
    [...folders].every(([name, folder]) => before.folders.get(name) === folder) &&
    [...texts].every(([name, text]) => before.texts.get(name) === text) &&
    [...others].every((name) => before.others.has(name))
  );
}

async function loadEntry(load: Load, path: string, { kind, name }: FolderEntry): Promise<Loaded> {
  // Its name is taken, but a folder of code may hold a whole node_modules: nobody looks inside.
  if (kind === 'folder' && folderOf(path) === companionFolders.function) return 'other';
  if (kind === 'folder') {
    if (path.split('/').length > maxDepth) return 'other';
    const folder = await loadEntries(load, path, await listFolder(load, path));
    // An empty folder, as a kill may leave one, takes no name.
    return folder.folders.size + folder.texts.size + folder.others.size === 0 ? undefined : { folder };
  }
  if (kind === 'file' && name.endsWith(savingSuffix)) {
    load.leftovers.add(path);
    return undefined;
  }
  if (!ourEndings.test(name)) return 'other';
  if (kind === 'file') return loadText(load, path);
  load.unreadable.set(path, problemWith(path, 'This is a link. Links are not followed.'));
  return 'other';
}

async function loadText(load: Load, path: string): Promise<Loaded> {
  await load.breathe();
  const known = textAt(load.before, path);
  if (known !== undefined && (await isAsWritten(load, path))) return { text: known };
  try {
    return { text: await load.files.readText(joinPath(load.folder, path)) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    load.unreadable.set(path, problemWith(path, readingFault(error, path).message));
    return 'other';
  }
}

async function isAsWritten({ folder, files, written }: Load, path: string): Promise<boolean> {
  const ours = written.get(path);
  if (ours === undefined) return false;
  const now = await files.stamp(joinPath(folder, path)).catch(() => undefined);
  return now?.id === ours.id && now.modifiedAt === ours.modifiedAt && now.bytes === ours.bytes;
}

async function listFolder(load: Load, path: string): Promise<readonly FolderEntry[]> {
  const known = load.listings.get(path);
  if (known !== undefined) return known;
  const entries = [...(await readFolder(load, path))].sort((a, b) => (a.name < b.name ? -1 : 1));
  load.listings.set(path, entries);
  return entries;
}

async function readFolder(load: Load, path: string): Promise<readonly FolderEntry[]> {
  try {
    return await load.files.readFolder(joinPath(load.folder, path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw readingFault(error, path === '' ? '.' : path);
  }
}
