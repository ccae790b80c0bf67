// What a signed call says of its signature, from the Authorization header or from a presigned query.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
import { canonicalHeader } from '../../../shared/sigv4/canonical-request';
import { algorithm } from '../../../shared/sigv4/signature';
import type { HeaderList } from '../../../shared/trace/trace';
import { AwsError } from './aws-error';

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

/** Reads the signature; MissingAuthenticationTokenException where there is none, IncompleteSignatureException else. */
export function readSignature(headers: HeaderList, query: URLSearchParams): GivenSignature {
  const authorization = canonicalHeader(headers, 'authorization');
  if (authorization !== '') return fromHeader(authorization, headers);
  if (query.has('X-Amz-Signature') || query.has('X-Amz-Credential')) return fromQuery(query);
  throw new AwsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token');
}

function fromHeader(authorization: string, headers: HeaderList): GivenSignature {
  const [scheme = '', ...rest] = authorization.split(' ');
  const pairs = rest
    .join(' ')
    .split(',')
    .map((pair) => pair.trim());
  const malformed = pairs.find((pair) => !pair.includes('='));
  if (scheme !== algorithm) throw incomplete(`Unsupported AWS 'algorithm': '${scheme}'.`);
  if (malformed !== undefined) {
    throw incomplete(`Invalid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`);
  }
  const parts = new Map(pairs.map((pair) => splitAt(pair, '=')));
  const time = canonicalHeader(headers, 'x-amz-date') || isoTime(canonicalHeader(headers, 'date'));
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => (parts.get(name) ?? '') === '')
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (time === '') {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0) throw incomplete(`${missing.join(' ')} Authorization=${authorization}`);
  const token = canonicalHeader(headers, 'x-amz-security-token');
  return {
    ...scopeParts(parts.get('Credential') ?? ''),
    signedHeaders: headerNames(parts.get('SignedHeaders') ?? ''),
    signature: parts.get('Signature') ?? '',
    time,
    sessionToken: token === '' ? undefined : token,
    expiresSeconds: undefined,
  };
}

function fromQuery(query: URLSearchParams): GivenSignature {
  const names = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'];
  const missing = [...names, 'X-Amz-Expires'].filter((name) => (query.get(name) ?? '') === '');
  if (missing.length > 0) {
    throw incomplete(`AWS query-string parameters must include ${missing.map((name) => `'${name}'`).join(', ')}.`);
  }
  const expiresSeconds = Number(query.get('X-Amz-Expires'));
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > 604_800) {
    throw incomplete('X-Amz-Expires must be a number of seconds from 1 to 604800.');
  }
  return {
    ...scopeParts(query.get('X-Amz-Credential') ?? ''),
    signedHeaders: headerNames(query.get('X-Amz-SignedHeaders') ?? ''),
    signature: query.get('X-Amz-Signature') ?? '',
    time: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    expiresSeconds,
  };
}

function scopeParts(credential: string) {
  const [accessKeyId = '', date = '', region = '', service = '', terminator = '', ...more] = credential.split('/');
  if (terminator === '' || more.length > 0) {
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

/** `Thu, 15 Jan 2026 12:00:00 GMT` as `X-Amz-Date` has it; empty for what is no date. */
function isoTime(date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? '' : new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignatureException', 400, message);
}
