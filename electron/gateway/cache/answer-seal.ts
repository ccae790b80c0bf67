// Encryption of kept answers at rest, for methods whose setting asks for it: AES-256-GCM with a key of this gateway's.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { HeaderList } from '../../../shared/trace/trace';
import type { FillRandom } from '../1-entry/request-ids';
import type { CachedAnswer } from './response-cache';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;

export interface AnswerSeal {
  /** `key` is bound to the text: what was sealed under one key opens under no other. */
  seal(key: string, answer: CachedAnswer): Uint8Array;
  /** Undefined where the bytes were not sealed here under `key`. */
  open(key: string, sealed: Uint8Array): CachedAnswer | undefined;
}

/** Opens a seal with a key that never leaves this process. */
export function openAnswerSeal(fillRandom: FillRandom): AnswerSeal {
  const secret = randomBytes(fillRandom, keyBytes);
  return {
    seal(key, answer) {
      const nonce = randomBytes(fillRandom, nonceBytes);
      const sealing = createCipheriv(cipher, secret, nonce).setAAD(Buffer.from(key));
      const text = Buffer.concat([sealing.update(packed(answer)), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), text]);
    },
    open(key, sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (bytes.length < nonceBytes + tagBytes + lengthBytes) return undefined;
      const opening = createDecipheriv(cipher, secret, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(key))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return unpacked(Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]));
      } catch {
        // a wrong tag: another process's entry, or bytes that somebody changed
        return undefined;
      }
    },
  };
}

function randomBytes(fillRandom: FillRandom, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  fillRandom(bytes);
  return bytes;
}

/** The head as JSON with its length before it, then the body as it is. */
function packed({ status, headers, body }: CachedAnswer): Buffer {
  const head = Buffer.from(JSON.stringify([status, headers]));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

function unpacked(bytes: Buffer): CachedAnswer {
  const bodyAt = lengthBytes + bytes.readUInt32BE(0);
  const [status, headers] = JSON.parse(bytes.toString('utf8', lengthBytes, bodyAt)) as [number, HeaderList];
  return { status, headers, body: bytes.subarray(bodyAt) };
}
