// A request as it was sent, for those who check its signature.
import type { SignedRequest } from '../../../../shared/sigv4/verify-signature';
import type { HeaderList } from '../../../../shared/trace/trace';
import type { InvocationRequest } from '../../messages';

const noBody = new Uint8Array(0);

/** What the signature covers: verb, path, query, all header lines and the body, before the entrance changes any. */
export function sentRequest({ received, ...seen }: InvocationRequest): SignedRequest {
  if (received === undefined) {
    return {
      method: seen.httpMethod,
      path: seen.contextPath,
      rawQuery: seen.rawQuery,
      headers: seen.headers,
      body: seen.body,
    };
  }
  return {
    method: received.method,
    path: sentPath(received.url),
    rawQuery: received.destination.rawQuery,
    headers: headerList(received.head.rawHeaders),
    body: received.body ?? noBody,
  };
}

/** The path of a request target. Proxies send the absolute form `http://host/path`. */
function sentPath(url: string): string {
  const target = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const end = target.search(/[?#]/);
  const path = end === -1 ? target : target.slice(0, end);
  return path.startsWith('/') ? path : '/';
}

/** Header values arrive byte by byte; clients sign them as UTF-8. */
function headerList(rawHeaders: readonly string[]): HeaderList {
  const lines: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const value = rawHeaders[at + 1] ?? '';
    lines.push([rawHeaders[at] ?? '', isPlain(value) ? value : Buffer.from(value, 'latin1').toString('utf8')]);
  }
  return lines;
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text);
}
