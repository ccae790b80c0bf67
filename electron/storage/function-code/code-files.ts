// Files of a function's code folder: read, written, moved and removed for an editor. The user's own: nothing of this is
// in the journal, so what would lose something is refused or asked for by name.
import { createHash } from 'node:crypto';
import { lstat, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import type { FunctionFileText, WrittenFile } from '../../../shared/contract/functions';
import { replaceText } from '../atomic-write';
import { errorCode, nodeFiles } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import { placeInside } from './code-path';

/** What an editor takes; larger files are data. */
const maxFileBytes = 1_048_576;

const executable = 0o755;

/** Reads a text file of the folder `root`. */
export async function readCodeFile(root: string, path: string): Promise<FunctionFileText> {
  const place = await placeInside(root, path);
  const stats = await statOf(place, path);
  if (stats === undefined) throw missing(path);
  if (!stats.isFile()) throw new StudioError('NOT_CAPABLE', `${path} is no file.`, { path: 'path' });
  if (stats.size > maxFileBytes) {
    throw new StudioError('NOT_CAPABLE', `${path} is larger than the 1 MB that is edited here.`, { path: 'path' });
  }
  const bytes = await readFile(place).catch((error: unknown) => {
    throw readingFault(error, path);
  });
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) {
    throw new StudioError('NOT_CAPABLE', `${path} is no text in UTF-8.`, { path: 'path' });
  }
  return { path, text, bytes: bytes.length, version: versionOf(bytes) };
}

/** Replaces a file, which keeps its mode; CONFLICT where `version` is given and the file has another one. */
export async function writeCodeFile(
  root: string,
  path: string,
  text: string,
  version: string | undefined,
): Promise<WrittenFile> {
  const place = await placeInside(root, path);
  const stats = await statOf(place, path);
  if (stats === undefined) throw missing(path);
  if (!stats.isFile()) throw new StudioError('NOT_CAPABLE', `${path} is no file.`, { path: 'path' });
  if (version !== undefined && versionOf(await readFile(place)) !== version) {
    throw new StudioError('CONFLICT', `${path} was changed by somebody else since it was read.`, { path: 'version' });
  }
  return put(place, path, text, stats.mode & 0o777);
}

/** Makes a file and the folders it needs; CONFLICT where there is something. */
export async function createCodeFile(
  root: string,
  path: string,
  text: string,
  isExecutable = false,
): Promise<WrittenFile> {
  const place = await placeInside(root, path);
  if ((await statOf(place, path)) !== undefined) throw taken(path, 'path');
  return put(place, path, text, isExecutable ? executable : undefined);
}

/** Gives a file or folder another path; CONFLICT where that one is taken. */
export async function renameCodeFile(root: string, path: string, newPath: string): Promise<void> {
  const [from, to] = [await placeInside(root, path), await placeInside(root, newPath)];
  if ((await statOf(from, path)) === undefined) throw missing(path);
  // On a disk that ignores case a name may be written otherwise: it is the same file then.
  if ((await statOf(to, newPath)) !== undefined && from.toLowerCase() !== to.toLowerCase())
    throw taken(newPath, 'newPath');
  if (`${newPath}/`.startsWith(`${path}/`) && newPath !== path) {
    throw new StudioError('INVALID_ARGUMENT', `${path} cannot be moved into itself.`, { path: 'newPath' });
  }
  try {
    await nodeFiles().makeFolder(dirname(to));
    await rename(from, to);
  } catch (error) {
    throw storageFault(error, newPath);
  }
}

/** Removes a file, or a folder with all that is in it; links in it go, what they lead to stays. */
export async function removeCodeFile(root: string, path: string): Promise<void> {
  const place = await placeInside(root, path);
  if ((await statOf(place, path)) === undefined) throw missing(path);
  try {
    await rm(place, { recursive: true });
  } catch (error) {
    throw storageFault(error, path);
  }
}

async function put(place: string, path: string, text: string, mode: number | undefined): Promise<WrittenFile> {
  try {
    await replaceText(nodeFiles(), place, text, mode);
  } catch (error) {
    throw storageFault(error, path);
  }
  const bytes = Buffer.from(text, 'utf8');
  return { path, bytes: bytes.length, version: versionOf(bytes) };
}

async function statOf(place: string, path: string) {
  try {
    return await lstat(place);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw readingFault(error, path);
  }
}

function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

function missing(path: string): StudioError {
  return new StudioError('NOT_FOUND', `There is no ${path} in the code folder.`, { path: 'path' });
}

function taken(path: string, field: string): StudioError {
  return new StudioError('CONFLICT', `${path} is there already.`, { path: field });
}
