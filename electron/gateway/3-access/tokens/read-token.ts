// Takes a JSON Web Token apart. Sizes are checked before anything is parsed, and only one spelling of a token is read.
// https://www.rfc-editor.org/rfc/rfc7515#section-3.1
import { parseTokenJson } from './token-json';

/** What a token claims. Nothing of it is known to be true before its signature was checked. */
export interface ReadToken {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the signature covers. */
  readonly signingInput: string;
  readonly signature: Uint8Array;
}

/** AWS assumed: all headers of a request together have 10,240 bytes, so no token that comes in one is longer. */
const longestToken = 16_384;
/** A header names an algorithm and a key. */
const longestHeader = 2_048;

const base64Url = /^[A-Za-z0-9_-]+$/;
// making one costs more than all else that reading a token does
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The token in `text`, or in few words why it is none. */
export function readToken(text: string): ReadToken | { readonly problem: string } {
  if (text.length > longestToken) return { problem: `it has more than ${longestToken} characters` };
  const parts = text.split('.', 5);
  const [header = '', payload = '', signature = ''] = parts;
  // AWS recorded: HTTP APIs say so in these words
  if (parts.length !== 3) return { problem: 'token contains an invalid number of segments' };
  if (header.length > longestHeader) return { problem: 'its header is too long' };
  const signatureBytes = decode(signature);
  if (signatureBytes === undefined) return { problem: 'its signature is not Base64url' };
  const headerFields = readPart(header);
  if (headerFields === undefined) return { problem: 'its header is not a JSON object in Base64url' };
  const payloadFields = readPart(payload);
  if (payloadFields === undefined) return { problem: 'its payload is not a JSON object in Base64url' };
  return {
    text,
    header: headerFields,
    payload: payloadFields,
    signingInput: `${header}.${payload}`,
    signature: signatureBytes,
  };
}

/** The text after `Bearer `, which may be missing. AWS assumed: in any letter case, as the scheme's name is. */
export function withoutScheme(value: string): string {
  return value.replace(/^bearer +/i, '').trim();
}

function readPart(part: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = decode(part);
  if (bytes === undefined) return undefined;
  try {
    return parseTokenJson(utf8.decode(bytes));
  } catch {
    return undefined; // bytes that are no UTF-8
  }
}

/** The bytes; undefined where other characters than those of Base64url stand, or bits at the end that mean nothing. */
function decode(part: string): Uint8Array | undefined {
  if (!base64Url.test(part)) return undefined;
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}
