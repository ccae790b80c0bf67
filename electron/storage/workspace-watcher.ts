// Hears of changes in a workspace's folder, whoever made them. Changes that come close together are told together.
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join as joinPath } from 'node:path';
import { errorCode } from './node-files';

export interface WatchOptions {
  /** Absolute. */
  readonly folder: string;
  /** Which paths inside the folder matter, with `/`. Folders that do not are not looked into. */
  readonly matters: (path: string) => boolean;
  /** Paths that changed, folders with all that is in them; undefined: anything may have. */
  readonly changed: (paths: ReadonlySet<string> | undefined) => void;
  /** How long it has to be quiet before changes are told. */
  readonly quietMs?: number;
  /** How often the folder is looked through where the system cannot watch it. */
  readonly pollMs?: number;
}

/** Watches until the function returned is called. */
export function watchFolder(options: WatchOptions): () => void {
  const { folder, matters, changed, quietMs = 100, pollMs = 2_000 } = options;
  const watchers = new Map<string, FSWatcher>();
  const paths = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  // Linux watches single folders only; what Node offers there on top misses files in folders just made.
  const isRecursive = process.platform === 'darwin' || process.platform === 'win32';

  function mark(path: string): void {
    paths.add(path);
    clearTimeout(quiet);
    quiet = setTimeout(tell, quietMs);
  }

  function tell(): void {
    const told = new Set(paths);
    paths.clear();
    changed(told);
  }

  function watchOne(path: string): void {
    if (watchers.has(path) || poll !== undefined) return;
    try {
      const watcher = watch(joinPath(folder, path), { persistent: false, recursive: isRecursive });
      watcher.on('change', (_, name) => name !== null && met(inside(path, String(name).replaceAll('\\', '/'))));
      watcher.on('error', () => forget(path));
      watchers.set(path, watcher);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      lookInsteadOfWatching();
    }
  }

  function met(path: string): void {
    if (!matters(path)) return;
    mark(path);
    if (isRecursive) return;
    const isFolder = statSync(joinPath(folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
    // A folder may come back under the same name: a watcher of the old one would hear nothing.
    forget(path);
    if (isFolder) watchBelow(path);
  }

  function watchBelow(path: string): void {
    watchOne(path);
    if (isRecursive) return;
    for (const entry of foldersIn(joinPath(folder, path))) {
      const child = inside(path, entry);
      if (matters(child)) watchBelow(child);
    }
  }

  function forget(path: string): void {
    // what is not watched has nothing watched below it
    if (!watchers.has(path)) return;
    for (const [watched, watcher] of watchers) {
      if (watched !== path && !watched.startsWith(`${path}/`)) continue;
      watcher.close();
      watchers.delete(watched);
    }
  }

  /** The system has no watchers left (`ENOSPC`, `EMFILE`): better late than never. */
  function lookInsteadOfWatching(): void {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
    poll ??= setInterval(() => changed(undefined), pollMs).unref();
  }

  watchBelow('');
  return () => {
    clearTimeout(quiet);
    clearInterval(poll);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
