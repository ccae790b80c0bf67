// Session tokens that need no memory: what a session is stands in its token, sealed with the workspace's key.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type IamSession, iamSessionSchema, type SessionSeal } from '../../../../shared/iam/iam-session';

const cipher = 'aes-256-gcm';
/** AES-GCM's own lengths. */
const nonceBytes = 12;
const tagBytes = 16;
/** Tokens that were opened before are not opened again; the oldest go first. */
const rememberedTokens = 500;
/** Longer than any that is made here. */
const longestToken = 16_384;

/** Opens the seal of a workspace; `key` is 32 bytes as base64. Without one nothing opens and nothing can be sealed. */
export function openSessionSeal(key: string | undefined): SessionSeal {
  const secret = key === undefined ? undefined : Buffer.from(key, 'base64');
  const opened = new Map<string, IamSession>();
  return {
    seal(session) {
      if (secret === undefined) throw new Error('There is no key to seal session tokens with.');
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, secret, nonce);
      const sealed = Buffer.concat([sealing.update(JSON.stringify(session), 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealed, sealing.getAuthTag()]).toString('base64');
    },
    open(token) {
      const known = opened.get(token);
      if (known !== undefined || secret === undefined || token.length > longestToken) return known;
      const session = unsealed(token, secret);
      if (session === undefined) return undefined;
      opened.set(token, session);
      for (const oldest of opened.keys()) {
        if (opened.size <= rememberedTokens) break;
        opened.delete(oldest);
      }
      return session;
    },
  };
}

function unsealed(token: string, secret: Buffer): IamSession | undefined {
  const bytes = Buffer.from(token, 'base64');
  if (bytes.length <= nonceBytes + tagBytes) return undefined;
  try {
    const opening = createDecipheriv(cipher, secret, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    opening.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)), opening.final()]);
    const session = iamSessionSchema.safeParse(JSON.parse(text.toString('utf8')));
    return session.success ? session.data : undefined;
  } catch {
    return undefined; // sealed with another key, or not at all
  }
}
