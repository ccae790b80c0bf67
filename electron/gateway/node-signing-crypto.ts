// What Signature Version 4 needs of the platform, from Node.
import { createHash, createHmac } from 'node:crypto';
import type { SigningCrypto } from '../../shared/sigv4/signature';

export const nodeSigningCrypto: SigningCrypto = {
  sha256Hex: (content) => createHash('sha256').update(content).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
};
