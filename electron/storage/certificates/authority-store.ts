// The certificate authority of a workspace: `.gatehouse/certificate-authority.json`. Its private key is sealed with a key
// of the user's own folder, so that a copied workspace takes no authority along that another machine trusts.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readLocalKey } from '../secrets/session-key';
import { readingFault, storageFault } from '../storage-fault';

export interface StoredAuthority {
  /** PEM. */
  readonly certificate: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
}

export interface AuthorityStore {
  /** Undefined where there is none, or where another user's key seals it. */
  read(): Promise<StoredAuthority | undefined>;
  write(authority: StoredAuthority): Promise<void>;
}

export interface AuthorityStoreOptions {
  /** The workspace's local folder. */
  readonly folder: string;
  /** The user's own: the key that seals stands there. */
  readonly userDataFolder: string;
  readonly files: Files;
}

const fileName = 'certificate-authority.json';
const ownerOnly = 0o600;
const algorithm = 'aes-256-gcm';
const fileShape = z.strictObject({
  certificate: z.string(),
  sealedKey: z.strictObject({ iv: z.base64(), tag: z.base64(), text: z.base64() }),
});

/** Opens the store; nothing is read or made before it is asked for. */
export function openAuthorityStore({ folder, userDataFolder, files }: AuthorityStoreOptions): AuthorityStore {
  const path = join(folder, fileName);
  const sealingKey = async () =>
    Buffer.from(
      await readLocalKey({ folder: userDataFolder, fileName: 'sealing-key', files, isReadOnly: false }),
      'base64',
    );
  return {
    async read() {
      let text: string;
      try {
        text = await files.readText(path);
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw readingFault(error, fileName);
      }
      const { certificate, sealedKey } = parse(text);
      const privateKey = unseal(sealedKey, await sealingKey());
      return privateKey === undefined ? undefined : { certificate, privateKey };
    },
    async write({ certificate, privateKey }) {
      const sealedKey = seal(privateKey, await sealingKey());
      try {
        await replaceText(files, path, `${JSON.stringify({ certificate, sealedKey }, null, 2)}\n`, ownerOnly);
      } catch (error) {
        throw storageFault(error, fileName);
      }
    },
  };
}

type Sealed = z.infer<typeof fileShape>['sealedKey'];

function seal(text: string, key: Buffer): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: sealed.toString('base64'),
  };
}

/** Undefined where another key sealed it. */
function unseal({ iv, tag, text }: Sealed, key: Buffer): string | undefined {
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64'));
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return undefined; // the tag tells that it is not this key's
  }
}

function parse(text: string): z.infer<typeof fileShape> {
  try {
    return fileShape.parse(JSON.parse(text));
  } catch {
    const file = `.gatehouse/${fileName}`;
    throw new StudioError('BROKEN_FILE', `${file} holds no authority. Remove it to have a new one made.`, { file });
  }
}
