// What a request says of its signature, in the Authorization header or in a presigned query.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
import type { HeaderList } from '../trace/trace';
import { authorizationParts, unsupportedAlgorithm } from './authorization-parts';
import { canonicalHeader } from './canonical-request';
import { algorithm, type SigningCrypto } from './signature';
import { missingSignature, SignatureFault } from './signature-fault';

export interface GivenSignature {
  readonly accessKeyId: string;
  /** `YYYYMMDD` of the scope. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `X-Amz-Date`, as sent. */
  readonly time: string;
  readonly sessionToken: string | undefined;
  /** How long a presigned query is good for; undefined for the header form. */
  readonly expiresSeconds: number | undefined;
}

/** Reads the signature; throws SignatureFault where there is none, or not all of it. `rawQuery` is as sent. */
export function readSignature(headers: HeaderList, rawQuery: string, crypto: SigningCrypto): GivenSignature {
  const authorization = canonicalHeader(headers, 'authorization');
  if (authorization !== '') return fromHeader(authorization, headers, crypto);
  const query = amzMembers(rawQuery);
  if (query.has('X-Amz-Signature') || query.has('X-Amz-Credential')) return fromQuery(query);
  throw missingSignature();
}

function fromHeader(authorization: string, headers: HeaderList, crypto: SigningCrypto): GivenSignature {
  const parts = authorizationParts(authorization, headers, crypto);
  if (typeof parts === 'string') throw incomplete(parts);
  const token = canonicalHeader(headers, 'x-amz-security-token');
  return {
    ...scopeParts(parts.credential),
    signedHeaders: headerNames(parts.signedHeaders),
    signature: parts.signature,
    time: parts.time,
    sessionToken: token === '' ? undefined : token,
    expiresSeconds: undefined,
  };
}

const queryParts = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
  'X-Amz-Expires',
] as const;

function fromQuery(query: ReadonlyMap<string, string>): GivenSignature {
  const text = (name: string) => query.get(name) ?? '';
  const missing = queryParts.filter((name) => text(name) === '');
  if (missing.length > 0) {
    const names = missing.map((name) => `'${name}'`).join(', ');
    throw incomplete(`AWS query-string parameters must include ${names}. Re-examine the query-string parameters.`);
  }
  if (text('X-Amz-Algorithm') !== algorithm) throw incomplete(unsupportedAlgorithm(text('X-Amz-Algorithm')));
  const expiresSeconds = Number(text('X-Amz-Expires'));
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > 604_800) {
    throw incomplete('X-Amz-Expires must be a number of seconds from 1 to 604800.');
  }
  return {
    ...scopeParts(text('X-Amz-Credential')),
    signedHeaders: headerNames(text('X-Amz-SignedHeaders')),
    signature: text('X-Amz-Signature'),
    time: text('X-Amz-Date'),
    sessionToken: text('X-Amz-Security-Token') || undefined,
    expiresSeconds,
  };
}

const noMembers: ReadonlyMap<string, string> = new Map();

/** The members of a query that can be a signature's; of several of a name the first. */
function amzMembers(rawQuery: string): ReadonlyMap<string, string> {
  if (!rawQuery.includes('X-Amz-')) return noMembers;
  const members = new Map<string, string>();
  for (const pair of rawQuery.split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (name.startsWith('X-Amz-') && !members.has(name)) members.set(name, decoded(value.join('=')));
  }
  return members;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // no UTF-8: nothing that a signature has
  }
}

function scopeParts(credential: string) {
  const [accessKeyId = '', date = '', region = '', service = '', terminator = '', ...more] = credential.split('/');
  if (accessKeyId === '' || terminator === '' || more.length > 0) {
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'.`,
    );
  }
  return { accessKeyId, date, region, service, terminator };
}

function headerNames(text: string): readonly string[] {
  return text
    .split(';')
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '');
}

function incomplete(message: string): SignatureFault {
  return new SignatureFault('incomplete', message);
}
