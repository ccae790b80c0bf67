// Carries a plan out on disk. Everything new is on the disk, whole, before the first file is replaced: a full disk
// is met while all is still as it was.
import { join as joinPath } from 'node:path';
import { removeQuietly, writeBeside } from '../../atomic-write';
import type { FileStamp, Files } from '../../files';
import { errorCode } from '../../node-files';
import { storageFault } from '../../storage-fault';
import { folderOf } from '../tree/workspace-tree';
import type { SavePlan } from './draft';

/** Files written at a time. */
const width = 32;

/** Stamps by path of the files just written: what still has its stamp holds what was written. */
export type WrittenStamps = ReadonlyMap<string, FileStamp>;

/** Does what the plan says; throws a StudioError that names the file which could not be written. */
export async function applyPlan(folder: string, files: Files, plan: SavePlan): Promise<WrittenStamps> {
  for (const { from, to } of plan.moves) {
    await attempt(to, async () => {
      await files.makeFolder(joinPath(folder, folderOf(to)));
      // Windows renames onto nothing, not even an empty folder; one that is not empty stays and refuses.
      await files.removeFolder(joinPath(folder, to)).catch(() => undefined);
      await files.move(joinPath(folder, from), joinPath(folder, to));
    });
    await removeEmptyFolders(folder, files, [folderOf(from)]);
  }
  const stamps = await replaceFiles(folder, files, plan.writes);
  for (const path of plan.removes) {
    await attempt(path, async () => {
      await files.removeFile(joinPath(folder, path)).catch(unlessGone);
    });
  }
  await removeEmptyFolders(folder, files, plan.removes.map(folderOf));
  return stamps;
}

async function replaceFiles(folder: string, files: Files, writes: SavePlan['writes']): Promise<WrittenStamps> {
  const besides = new Map<string, string>();
  const stamps = new Map<string, FileStamp>();
  try {
    for (const path of new Set(writes.map(([path]) => folderOf(path)))) {
      await attempt(path, () => files.makeFolder(joinPath(folder, path)));
    }
    for (let at = 0; at < writes.length; at += width) {
      const round = writes.slice(at, at + width).map(async ([path, text]) => {
        const beside = await attempt(path, () => writeBeside(files, joinPath(folder, path), text));
        besides.set(path, beside);
        // before it has its name: nobody else knows it yet
        const stamp = await files.stamp(beside);
        if (stamp !== undefined) stamps.set(path, stamp);
      });
      for (const result of await Promise.allSettled(round)) if (result.status === 'rejected') throw result.reason;
    }
    for (const [path] of writes) {
      await attempt(path, () => files.move(besides.get(path) ?? '', joinPath(folder, path)));
      besides.delete(path);
    }
    return stamps;
  } catch (error) {
    for (const beside of besides.values()) await removeQuietly(files, beside);
    await removeEmptyFolders(
      folder,
      files,
      writes.map(([path]) => folderOf(path)),
    );
    throw error;
  }
}

/** Removes folders that are empty now, and those above them; what still holds something stays. */
async function removeEmptyFolders(folder: string, files: Files, paths: readonly string[]): Promise<void> {
  const deepestFirst = [...new Set(paths)].sort((a, b) => b.length - a.length);
  for (const path of deepestFirst) {
    for (let at = path; at !== ''; at = folderOf(at)) {
      const isRemoved = await files.removeFolder(joinPath(folder, at)).then(
        () => true,
        (error) => errorCode(error) === 'ENOENT',
      );
      if (!isRemoved) break;
    }
  }
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFault(error, path);
  }
}

function unlessGone(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}
