// Verifies a signature with the secret of its key.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import type { HeaderList } from '../trace/trace';
import {
  canonicalHeader,
  canonicalQuery,
  canonicalRequest,
  canonicalUri,
  emptyPayloadHash,
  isSignedAsSent,
  normalizedPath,
  unsignedPayload,
} from './canonical-request';
import type { GivenSignature } from './read-signature';
import { type CredentialScope, type SigningCrypto, signatureWith, signingKey, stringToSign } from './signature';
import { SignatureFault, type SignedForm } from './signature-fault';

/** A request as it was sent: only then does a signature cover it. */
export interface SignedRequest {
  readonly method: string;
  /** Undecoded, without the query. */
  readonly path: string;
  /** Undecoded, without `?`. */
  readonly rawQuery: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** Keys that sign a day's requests, kept for the next request of the same caller. */
export interface SigningKeyCache {
  keyOf(secretAccessKey: string, scope: CredentialScope): Uint8Array;
}

/** Opens the cache; it holds at most `limit` keys and forgets the one that was made first. */
export function openSigningKeyCache(crypto: SigningCrypto, limit = 256): SigningKeyCache {
  const keys = new Map<string, Uint8Array>();
  return {
    keyOf(secretAccessKey, scope) {
      const name = `${scope.date}/${scope.region}/${scope.service}/${secretAccessKey}`;
      const known = keys.get(name);
      if (known !== undefined) return known;
      const key = signingKey(secretAccessKey, scope, crypto);
      keys.set(name, key);
      for (const oldest of keys.keys()) {
        if (keys.size <= limit) break;
        keys.delete(oldest);
      }
      return key;
    },
  };
}

/** Throws SignatureFault where the signature is not that of `secretAccessKey`; without a secret none is. */
export function verifySignature(
  request: SignedRequest,
  given: GivenSignature,
  secretAccessKey: string | undefined,
  { crypto, keys }: { readonly crypto: SigningCrypto; readonly keys: SigningKeyCache },
): void {
  const scope = { date: given.date, region: given.region, service: given.service };
  const sent = canonicalHeader(request.headers, 'x-amz-content-sha256');
  const bodyHash = request.body.length === 0 ? emptyPayloadHash : crypto.sha256Hex(request.body);
  const hashes = payloadHashes(given, sent, bodyHash);
  let form: SignedForm | undefined;
  for (const payloadHash of hashes) {
    const canonical = canonicalOf(request, given, payloadHash);
    const toSign = stringToSign(given.time, scope, canonical, crypto);
    form ??= { canonicalRequest: canonical, stringToSign: toSign };
    if (secretAccessKey === undefined || !isTrueHash(sent, bodyHash, given)) break;
    const key = keys.keyOf(secretAccessKey, scope);
    if (isSameText(given.signature, signatureWith(key, toSign, crypto))) return;
  }
  throw new SignatureFault('invalid', mismatch(form), form);
}

/** The forms that a payload may be signed in; nearly always one. */
function payloadHashes({ expiresSeconds, service }: GivenSignature, sent: string, bodyHash: string): readonly string[] {
  if (expiresSeconds === undefined) return [sent === '' ? bodyHash : sent];
  if (isSignedAsSent(service)) return [unsignedPayload];
  // AWS's own signers presign with an empty body; some cover the one that is sent
  return bodyHash === emptyPayloadHash ? [emptyPayloadHash] : [emptyPayloadHash, bodyHash];
}

/** A hash that was sent must be the body's. */
function isTrueHash(sent: string, bodyHash: string, { expiresSeconds }: GivenSignature): boolean {
  return expiresSeconds !== undefined || sent === '' || sent === bodyHash || sent === unsignedPayload;
}

function canonicalOf(request: SignedRequest, given: GivenSignature, payloadHash: string): string {
  const { service, signedHeaders, expiresSeconds } = given;
  return canonicalRequest({
    method: request.method,
    uri: canonicalUri(isSignedAsSent(service) ? request.path : normalizedPath(request.path), service),
    query: canonicalQuery(request.rawQuery, expiresSeconds === undefined ? [] : ['X-Amz-Signature']),
    headers: request.headers,
    signedHeaders,
    payloadHash,
  });
}

function mismatch(form: SignedForm | undefined): string {
  return (
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
    'and signing method. Consult the service documentation for details.\n\n' +
    `The Canonical String for this request should have been\n'${form?.canonicalRequest}'\n\n` +
    `The String-to-Sign should have been\n'${form?.stringToSign}'\n`
  );
}

/** In a time that does not tell how much of it is right. */
function isSameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
