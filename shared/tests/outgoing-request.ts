// A test request as it goes out: variables filled in, query put together.
import type { TestCheck, TestPair, TestRequest, TestSuite, TestTarget } from '../definition/companions/test-suite';
import { fillText, type VariableScope } from './fill-text';

export interface OutgoingRequest {
  readonly method: string;
  /** Absent: `url` is absolute. */
  readonly target?: TestTarget;
  /** Absolute, or path with query below the stage, starting with `/`. */
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly isBase64: boolean;
}

export interface PreparedRequest {
  readonly outgoing: OutgoingRequest;
  /** Its checks with their variables filled in. */
  readonly expect: readonly TestCheck[];
  readonly capture: NonNullable<TestRequest['capture']>;
  /** Variables and secrets without a value; nothing should be sent then. */
  readonly missing: readonly string[];
}

/** Fills the variables of `request`. */
export function prepareRequest(
  request: TestRequest,
  suite: Pick<TestSuite, 'target'>,
  scope: VariableScope,
): PreparedRequest {
  const missing = new Set<string>();
  const fill = (text: string) => {
    const filled = fillText(text, scope);
    for (const name of filled.missing) missing.add(name);
    return filled.text;
  };
  const url = withQuery(cleanUrl(fill(request.path)), pairs(request.query, fill));
  const isAbsolute = /^https?:\/\//i.test(url);
  const target = isAbsolute ? undefined : (request.target ?? suite.target);
  const { body = '', isBase64 = false } = request;
  const headers = pairs(request.headers, fill);
  const outgoing: OutgoingRequest = {
    method: request.method.toUpperCase(),
    url: isAbsolute || url.startsWith('/') ? url : `/${url}`,
    headers,
    body: isBase64 ? body : fill(body),
    isBase64,
    ...(target !== undefined && { target }),
  };
  return {
    outgoing,
    expect: request.expect.map((check) => ({
      ...check,
      ...(check.name !== undefined && { name: fill(check.name) }),
      ...(check.value !== undefined && { value: fill(check.value) }),
    })),
    capture: (request.capture ?? []).map((capture) => ({
      ...capture,
      ...(capture.name !== undefined && { name: fill(capture.name) }),
    })),
    missing: [...missing],
  };
}

/** Pairs that are switched on and have a name, in order. */
function pairs(list: readonly TestPair[] | undefined, fill: (text: string) => string): (readonly [string, string])[] {
  return (list ?? [])
    .filter(({ enabled }) => enabled)
    .map(({ name, value }) => [fill(name), fill(value)] as const)
    .filter(([name]) => name !== '');
}

/** Percent-encodes what may not stand in a request line; what is encoded already stays. A fragment is not sent. */
function cleanUrl(url: string): string {
  const whole = url.split('#', 1)[0] ?? '';
  return whole.replace(/[^!$&'()*+,\-./0-9:;=?@A-Z_a-z~%[\]]+|%(?![0-9A-Fa-f]{2})/g, encode);
}

function withQuery(url: string, query: readonly (readonly [string, string])[]): string {
  if (query.length === 0) return url;
  const text = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${text}`;
}

/** Like encodeURIComponent, but half a surrogate pair does not throw. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
