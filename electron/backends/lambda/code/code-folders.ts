// Code and layers as folders: a folder is used where it is, an archive is unpacked once per content.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { unzip } from './unzip';

export interface CodeFolder {
  readonly folder: string;
  /** An unpacked archive goes when nobody holds it. */
  release(): void;
}

/** The code cannot be used; the message says why. */
export class UnusableCode extends Error {
  constructor(
    message: string,
    /** There is nothing at all, rather than something broken. */
    readonly isMissing: boolean,
  ) {
    super(message);
  }
}

export interface CodeFolders {
  /** The folder that holds the code at `source`; throws `UnusableCode`. */
  open(source: string): Promise<CodeFolder>;
}

interface Unpacked {
  readonly folder: Promise<string>;
  holders: number;
}

/** Unpacks below `base`. */
export function openCodeFolders(base: string): CodeFolders {
  const unpackedByHash = new Map<string, Unpacked>();
  return {
    async open(source) {
      const found = await stat(source).catch(() => undefined);
      if (found === undefined) throw new UnusableCode(`There is no code at ${source}.`, true);
      if (found.isDirectory()) return { folder: source, release() {} };
      const hash = await hashOf(source).catch(() => {
        throw new UnusableCode(`${source} cannot be read.`, false);
      });
      const entry = unpackedByHash.get(hash) ?? { folder: unpackInto(base, hash, source), holders: 0 };
      unpackedByHash.set(hash, entry);
      entry.holders++;
      const release = () => {
        entry.holders--;
        if (entry.holders > 0) return;
        if (unpackedByHash.get(hash) === entry) unpackedByHash.delete(hash);
        entry.folder.then((folder) => rm(folder, { recursive: true, force: true })).catch(() => {});
      };
      try {
        return { folder: await entry.folder, release };
      } catch (fault) {
        release();
        const reason = fault instanceof Error ? fault.message : String(fault);
        throw new UnusableCode(`${path.basename(source)}: ${reason}`, false);
      }
    },
  };
}

/** A folder appears whole under its name, or not at all. */
async function unpackInto(base: string, hash: string, source: string): Promise<string> {
  await mkdir(base, { recursive: true });
  // Two of the same content, one of which is just being removed, must not meet.
  const folder = path.join(base, `${hash}-${process.hrtime.bigint().toString(36)}`);
  const partial = `${folder}.part`;
  try {
    await unzip(source, partial);
    await rename(partial, folder);
  } catch (fault) {
    await rm(partial, { recursive: true, force: true });
    throw fault;
  }
  return folder;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex').slice(0, 32);
}
