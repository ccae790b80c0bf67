// The arithmetic of Signature Version 4: scope, string to sign, key, signature.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

export const algorithm = 'AWS4-HMAC-SHA256';
export const terminator = 'aws4_request';

/** The two functions that signing needs of the platform. */
export interface SigningCrypto {
  /** SHA-256 in lower-case hex; text counts as UTF-8. */
  sha256Hex(content: Uint8Array | string): string;
  /** HMAC with SHA-256; text counts as UTF-8. */
  hmac(key: Uint8Array | string, text: string): Uint8Array;
}

export interface CredentialScope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** `20260115/us-east-1/execute-api/aws4_request`. */
export function scopeText({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/${terminator}`;
}

/** Epoch milliseconds as `X-Amz-Date` has them: `20260115T120000Z`. */
export function amzDate(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** What is signed; `date` is the value of `X-Amz-Date`. */
export function stringToSign(date: string, scope: CredentialScope, canonical: string, crypto: SigningCrypto): string {
  return [algorithm, date, scopeText(scope), crypto.sha256Hex(canonical)].join('\n');
}

/** The key that signs a day's requests to one service of one region. */
export function signingKey(
  secretAccessKey: string,
  { date, region, service }: CredentialScope,
  crypto: SigningCrypto,
): Uint8Array {
  let key = crypto.hmac(`AWS4${secretAccessKey}`, date);
  for (const part of [region, service, terminator]) key = crypto.hmac(key, part);
  return key;
}

/** The signature, with a key from `signingKey`, in lower-case hex. */
export function signatureWith(key: Uint8Array, toSign: string, crypto: SigningCrypto): string {
  return hexOf(crypto.hmac(key, toSign));
}

/** The signature in lower-case hex. */
export function signatureOf(
  toSign: string,
  secretAccessKey: string,
  scope: CredentialScope,
  crypto: SigningCrypto,
): string {
  return signatureWith(signingKey(secretAccessKey, scope, crypto), toSign, crypto);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
