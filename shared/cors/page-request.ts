// A request as a page makes it: whether its browser asks first, and what it asks.
// https://fetch.spec.whatwg.org/#http-cors-protocol
import { utf8Bytes } from '../vtl/text-bytes';

export interface PageRequest {
  /** `https://app.example.com`: scheme, host and port without a path. */
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Whether cookies and authorization go along: `credentials: 'include'`. */
  readonly hasCredentials: boolean;
}

const simpleMethods = new Set(['GET', 'HEAD', 'POST']);
const simpleTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);
const simpleHeaders = new Set(['accept', 'accept-language', 'content-language']);
const simpleRange = /^bytes=\d+-\d*$/;
/** A header whose value is longer is none of the simple ones, whatever its name. */
const simpleValueBytes = 128;

/** Why the browser sends a preflight first, in sentences; empty: it does not. */
export function preflightReasons(request: PageRequest): readonly string[] {
  const method = simpleMethods.has(request.method) ? [] : [`${request.method} is no simple method.`];
  return [
    ...method,
    ...unsafeHeaders(request).map((name) => `The header ${name} is not one that pages may always send.`),
  ];
}

/** The headers of the preflight. */
export function preflightHeaders(request: PageRequest): [string, string][] {
  const names = unsafeHeaders(request);
  return [
    ['Origin', request.origin],
    ['Access-Control-Request-Method', request.method],
    ...(names.length === 0 ? [] : ([['Access-Control-Request-Headers', names.join(',')]] as [string, string][])),
  ];
}

/** Lower-case names that the answer to a preflight has to allow, in order. */
export function unsafeHeaders({ headers }: PageRequest): readonly string[] {
  const names = headers
    .filter(([name, value]) => !isSimple(name.toLowerCase(), value))
    .map(([name]) => name.toLowerCase());
  return [...new Set(names)].sort();
}

function isSimple(name: string, value: string): boolean {
  if (utf8Bytes(value).length > simpleValueBytes) return false;
  if (name === 'content-type') return simpleTypes.has(value.split(';')[0]?.trim().toLowerCase() ?? '');
  if (name === 'range') return simpleRange.test(value);
  return simpleHeaders.has(name);
}
