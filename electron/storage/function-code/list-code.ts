// What is in a code folder. Folders of tools are counted, not listed: a node_modules may hold a hundred thousand files.
import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FunctionFile } from '../../../shared/contract/functions';
import { errorCode } from '../node-files';
import { readingFault } from '../storage-fault';

/** Folders that hold what tools made. */
const collapsedNames: ReadonlySet<string> = new Set([
  'node_modules',
  '__pycache__',
  '.git',
  '.gatehouse',
  '.venv',
  'venv',
  '.aws-sam',
  '.pytest_cache',
  '.mypy_cache',
]);

const maxListed = 5_000;
const maxCounted = 10_000;
const maxDepth = 50;

export interface CodeListing {
  readonly files: readonly FunctionFile[];
  readonly isCut: boolean;
}

/** True for a path in or at a folder that is not listed further. */
export function isCollapsed(path: string): boolean {
  return path.split('/').some((part) => collapsedNames.has(part));
}

/** Lists `root`: parents before what is in them, folders before files, names in order. */
export async function listCode(root: string): Promise<CodeListing> {
  const files: FunctionFile[] = [];
  let isCut = false;

  async function list(folder: string, depth: number): Promise<void> {
    for (const { name, stats } of await entriesOf(join(root, folder))) {
      if (files.length >= maxListed) isCut = true;
      if (isCut) return;
      const path = folder === '' ? name : `${folder}/${name}`;
      const modifiedAt = stats.mtimeMs;
      if (!stats.isDirectory()) {
        files.push({ path, kind: 'file', bytes: stats.size, modifiedAt, ...(!stats.isFile() && { isLink: true }) });
      } else if (collapsedNames.has(name) || depth >= maxDepth) {
        files.push({ path, kind: 'folder', bytes: await bytesIn(join(root, path)), modifiedAt, isCollapsed: true });
      } else {
        files.push({ path, kind: 'folder', bytes: 0, modifiedAt });
        await list(path, depth + 1);
      }
    }
  }

  await list('', 0);
  return { files, isCut };
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  let counted = 0;
  const open = [folder];
  for (let at = open.pop(); at !== undefined && counted < maxCounted; at = open.pop()) {
    for (const { name, stats } of await entriesOf(at)) {
      counted += 1;
      if (stats.isDirectory()) open.push(join(at, name));
      else bytes += stats.size;
    }
  }
  return bytes;
}

interface Entry {
  readonly name: string;
  readonly stats: Stats;
}

async function entriesOf(folder: string): Promise<Entry[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw readingFault(error, folder);
  });
  const entries: Entry[] = [];
  for (const name of names) {
    // It may be gone since the folder was read.
    const stats = await lstat(join(folder, name)).catch(() => undefined);
    if (stats !== undefined) entries.push({ name, stats });
  }
  const rank = ({ stats }: Entry) => (stats.isDirectory() ? 0 : 1);
  return entries.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
