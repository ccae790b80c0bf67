// A file system in memory behind the `Files` port: for tests, which fill its disk and take its rights away.
import type { FileStamp, Files, FolderEntry } from './files';

type Operation = Exclude<keyof Files, 'stamp'>;

export interface MemoryFiles extends Files {
  /** Text by path of everything there is, sorted by path. */
  contents(): Record<string, string>;
  /** Every write so far, `operation path`. */
  readonly log: string[];
  /** Asked before every operation: the code of the error to fail with, or undefined. */
  refuse: (operation: Operation, path: string) => string | undefined;
}

/** Opens an empty file system; `clock` dates what is written. */
export function openMemoryFiles(clock: () => number = () => 0): MemoryFiles {
  const texts = new Map<string, string>();
  const folders = new Set<string>(['/']);
  const stamps = new Map<string, Omit<FileStamp, 'bytes'>>();
  const log: string[] = [];
  let writes = 0;

  function begin(operation: Operation, path: string): void {
    const code = memory.refuse(operation, path);
    if (code !== undefined) throw fault(code, path);
    if (!operation.startsWith('read')) log.push(`${operation} ${path}`);
  }

  function set(path: string, text: string): void {
    if (!folders.has(parentOf(path))) throw fault('ENOENT', path);
    texts.set(path, text);
    writes += 1;
    stamps.set(path, { modifiedAt: clock(), id: writes });
  }

  const memory: MemoryFiles = {
    log,
    refuse: () => undefined,
    contents: () => Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1))),
    async readText(path) {
      begin('readText', path);
      const text = texts.get(path);
      if (text === undefined) throw fault('ENOENT', path);
      return text;
    },
    async readFolder(path) {
      begin('readFolder', path);
      if (!folders.has(path)) throw fault('ENOENT', path);
      const entries = (paths: Iterable<string>, kind: FolderEntry['kind']) =>
        [...paths].flatMap((at) => (at !== '/' && parentOf(at) === path ? [{ name: nameOf(at), kind }] : []));
      return [...entries(texts.keys(), 'file'), ...entries(folders, 'folder')];
    },
    async stamp(path) {
      const text = texts.get(path);
      return text === undefined ? undefined : { bytes: text.length, modifiedAt: 0, id: 0, ...stamps.get(path) };
    },
    async createText(path, text) {
      begin('createText', path);
      if (texts.has(path)) throw fault('EEXIST', path);
      set(path, text);
    },
    async appendText(path, text) {
      begin('appendText', path);
      set(path, (texts.get(path) ?? '') + text);
    },
    async move(from, to) {
      begin('move', to);
      const text = texts.get(from);
      if (text !== undefined) {
        const stamp = stamps.get(from);
        texts.delete(from);
        set(to, text);
        if (stamp !== undefined) stamps.set(to, stamp);
      } else if (folders.has(from)) moveFolder(from, to);
      else throw fault('ENOENT', from);
    },
    async makeFolder(path) {
      begin('makeFolder', path);
      for (let at = path; at !== '/'; at = parentOf(at)) folders.add(at);
    },
    async removeFile(path) {
      begin('removeFile', path);
      if (!texts.delete(path)) throw fault('ENOENT', path);
    },
    async removeFolder(path) {
      begin('removeFolder', path);
      if (!folders.has(path)) throw fault('ENOENT', path);
      if (isInUse(path)) throw fault('ENOTEMPTY', path);
      folders.delete(path);
    },
    async touch(path) {
      begin('touch', path);
      if (!texts.has(path)) throw fault('ENOENT', path);
      stamps.set(path, { id: 0, ...stamps.get(path), modifiedAt: clock() });
    },
  };

  function isInUse(folder: string): boolean {
    return [...texts.keys(), ...folders].some((path) => path.startsWith(`${folder}/`));
  }

  function moveFolder(from: string, to: string): void {
    if (folders.has(to) && isInUse(to)) throw fault('ENOTEMPTY', to);
    if (!folders.has(parentOf(to))) throw fault('ENOENT', to);
    const moved = (path: string) => to + path.slice(from.length);
    for (const path of [...folders]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      folders.delete(path);
      folders.add(moved(path));
    }
    for (const [path, text] of [...texts]) {
      if (!path.startsWith(`${from}/`)) continue;
      const stamp = stamps.get(path);
      texts.delete(path);
      texts.set(moved(path), text);
      if (stamp !== undefined) stamps.set(moved(path), stamp);
    }
  }

  return memory;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function fault(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
