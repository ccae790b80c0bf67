// The document an API is linked to, as a file: where it is, its text, and writing it.
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import { replaceText } from '../../storage/atomic-write';
import type { Files } from '../../storage/files';
import { errorCode } from '../../storage/node-files';
import { readingFault, storageFault } from '../../storage/storage-fault';

/** How a link names `file`: relative with `/`, unless it was given as an absolute path outside the workspace. */
export function linkName(folder: string, file: string): string {
  const inside = relative(folder, resolve(folder, file));
  const isOutside = inside.startsWith('..') || isAbsolute(inside);
  return isAbsolute(file) && isOutside ? file : inside.replaceAll('\\', '/');
}

/** The text of the document; undefined where there is no such file. */
export async function readSourceFile(files: Files, path: string): Promise<string | undefined> {
  try {
    return await files.readText(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw readingFault(error, path);
  }
}

/** The text of a document that must be there. */
export async function requireSourceFile(files: Files, path: string, name: string): Promise<string> {
  const text = await readSourceFile(files, path);
  if (text === undefined) throw new StudioError('NOT_FOUND', `There is no file ${name}.`, { file: name });
  return text;
}

/** Replaces the document as a whole; behind a symbolic link, the file it points to. */
export async function writeSourceFile(files: Files, path: string, text: string): Promise<void> {
  const target = await realpath(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return path;
    throw storageFault(error, path);
  });
  try {
    await replaceText(files, target, text);
  } catch (error) {
    throw storageFault(error, path);
  }
}
