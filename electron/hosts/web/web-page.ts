// Answers the browser's requests for the page: exchanges the token for a session, serves files, refuses the rest.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from '../page/content-security-policy';
import type { PageFile, PageSource } from '../page/page-source';
import { isOwnHost, isSameSecret, isSession, sessionCookie } from './web-guard';

export interface WebPageOptions {
  readonly source: PageSource;
  readonly port: number;
  /** In the printed URL; exchanged for the session on the first visit. */
  readonly token: string;
  /** In the cookie. */
  readonly session: string;
  /** `host:port` of the development server, if one is in use. */
  readonly devServer?: string;
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

/** Answers one request for the page or one of its files. */
export async function answerPage(request: IncomingMessage, response: ServerResponse, options: WebPageOptions) {
  const { port, token, session, source } = options;
  if (!isOwnHost(request.headers.host, port)) {
    return end(response, 421, plainText, 'This address is not served here.');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, plainText, 'Only GET.');
  const url = request.url ?? '/';
  const given = tokenOf(url);
  if (given !== null && isSameSecret(given, token)) {
    // On to an address without the token, which history and bookmarks may keep.
    return end(response, 303, { location: '/', 'set-cookie': sessionCookie(port, session) }, '');
  }
  if (!isSession(request.headers.cookie, port, session)) {
    return end(response, 401, plainText, 'Open the address that Gatehouse printed when it started.');
  }
  const file = await source(url);
  if (file === null) return end(response, 404, plainText, 'There is no such file.');
  return end(response, 200, fileHeaders(file, request.headers.host ?? '', options.devServer), file.body);
}

/** Headers of every answer: other sites learn nothing and may embed nothing. */
function end(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: Uint8Array | string) {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function fileHeaders(file: PageFile, host: string, devServer: string | undefined): OutgoingHttpHeaders {
  const connect = [`ws://${host}`];
  return {
    'content-type': file.contentType,
    'content-length': file.body.byteLength,
    'cache-control': file.isImmutable ? 'private, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': contentSecurityPolicy(devServer === undefined ? { connect } : { connect, devServer }),
  };
}

function tokenOf(url: string): string | null {
  const [path = '', query = ''] = url.split('?', 2);
  return path === '/' ? new URLSearchParams(query).get('token') : null;
}
