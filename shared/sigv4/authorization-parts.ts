// The Authorization header of Signature Version 4 taken apart, or AWS's complaint about it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import type { HeaderList } from '../trace/trace';
import { canonicalHeader } from './canonical-request';
import { algorithm, type SigningCrypto } from './signature';

export interface AuthorizationParts {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  /** `X-Amz-Date`, or `Date` in its form. */
  readonly time: string;
}

const wantedParts = ['Credential', 'Signature', 'SignedHeaders'] as const;

/** The parts of `authorization`; a text where it lacks some, or is no signature at all. */
export function authorizationParts(
  authorization: string,
  headers: HeaderList,
  crypto: SigningCrypto,
): AuthorizationParts | string {
  const space = authorization.indexOf(' ');
  const pairs = authorization
    .slice(space + 1)
    .split(',')
    .map((pair) => pair.trim());
  if (pairs.some((pair) => pair.indexOf('=') < 1)) return notPairs(authorization, crypto);
  const parts = new Map(pairs.map((pair) => splitAtEquals(pair)));
  const time = canonicalHeader(headers, 'x-amz-date') || isoTime(canonicalHeader(headers, 'date'));
  // AWS documented: all that is missing is told at once, and the header itself after it
  const lacks = wantedParts
    .filter((part) => (parts.get(part) ?? '') === '')
    .map((part) => `Authorization header requires '${part}' parameter.`);
  if (time === '') {
    lacks.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (lacks.length > 0) return `${lacks.join(' ')} Authorization=${authorization}`;
  const scheme = authorization.slice(0, Math.max(space, 0));
  if (scheme !== algorithm) return unsupportedAlgorithm(scheme);
  return {
    credential: parts.get('Credential') ?? '',
    signedHeaders: parts.get('SignedHeaders') ?? '',
    signature: parts.get('Signature') ?? '',
    time,
  };
}

/** AWS assumed: the wording. */
export function unsupportedAlgorithm(name: string): string {
  return `Unsupported AWS 'algorithm': '${name}'.`;
}

function notPairs(authorization: string, crypto: SigningCrypto): string {
  // AWS recorded: the credential itself shows as its SHA-256 in Base64
  const hash = base64OfHex(crypto.sha256Hex(authorization));
  return (
    'Invalid key=value pair (missing equal-sign) in Authorization header ' +
    `(hashed with SHA-256 and encoded with Base64): '${hash}'.`
  );
}

/** `Thu, 15 Jan 2026 12:00:00 GMT` as `X-Amz-Date` has it; what is no date stays as it is. */
function isoTime(date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function splitAtEquals(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Three hex digits are two of Base64. */
function base64OfHex(hex: string): string {
  const digits = (hex.padEnd(Math.ceil(hex.length / 3) * 3, '0').match(/.{3}/g) ?? []).map((three) => {
    const bits = Number.parseInt(three, 16);
    return `${alphabet[bits >> 6]}${alphabet[bits & 63]}`;
  });
  const length = Math.ceil((hex.length * 4) / 6);
  return digits
    .join('')
    .slice(0, length)
    .padEnd(Math.ceil(length / 4) * 4, '=');
}
