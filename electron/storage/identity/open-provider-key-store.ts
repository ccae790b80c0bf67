// The signing keys of the local identity provider, in a local file of the workspace that only its owner may read.
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';

const storedKeySchema = z.strictObject({
  kid: z.string().min(1),
  /** PKCS #8 in PEM. */
  privateKey: z.string().min(1),
});

export type StoredProviderKey = z.infer<typeof storedKeySchema>;

export interface ProviderKeyStore {
  /** Empty where none were made yet. */
  read(): Promise<readonly StoredProviderKey[]>;
  write(keys: readonly StoredProviderKey[]): Promise<void>;
}

const fileName = 'identity-keys.json';
const ownerOnly = 0o600;
const fileShape = z.strictObject({ keys: z.array(storedKeySchema) });

/** Opens the store in the workspace's local folder. */
export function openProviderKeyStore(folder: string, files: Files): ProviderKeyStore {
  const path = join(folder, fileName);
  return {
    async read() {
      let text: string;
      try {
        text = await files.readText(path);
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return [];
        throw readingFault(error, fileName);
      }
      return parse(text);
    },
    async write(keys) {
      try {
        await replaceText(files, path, `${JSON.stringify({ keys }, null, 2)}\n`, ownerOnly);
      } catch (error) {
        throw storageFault(error, fileName);
      }
    },
  };
}

/** New keys would end every session that is under way, so a file that is not understood is left for its owner. */
function parse(text: string): readonly StoredProviderKey[] {
  try {
    return fileShape.parse(JSON.parse(text)).keys;
  } catch {
    throw new StudioError('BROKEN_FILE', `.gatehouse/${fileName} holds no keys. Remove it to have new ones made.`, {
      file: `.gatehouse/${fileName}`,
    });
  }
}
