// The key that seals the session tokens of a workspace's temporary credentials: `.gatehouse/session-key`, its owner's alone.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';

const ownerOnly = 0o600;
const keyBytes = 32;

/**
 * The key as base64, made where there is none. `folder` is the workspace's local one. A workspace that cannot be written
 * has a key of this run only: its tokens end with it.
 */
export function readSessionKey(folder: string, files: Files, isReadOnly: boolean): Promise<string> {
  return readLocalKey({ folder, fileName: 'session-key', files, isReadOnly });
}

export interface LocalKeyPlace {
  readonly folder: string;
  readonly fileName: string;
  readonly files: Files;
  readonly isReadOnly: boolean;
}

/** The key that a file of the folder holds, as base64, made where there is none. */
export async function readLocalKey({ folder, fileName, files, isReadOnly }: LocalKeyPlace): Promise<string> {
  const path = join(folder, fileName);
  const known = await readKey(path, files, fileName);
  if (known !== undefined) return known;
  const key = randomBytes(keyBytes).toString('base64');
  if (isReadOnly) return key;
  try {
    await replaceText(files, path, `${key}\n`, ownerOnly);
  } catch (error) {
    throw storageFault(error, fileName);
  }
  return key;
}

/** A file that holds no key counts as none: nothing but tokens is lost with it. */
async function readKey(path: string, files: Files, fileName: string): Promise<string | undefined> {
  try {
    const key = (await files.readText(path)).trim();
    return Buffer.from(key, 'base64').length === keyBytes ? key : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw readingFault(error, fileName);
  }
}
