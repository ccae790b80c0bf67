// JSON Web Keys as key objects: RSA keys that sign, and nothing else of a key set.
// https://www.rfc-editor.org/rfc/rfc7517
import { createPublicKey, type KeyObject } from 'node:crypto';

/** Keys that are looked at in one set. */
const mostKeys = 100;
/** Bits of a modulus: RSA keys below are broken, larger ones take long to check. */
const modulus = { least: 2_048, most: 8_192 };

const base64Url = /^[A-Za-z0-9_-]{1,2000}$/;

/** The key of a modulus and exponent; undefined where they are no good RSA key. */
export function rsaKey(n: string, e: string): KeyObject | undefined {
  if (!base64Url.test(n) || !base64Url.test(e)) return undefined;
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return bits >= modulus.least && bits <= modulus.most ? key : undefined;
  } catch {
    return undefined; // the platform refuses numbers that are no key
  }
}

/** The keys of a set by `kid`; undefined where `text` is no key set. */
export function readKeySet(text: string): ReadonlyMap<string, KeyObject> | undefined {
  const keys = membersOf(text)?.keys;
  if (!Array.isArray(keys)) return undefined;
  const found = new Map<string, KeyObject>();
  for (const jwk of keys.slice(0, mostKeys) as readonly unknown[]) {
    if (typeof jwk !== 'object' || jwk === null) continue;
    const { kid, kty, use, n, e } = jwk as Readonly<Record<string, unknown>>;
    const isForSigning = kty === 'RSA' && (use === undefined || use === 'sig');
    if (!isForSigning || typeof kid !== 'string' || typeof n !== 'string' || typeof e !== 'string') continue;
    const key = rsaKey(n, e);
    // of two keys of one id the first one: a set cannot change what a key means further down
    if (key !== undefined && !found.has(kid)) found.set(kid, key);
  }
  return found;
}

/** `jwks_uri` of a discovery document; undefined where it has none. */
export function keySetAddressIn(text: string): string | undefined {
  const address = membersOf(text)?.jwks_uri;
  return typeof address === 'string' ? address : undefined;
}

function membersOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined; // what a server answers need not be JSON
  }
}
