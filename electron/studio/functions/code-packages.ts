// Code that comes as a zip archive: unpacked beside its place, put there in one step, and known by its digest after.
import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors';
import type { CodePackage } from '../../../shared/contract/functions';
import { BrokenArchive, unzip } from '../../backends/lambda/code/unzip';
import { storageFault } from '../../storage/storage-fault';
import { surveyCode } from './survey-code';

/** An archive that was unpacked and waits for its place. */
export interface StagedCode {
  readonly codeSha256: string;
  readonly codeSize: number;
  /** Replaces what is at the absolute `place`, as one step. */
  moveTo(place: string): Promise<CodePackage>;
  discard(): Promise<void>;
}

export interface CodePackages {
  /** Unpacks an archive; INVALID_ARGUMENT where it is none that can be used. */
  stage(zip: Buffer): Promise<StagedCode>;
  /** What is at `place`: the archive it came from, or what is there if that was edited since. */
  read(place: string): Promise<CodePackage>;
  /** Keeps a copy of the code at `place` under the absolute `copy`. */
  copy(place: string, copy: string): Promise<void>;
}

const recordShape = z.object({
  codeSha256: z.string(),
  codeSize: z.number(),
  lastModified: z.number(),
  fingerprint: z.string(),
});

/** Opens the packages of a workspace. `local` is its folder that stays on this machine. */
export function openCodePackages(local: string, clock: () => number): CodePackages {
  const folder = join(local, 'code-packages');
  const recordOf = (place: string) => join(folder, `${digest(relative(local, place), 'hex').slice(0, 32)}.json`);

  async function readRecord(place: string): Promise<z.output<typeof recordShape> | undefined> {
    try {
      return recordShape.parse(JSON.parse(await readFile(recordOf(place), 'utf8')));
    } catch {
      return undefined; // without its record, code counts as edited
    }
  }

  async function putInPlace(incoming: string, place: string): Promise<void> {
    const before = join(folder, `replaced-${randomUUID()}`);
    try {
      await mkdir(dirname(place), { recursive: true });
      const hadCode = await moveIfThere(place, before);
      await rename(incoming, place).catch(async (error: unknown) => {
        if (hadCode) await rename(before, place);
        throw error;
      });
    } catch (error) {
      throw storageFault(error, place);
    }
    await rm(before, { recursive: true, force: true });
  }

  return {
    async stage(zip) {
      const incoming = join(folder, `incoming-${randomUUID()}`);
      const discard = () => rm(incoming, { recursive: true, force: true });
      await unpack(zip, incoming).catch(async (error: unknown) => {
        await discard();
        throw error;
      });
      const codeSha256 = digest(zip, 'base64');
      return {
        codeSha256,
        codeSize: zip.length,
        discard,
        async moveTo(place) {
          await putInPlace(incoming, place);
          const { fingerprint } = await surveyCode(place);
          const found = { codeSha256, codeSize: zip.length, lastModified: clock() };
          await writeFile(recordOf(place), JSON.stringify({ ...found, fingerprint }));
          return { ...found, isAsUploaded: true };
        },
      };
    },
    async read(place) {
      const [record, survey] = await Promise.all([readRecord(place), surveyCode(place)]);
      if (record !== undefined && record.fingerprint === survey.fingerprint) {
        const { fingerprint: _, ...found } = record;
        return { ...found, isAsUploaded: true };
      }
      const { bytes, modifiedAt, isFile } = survey;
      const codeSha256 = digest(isFile ? await readFile(place) : survey.fingerprint, 'base64');
      return { codeSha256, codeSize: bytes, lastModified: Math.floor(modifiedAt), isAsUploaded: false };
    },
    async copy(place, copy) {
      const incoming = join(folder, `incoming-${randomUUID()}`);
      try {
        await mkdir(folder, { recursive: true });
        await cp(place, incoming, { recursive: true, dereference: true, preserveTimestamps: true });
      } catch (error) {
        await rm(incoming, { recursive: true, force: true });
        throw storageFault(error, place);
      }
      await putInPlace(incoming, copy);
    },
  };
}

async function unpack(zip: Buffer, target: string): Promise<void> {
  const archive = `${target}.zip`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(archive, zip);
    await unzip(archive, target);
  } catch (error) {
    if (error instanceof BrokenArchive) throw new StudioError('INVALID_ARGUMENT', error.message, { path: 'zipBase64' });
    throw storageFault(error, archive);
  } finally {
    await rm(archive, { force: true });
  }
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  const isThere = await stat(from).then(
    () => true,
    () => false, // stat() tells absence by throwing
  );
  if (isThere) await rename(from, to);
  return isThere;
}

function digest(content: Buffer | string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(content).digest(encoding);
}
