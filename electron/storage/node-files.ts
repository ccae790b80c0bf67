// The file system of this machine behind the `Files` port.
import { constants, readFileSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, utimes } from 'node:fs/promises';
import type { Files, FolderEntry } from './files';

/** Nothing that Gatehouse reads as text is larger; what is, is not ours. */
const maxTextBytes = 64 * 1_024 * 1_024;
/** Windows has no O_NOFOLLOW and needs none: making links takes rights there. */
const appendFlags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
/** Pauses before a rename is tried again, in milliseconds. */
const renamePausesMs = [10, 40, 160, 640];

/** The `Files` of Node. */
export function nodeFiles(): Files {
  return {
    // Small files come ten times faster through synchronous calls; whoever reads thousands yields in between.
    async readText(path) {
      const bytes = readFileSync(path);
      if (bytes.length > maxTextBytes) throw Object.assign(new Error(`${path} is too large.`), { code: 'EFBIG' });
      return bytes.toString('utf8');
    },
    async readFolder(path) {
      const entries = await readdir(path, { withFileTypes: true });
      return entries.map((entry): FolderEntry => {
        const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
        return { name: entry.name, kind };
      });
    },
    async stamp(path) {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats && { bytes: stats.size, modifiedAt: stats.mtimeMs, id: stats.ino };
    },
    createText: (path, text, mode) => writeThrough(path, 'wx', text, mode),
    appendText: (path, text, mode) => writeThrough(path, appendFlags, text, mode),
    move: renamePatiently,
    async makeFolder(path) {
      await mkdir(path, { recursive: true });
    },
    removeFile: (path) => rm(path),
    removeFolder: (path) => rmdir(path),
    async touch(path) {
      const now = new Date();
      await utimes(path, now, now);
    },
  };
}

/** The `code` of a Node error, for example `ENOENT`; empty for anything else. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

async function writeThrough(path: string, flags: 'wx' | number, text: string, mode = 0o666): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, flags, mode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file?.close();
  }
}

/** On Windows a virus scanner or an editor holds a fresh file for a moment, and a rename over it is refused. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pauseMs of process.platform === 'win32' ? renamePausesMs : []) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  await rename(from, to);
}
