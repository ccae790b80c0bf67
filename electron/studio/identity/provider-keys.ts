// The two RSA keys that the local identity provider signs with, kept for the workspace. They are made when somebody
// first asks for a token or a key set: a gateway that nobody sends tokens to needs none.
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { StudioError } from '../../../shared/contract/errors';
import type { ProviderKey } from '../../gateway/ports';
import type { StoredProviderKey } from '../../storage/identity/open-provider-key-store';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: ProviderKey;
}

/** AWS documented: a pool has two. Cognito signs ID tokens with one and access tokens with the other. */
export type SigningKeys = readonly [id: SigningKey, access: SigningKey];

export interface ProviderKeys {
  /** As far as they were made. */
  readonly publicKeys: readonly ProviderKey[];
  /** The keys of the open workspace, made where there are none. */
  require(): Promise<SigningKeys>;
  /** Takes over the keys of the workspace that was opened. */
  entered(): Promise<void>;
}

export interface ProviderKeysOptions {
  readonly current: CurrentWorkspace;
  /** Hears that there are keys where there were none; resolves when the gateway has them. */
  readonly changed: () => Promise<void>;
  readonly report: (fault: unknown) => void;
}

interface Held {
  readonly workspace: OpenWorkspace;
  keys: SigningKeys | undefined;
  making: Promise<SigningKeys> | undefined;
}

/** Makes them. */
export function createProviderKeys({ current, changed, report }: ProviderKeysOptions): ProviderKeys {
  let held: Held | undefined;

  function ofWorkspace(): Held {
    const workspace = current.require();
    if (held?.workspace !== workspace) held = { workspace, keys: undefined, making: undefined };
    return held;
  }

  async function make(place: Held): Promise<SigningKeys> {
    const stored = await place.workspace.providerKeys.read();
    place.keys = signingKeys(stored);
    if (place.keys === undefined) {
      const made = await Promise.all([makeKey(), makeKey()]);
      try {
        await place.workspace.providerKeys.write(made);
      } catch (error) {
        // tokens of a workspace that cannot be written are good until it is closed
        if (!(error instanceof StudioError)) throw error;
        report(error);
      }
      place.keys = signingKeys(made);
    }
    if (held === place) await changed();
    return place.keys ?? noKeys();
  }

  return {
    get publicKeys() {
      const keys = held !== undefined && held.workspace === current.workspace ? held.keys : undefined;
      return keys?.map(({ publicKey }) => publicKey) ?? [];
    },
    async require() {
      const place = ofWorkspace();
      if (place.keys !== undefined) return place.keys;
      place.making ??= make(place).finally(() => {
        place.making = undefined;
      });
      return place.making;
    },
    async entered() {
      if (current.workspace === undefined) return;
      const place = ofWorkspace();
      try {
        place.keys ??= signingKeys(await place.workspace.providerKeys.read());
      } catch (error) {
        // whoever asks for a token hears it; everything else works without keys
        report(error);
      }
    },
  };
}

/** Undefined where the stored keys are not two. */
function signingKeys(stored: readonly StoredProviderKey[]): SigningKeys | undefined {
  const [id, access] = stored.map(readKey);
  return id === undefined || access === undefined ? undefined : [id, access];
}

function readKey({ kid, privateKey: pem }: StoredProviderKey): SigningKey {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    noKeys();
  }
  const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { kid, privateKey, publicKey: { kid, n, e } };
}

function noKeys(): never {
  const file = '.gatehouse/identity-keys.json';
  throw new StudioError('BROKEN_FILE', `${file} holds no keys. Remove it to have new ones made.`, { file });
}

/** On a thread of its own: nothing waits for it but whoever asked. */
async function makeKey(): Promise<StoredProviderKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { kid: randomBytes(12).toString('base64url'), privateKey };
}
