// What a client signed where its signature does not match: the usual mistakes are tried, one or two at a time.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
import { emptyPayloadHash, unsignedPayload } from './canonical-request';
import type { GivenSignature } from './read-signature';
import { type SigningCrypto, signatureWith, stringToSign } from './signature';
import type { SigningKeyCache } from './verify-signature';

export interface SignedOtherwise {
  /** `the path without /dev`. */
  readonly said: string;
  /** What the client signed. */
  readonly canonicalRequest: string;
}

export interface MismatchedRequest {
  /** What the signature should have covered. */
  readonly canonicalRequest: string;
  readonly given: GivenSignature;
  /** Undecoded, without the query. */
  readonly path: string;
  readonly rawQuery: string;
  readonly body: Uint8Array;
}

/** One line of the canonical request as a client may have had it. */
interface Variant {
  readonly line: number;
  readonly text: string;
  readonly said: string;
}

/** `/_aws/execute-api/{apiId}/{stage}`. */
const longestPrefix = 4;
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Undefined where no usual mistake explains the signature: then most likely the secret is another one. */
export function findSignedForm(
  request: MismatchedRequest,
  secretAccessKey: string,
  { crypto, keys }: { readonly crypto: SigningCrypto; readonly keys: SigningKeyCache },
): SignedOtherwise | undefined {
  const { canonicalRequest, given } = request;
  const scope = { date: given.date, region: given.region, service: given.service };
  const key = keys.keyOf(secretAccessKey, scope);
  const lines = canonicalRequest.split('\n');
  const tried = (variants: readonly Variant[]): SignedOtherwise | undefined => {
    const text = lines.map((line, at) => variants.find((variant) => variant.line === at)?.text ?? line).join('\n');
    if (signatureWith(key, stringToSign(given.time, scope, text, crypto), crypto) !== given.signature) return undefined;
    const said = variants.map((variant) => variant.said).join(', and ');
    return { said: said === '' ? 'a body that is not the one that came' : said, canonicalRequest: text };
  };
  const variants = variantsOf(lines, request, crypto);
  const pairs = variants.flatMap((one, at) =>
    variants.slice(at + 1).flatMap((other) => (other.line === one.line ? [] : [[one, other]])),
  );
  for (const chosen of [[], ...variants.map((variant) => [variant]), ...pairs]) {
    const found = tried(chosen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function variantsOf(
  lines: readonly string[],
  { path, rawQuery, body }: MismatchedRequest,
  crypto: SigningCrypto,
): Variant[] {
  const last = lines.length - 1;
  const host = lines.findIndex((line, at) => at > 2 && line.startsWith('host:'));
  const named = (lines[host] ?? '').slice('host:'.length);
  const withoutPort = named.replace(/:\d+$/, '');
  const all: Variant[] = [
    ...verbs.map((verb) => ({ line: 0, text: verb, said: `the verb ${verb}` })),
    ...pathVariants(lines[1] ?? '/', path),
    { line: 2, text: '', said: 'no query' },
    { line: 2, text: rawQuery, said: 'the query as it was sent, not sorted and escaped' },
    { line: host, text: `host:${withoutPort}`, said: 'the Host header without its port' },
    { line: host, text: `host:${withoutPort.split('.')[0]}`, said: 'the first part of the Host header' },
    { line: last, text: emptyPayloadHash, said: 'no body' },
    { line: last, text: crypto.sha256Hex(body), said: 'the body, not its x-amz-content-sha256 header' },
    { line: last, text: unsignedPayload, said: `${unsignedPayload} for the body` },
  ];
  return all.filter(({ line, text }) => line >= 0 && lines[line] !== text);
}

function pathVariants(uri: string, path: string): Variant[] {
  const segments = uri.split('/').slice(1, 1 + longestPrefix);
  return [
    // without the stage, or on the path form without what stands before it
    ...segments.map((_, at) => {
      const prefix = `/${segments.slice(0, at + 1).join('/')}`;
      return { line: 1, text: uri.slice(prefix.length) || '/', said: `the path without ${prefix}` };
    }),
    { line: 1, text: path, said: 'the path escaped once; it is escaped a second time' },
    { line: 1, text: decoded(path), said: 'the path without escapes' },
    { line: 1, text: uri.endsWith('/') ? uri.slice(0, -1) : `${uri}/`, said: 'the path with another end' },
    { line: 1, text: '/', said: 'the path /' },
  ];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // malformed escapes have no other form
  }
}
