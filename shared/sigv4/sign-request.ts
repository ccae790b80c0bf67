// Signs requests to AWS services with Signature Version 4, by headers or as a presigned query.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import type { HeaderList } from '../trace/trace';
import {
  canonicalQuery,
  canonicalRequest,
  canonicalUri,
  emptyPayloadHash,
  encodeUriText,
  isSignedAsSent,
  normalizedPath,
  unsignedPayload,
} from './canonical-request';
import {
  algorithm,
  amzDate,
  type CredentialScope,
  type SigningCrypto,
  scopeText,
  signatureOf,
  stringToSign,
} from './signature';

export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface RequestToSign {
  readonly method: string;
  /** As sent, with its percent escapes. */
  readonly path: string;
  /** As sent, without `?`. */
  readonly rawQuery: string;
  /** With `Host`. */
  readonly headers: HeaderList;
  readonly body: Uint8Array | null;
}

export interface SigningOptions {
  readonly keys: SigningKeys;
  readonly region: string;
  /** The name in the scope: `dynamodb`, `execute-api`. */
  readonly service: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly crypto: SigningCrypto;
}

export interface HeaderSigningOptions extends SigningOptions {
  /** Sends and signs `X-Amz-Content-Sha256`, as S3 requires it; for other services it may be left out. */
  readonly hasPayloadHeader?: boolean;
  /** S3 only: the body is not signed. */
  readonly isPayloadUnsigned?: boolean;
}

/** Changed on the way by proxies or by the client itself: never signed. */
const unsigned = new Set([
  'authorization',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
]);

/** Set by the signature: a caller's own are replaced. */
const ownHeaders = new Set(['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']);

/** The request's header lines with those that sign it. */
export function signRequest(request: RequestToSign, options: HeaderSigningOptions): HeaderList {
  const { keys, service, crypto } = options;
  const date = amzDate(options.at);
  const scope = scopeOf(options, date);
  const payloadHash = payloadHashOf(request, options);
  const headers: (readonly [string, string])[] = [
    ...request.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase())),
    ['X-Amz-Date', date],
  ];
  if (keys.sessionToken !== undefined) headers.push(['X-Amz-Security-Token', keys.sessionToken]);
  if (options.hasPayloadHeader || isSignedAsSent(service)) headers.push(['X-Amz-Content-Sha256', payloadHash]);
  const signedHeaders = signableNames(headers);
  const canonical = canonicalRequest({
    method: request.method,
    uri: signedUri(request.path, service),
    query: canonicalQuery(request.rawQuery),
    headers,
    signedHeaders,
    payloadHash,
  });
  const signature = signatureOf(stringToSign(date, scope, canonical, crypto), keys.secretAccessKey, scope, crypto);
  const credential = `${keys.accessKeyId}/${scopeText(scope)}`;
  headers.push([
    'Authorization',
    `${algorithm} Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  ]);
  return headers;
}

/** The query, with all that signs it, of a URL that is good for `expiresSeconds`. Only `Host` is signed. */
export function presignQuery(
  request: Omit<RequestToSign, 'body'>,
  options: SigningOptions & { readonly expiresSeconds: number },
): string {
  const { keys, service, crypto } = options;
  const date = amzDate(options.at);
  const scope = scopeOf(options, date);
  const added = Object.entries({
    'X-Amz-Algorithm': algorithm,
    'X-Amz-Credential': `${keys.accessKeyId}/${scopeText(scope)}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': String(options.expiresSeconds),
    ...(keys.sessionToken !== undefined && { 'X-Amz-Security-Token': keys.sessionToken }),
    'X-Amz-SignedHeaders': 'host',
  }).map(([name, value]) => `${name}=${encodeUriText(value)}`);
  const query = [...(request.rawQuery === '' ? [] : [request.rawQuery]), ...added].join('&');
  const canonical = canonicalRequest({
    method: request.method,
    uri: signedUri(request.path, service),
    query: canonicalQuery(query),
    headers: request.headers,
    signedHeaders: ['host'],
    // the signers of AWS's clients: S3 leaves the body open, every other service takes an empty one
    payloadHash: isSignedAsSent(service) ? unsignedPayload : emptyPayloadHash,
  });
  const signature = signatureOf(stringToSign(date, scope, canonical, crypto), keys.secretAccessKey, scope, crypto);
  return `${query}&X-Amz-Signature=${signature}`;
}

function scopeOf({ region, service }: SigningOptions, date: string): CredentialScope {
  return { date: date.slice(0, 8), region, service };
}

function payloadHashOf({ body }: RequestToSign, { isPayloadUnsigned, crypto }: HeaderSigningOptions): string {
  if (isPayloadUnsigned) return unsignedPayload;
  return body === null || body.length === 0 ? emptyPayloadHash : crypto.sha256Hex(body);
}

function signedUri(path: string, service: string): string {
  return canonicalUri(isSignedAsSent(service) ? path : normalizedPath(path), service);
}

function signableNames(headers: HeaderList): readonly string[] {
  return [...new Set(headers.map(([name]) => name.toLowerCase()))].filter((name) => !unsigned.has(name)).sort();
}
