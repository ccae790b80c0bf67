// The canonical request of Signature Version 4: the form of a request that both sides hash.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import type { HeaderList } from '../trace/trace';

/** SHA-256 of nothing. */
export const emptyPayloadHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Stands where the payload is not signed; S3 only. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

export interface CanonicalParts {
  readonly method: string;
  /** From `canonicalUri`. */
  readonly uri: string;
  /** From `canonicalQuery`. */
  readonly query: string;
  readonly headers: HeaderList;
  /** Lower-case names, sorted. */
  readonly signedHeaders: readonly string[];
  /** Lower-case hex, or one of S3's words. */
  readonly payloadHash: string;
}

/** The canonical request. */
export function canonicalRequest(parts: CanonicalParts): string {
  return [
    parts.method,
    parts.uri,
    parts.query,
    ...parts.signedHeaders.map((name) => `${name}:${canonicalHeader(parts.headers, name)}`),
    '',
    parts.signedHeaders.join(';'),
    parts.payloadHash,
  ].join('\n');
}

/**
 * The path as it is signed. `path` is as sent, with its percent escapes.
 * AWS documented: everything is escaped once more, but for S3, where keys are escaped once.
 */
export function canonicalUri(path: string, service: string): string {
  if (path === '') return '/';
  return isSignedAsSent(service) ? normalizeEscapes(path, outsidePath) : encodeText(path, outsidePathText);
}

/** True for services whose paths are escaped once and whose payload hash is a header. */
export function isSignedAsSent(service: string): boolean {
  return service === 's3' || service.startsWith('s3-') || service === 's3express';
}

/** `path` without `.`, `..` and empty segments, as clients sign it for services other than S3. */
export function normalizedPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

/** The query as it is signed; `rawQuery` is as sent, without `?`. Pairs of the names in `leftOut` do not count. */
export function canonicalQuery(rawQuery: string, leftOut: readonly string[] = []): string {
  const pairs = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals === -1 ? pair : pair.slice(0, equals);
      return [canonicalQueryText(name), canonicalQueryText(equals === -1 ? '' : pair.slice(equals + 1))] as const;
    })
    .filter(([name]) => !leftOut.includes(name));
  return pairs
    .sort((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The value of header `lowerName` as it is signed: trimmed, inner blanks collapsed, lines of one name joined. */
export function canonicalHeader(headers: HeaderList, lowerName: string): string {
  return headers
    .filter(([name]) => name.toLowerCase() === lowerName)
    .map(([, value]) => value.trim().replace(/\s+/g, ' '))
    .join(',');
}

/** `text` with everything but unreserved characters escaped. */
export function encodeUriText(text: string): string {
  return encodeText(text, outsideUnreserved);
}

const outsideUnreserved = /[^A-Za-z0-9\-._~]+/g;
const outsidePathText = /[^A-Za-z0-9\-._~/]+/g;
// A well-formed escape, or a run of characters that need one.
const outsidePath = /%[0-9A-Fa-f]{2}|%|[^A-Za-z0-9\-._~/%]+/g;
const outsideQuery = /%[0-9A-Fa-f]{2}|%|[^A-Za-z0-9\-._~%]+/g;
const unescapedInPath = /[A-Za-z0-9\-._~/]/;

// AWS assumed: a plus is a blank, as the services read it
function canonicalQueryText(text: string): string {
  return normalizeEscapes(text.replaceAll('+', '%20'), outsideQuery).replaceAll('/', '%2F');
}

/** Decoded and encoded again, byte by byte, so that escapes that are no UTF-8 stay as they are. */
function normalizeEscapes(text: string, outside: RegExp): string {
  return text.replace(outside, (found) => {
    if (found.length === 3 && found.startsWith('%')) {
      const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
      return unescapedInPath.test(character) ? character : found.toUpperCase();
    }
    return encodeCharacters(found);
  });
}

function encodeText(text: string, outside: RegExp): string {
  return text.replace(outside, encodeCharacters);
}

/** Lone surrogates, which have no UTF-8, become U+FFFD. */
function encodeCharacters(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** By code units, whatever the locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
