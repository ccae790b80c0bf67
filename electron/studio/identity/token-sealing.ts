// Texts that only this workspace can read and make: refresh tokens and the sessions of challenges. They hold what they
// stand for, so nothing has to be remembered, and they outlive a restart.
import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** What a sealed text is for; one of another kind does not open. */
export type SealPurpose = 'refresh-token' | 'challenge-session';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** Nothing that is sealed here is longer. */
const longest = 8_192;

/** Seals `value` with a key made of the provider's. */
export function seal(key: KeyObject, purpose: SealPurpose, value: object): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, sealingKey(key, purpose), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed; undefined for a text that was not sealed here for this purpose. */
export function unseal(key: KeyObject, purpose: SealPurpose, text: string): unknown {
  if (text.length > longest || !/^[\w-]+$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= ivBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, sealingKey(key, purpose), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const opened = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return JSON.parse(opened.toString('utf8')) as unknown;
  } catch {
    return undefined; // changed, or sealed with another key
  }
}

function sealingKey(key: KeyObject, purpose: SealPurpose): Buffer {
  const secret = key.export({ type: 'pkcs8', format: 'der' });
  return Buffer.from(hkdfSync('sha256', secret, '', `gatehouse ${purpose}`, 32));
}
