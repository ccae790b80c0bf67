// Paths inside a code folder: what a client names is checked before the disk sees it, links included.
import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import { errorCode } from '../node-files';
import { readingFault } from '../storage-fault';

// A colon names a drive or a stream on Windows; a backslash is a separator there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const refusedCharacters = /[\u0000-\u001f\u007f\\:]/;

/** Where `path` (with `/`) lies on disk; INVALID_ARGUMENT where it is no path inside `root`. Nothing need be there. */
export async function placeInside(root: string, path: string): Promise<string> {
  const parts = path.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isPlain || refusedCharacters.test(path)) throw refusal(path);
  await refuseLinks(root, parts, path);
  return join(root, ...parts);
}

/** No link is followed: neither the last part nor a folder on the way may be one. */
async function refuseLinks(root: string, parts: readonly string[], path: string): Promise<void> {
  let at = root;
  for (const part of parts) {
    at = join(at, part);
    const kind = await kindOf(at);
    if (kind === undefined) break;
    if (kind === 'link') {
      throw new StudioError('INVALID_ARGUMENT', `${path} is a link, or lies behind one. Links are not followed.`, {
        path: 'path',
      });
    }
  }
  // Junctions and mounts are no links to lstat: what counts in the end is where the disk says it is.
  const [realRoot, realParent] = [await realpath(root).catch(() => root), await realOf(dirname(at), root)];
  if (realParent !== realRoot && !realParent.startsWith(realRoot + sep)) throw refusal(path);
}

async function realOf(path: string, fallback: string): Promise<string> {
  return realpath(path).catch(() => realpath(fallback).catch(() => fallback));
}

async function kindOf(path: string): Promise<'link' | 'other' | undefined> {
  try {
    return (await lstat(path)).isSymbolicLink() ? 'link' : 'other';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw readingFault(error, path);
  }
}

function refusal(path: string): StudioError {
  return new StudioError('INVALID_ARGUMENT', `${JSON.stringify(path)} is no path inside the code folder.`, {
    path: 'path',
  });
}
