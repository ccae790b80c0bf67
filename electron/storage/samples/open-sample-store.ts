// Sample inputs for trying templates, by the key of their method, in one local file of the workspace.
import { join } from 'node:path';
import { z } from 'zod';
import { type Sample, sampleInput } from '../../../shared/contract/samples';
import type { EntityKey } from '../../../shared/definition/entities';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';

export interface SampleStore {
  list(key: EntityKey): Promise<readonly Sample[]>;
  /** Replaces the samples of `key`; none forgets them. */
  save(key: EntityKey, samples: readonly Sample[]): Promise<void>;
}

const fileName = 'samples.json';
const fileShape = z.record(z.string(), z.array(sampleInput));

/** Opens the store in the workspace's local folder. A file that is not understood counts as empty. */
export function openSampleStore(folder: string, files: Files): SampleStore {
  const file = join(folder, fileName);
  let saving: Promise<unknown> = Promise.resolve();

  async function read(): Promise<ReadonlyMap<string, readonly Sample[]>> {
    const text = await files.readText(file).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '{}';
      throw readingFault(error, fileName);
    });
    return new Map(Object.entries(parse(text) ?? {}));
  }

  async function write(key: EntityKey, samples: readonly Sample[]): Promise<void> {
    const all = new Map(await read());
    all.delete(key);
    if (samples.length > 0) all.set(key, samples);
    try {
      await replaceText(files, file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
    } catch (error) {
      throw storageFault(error, fileName);
    }
  }

  return {
    list: async (key) => (await read()).get(key) ?? [],
    save(key, samples) {
      const saved = saving.then(() => write(key, samples));
      saving = saved.catch(() => undefined);
      return saved;
    },
  };
}

function parse(text: string): z.output<typeof fileShape> | undefined {
  try {
    return fileShape.parse(JSON.parse(text));
  } catch {
    return undefined; // samples are made anew in a minute; a broken file must not keep the editor shut
  }
}
