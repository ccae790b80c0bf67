// Secrets in a local file that only its owner may read and that git ignores: `.gatehouse/secrets.json`.
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import type { SecretSlot, SecretStore } from './secret-store';

const fileName = '.gatehouse/secrets.json';
const ownerOnly = 0o600;
const fileSchema = z.record(z.string(), z.string());

/** Opens the secrets of the workspace in `folder`. */
export function openFileSecrets(folder: string, files: Files): SecretStore {
  const path = join(folder, fileName);

  async function readAll(): Promise<ReadonlyMap<SecretSlot, string>> {
    let text: string;
    try {
      text = await files.readText(path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return new Map();
      throw readingFault(error, fileName);
    }
    return new Map(Object.entries(parseSecrets(text)));
  }

  return {
    readAll,
    async write(values) {
      const all = new Map(await readAll());
      for (const [slot, value] of values) {
        if (value === undefined) all.delete(slot);
        else all.set(slot, value);
      }
      const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
      try {
        await replaceText(files, path, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`, ownerOnly);
      } catch (error) {
        throw storageFault(error, fileName);
      }
    },
  };
}

/** A secrets file that is not understood stops everything: writing over it would lose every secret in it. */
function parseSecrets(text: string): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw new StudioError('BROKEN_FILE', `${fileName} is not an object of strings.`, { file: fileName });
  }
}
