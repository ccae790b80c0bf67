// The code of a function as an archive to send. The same files give the same bytes, so that its digest tells a change.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { StudioError } from '../../../shared/contract/errors';
import { storageFault } from '../../storage/storage-fault';

export interface FunctionPackage {
  readonly zip: Uint8Array;
  /** Base64, as Lambda tells it. */
  readonly codeSha256: string;
}

/** AWS documented: gettingstarted-limits, 50 MB zipped for direct upload. */
const longestZipBytes = 52_428_800;
/** AWS documented: gettingstarted-limits, 250 MB unzipped. */
const longestCodeBytes = 262_144_000;

/** What runs and tools leave behind. */
const leftOut: ReadonlySet<string> = new Set(['.git', '.DS_Store', '__pycache__', '.pytest_cache', '.mypy_cache']);

/** Archives have no zone: the first moment they can name, wherever this machine is. */
const madeAt = new Date(1980, 0, 1);

/** Packs the folder at `place`, or takes the `.zip` that is there; NOT_CAPABLE for what Lambda would not take. */
export async function packFunction(functionName: string, place: string): Promise<FunctionPackage> {
  const found = await stat(place).catch((error: unknown) => {
    throw storageFault(error, place);
  });
  const zip = found.isFile() ? await readFile(place) : await packFolder(functionName, place);
  if (zip.length > longestZipBytes) throw tooLarge(functionName, '50 MB zipped');
  return { zip, codeSha256: createHash('sha256').update(zip).digest('base64') };
}

async function packFolder(functionName: string, root: string): Promise<Uint8Array> {
  const files: [string, Zippable[string]][] = [];
  let bytes = 0;

  async function pack(folder: string, prefix: string): Promise<void> {
    for (const name of (await readdir(folder)).sort()) {
      if (leftOut.has(name)) continue;
      const path = join(folder, name);
      const found = await stat(path);
      if (found.isDirectory()) await pack(path, `${prefix}${name}/`);
      if (!found.isFile()) continue;
      bytes += found.size;
      if (bytes > longestCodeBytes) throw tooLarge(functionName, '250 MB');
      // A bootstrap has to stay a program; other permissions differ from machine to machine.
      const mode = (found.mode & 0o100) === 0 ? 0o100644 : 0o100755;
      files.push([`${prefix}${name}`, [await readFile(path), { mtime: madeAt, os: 3, attrs: mode * 0x10000 }]]);
    }
  }

  await pack(root, '').catch((error: unknown) => {
    throw error instanceof StudioError ? error : storageFault(error, root);
  });
  return zipSync(Object.fromEntries(files));
}

function tooLarge(functionName: string, limit: string): StudioError {
  return new StudioError('NOT_CAPABLE', `The code of ${functionName} is larger than ${limit}: Lambda takes no more.`);
}
