// Watches the files that functions are made of. What a package manager keeps in node_modules is not looked into.
import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export interface CodeWatch {
  dispose(): void;
}

/** Events come in bursts: an editor writes a file beside the target and renames it. */
const quietMs = 40;
const foldersLimit = 1_000;
const notCode = new Set(['node_modules', '.git', '__pycache__', '.gatehouse', '.venv', '.pytest_cache']);

/** Calls `onChange` after something below one of the folders, or one of the files, has another content. */
export function watchCode(sources: readonly string[], onChange: () => void): CodeWatch {
  let watchers = new Map<string, FSWatcher>();
  let known: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isDisposed = false;

  async function look(): Promise<void> {
    const { folders, fingerprint } = await survey(sources);
    if (isDisposed) return;
    watchOnly(folders);
    const hasChanged = known !== undefined && known !== fingerprint;
    known = fingerprint;
    if (hasChanged) onChange();
  }

  function watchOnly(folders: readonly string[]): void {
    const next = new Map<string, FSWatcher>();
    for (const folder of folders) {
      const watcher = watchers.get(folder) ?? watchFolder(folder);
      if (watcher !== undefined) next.set(folder, watcher);
    }
    for (const [folder, watcher] of watchers) if (!next.has(folder)) watcher.close();
    watchers = next;
  }

  function watchFolder(folder: string): FSWatcher | undefined {
    try {
      const watcher = watch(folder, { persistent: false }, soon);
      // A folder that goes ends its watcher; the folder above tells of it.
      watcher.on('error', soon);
      return watcher;
    } catch {
      return undefined;
    }
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(look, quietMs);
  }

  void look();
  return {
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

interface Survey {
  readonly folders: readonly string[];
  /** Names, sizes and times of all files. */
  readonly fingerprint: string;
}

async function survey(sources: readonly string[]): Promise<Survey> {
  const folders = new Set<string>();
  const marks: string[] = [];
  for (const source of sources) {
    const found = await stat(source).catch(() => undefined);
    // Of a file, or of something that is not there, the folder above tells when it changes.
    if (found?.isDirectory() !== true) folders.add(path.dirname(source));
    if (found?.isDirectory() === true) await lookInto(source, folders, marks);
    else if (found !== undefined) marks.push(`${source}:${found.size}:${found.mtimeMs}:${found.ino}`);
  }
  return { folders: [...folders], fingerprint: marks.join('\n') };
}

async function lookInto(folder: string, folders: Set<string>, marks: string[]): Promise<void> {
  if (folders.size >= foldersLimit) return;
  folders.add(folder);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (notCode.has(entry.name)) marks.push(file);
    else if (entry.isDirectory()) await lookInto(file, folders, marks);
    else {
      const found = await stat(file).catch(() => undefined);
      if (found !== undefined) marks.push(`${file}:${found.size}:${found.mtimeMs}`);
    }
  }
}
