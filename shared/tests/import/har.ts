// Requests and answers of an HTTP archive, as browsers and proxies save them.
// http://www.softwareishard.com/blog/har-12-spec/
import { StudioError } from '../../contract/errors';
import type { TestPair } from '../../definition/companions/test-suite';
import { base64Bytes, utf8Text } from '../../vtl/text-bytes';
import { expectationsOf } from './expected-answer';
import { type ForeignRequest, type ForeignRequests, maxRequests, pair, type ReadingOptions } from './foreign-requests';
import { multipartBody, urlencodedBody } from './form-body';
import { listMember, type Members, member, readJsonDocument, textMember } from './json-document';

/** What a browser writes by itself, and what belongs to one connection. */
const browserHeaders =
  /^(?::.*|host|connection|keep-alive|proxy-connection|content-length|transfer-encoding|te|upgrade|accept-encoding|upgrade-insecure-requests|priority|dnt|sec-.*|if-none-match|if-modified-since)$/i;
const pageResources = new Set(
  'document stylesheet script image font media manifest texttrack websocket preflight ping csp-violation-report'.split(
    ' ',
  ),
);
const pageTypes =
  /^(?:text\/(?:html|css|javascript)|application\/(?:javascript|x-javascript|wasm)|image\/|font\/|audio\/|video\/)/i;

/** Endings of what a page is made of; a wrong content type does not make an API of it. */
const pageFiles =
  /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|css|m?js|map|wasm|woff2?|ttf|otf|eot|mp[34]|web[am]|og[ag]|vtt)$/i;

/** True for a document that says it is a HAR file. */
export function isHar(document: Members): boolean {
  return Array.isArray(member(member(document, 'log'), 'entries'));
}

/** Reads the entries of a HAR file, in their order. IMPORT_REFUSED for anything else. */
export function readHar(text: string, options: ReadingOptions): ForeignRequests {
  const { losses, fileName } = options;
  const document = readJsonDocument(text, fileName);
  if (!isHar(document)) {
    throw new StudioError('IMPORT_REFUSED', 'The document is no HAR file: it has no log.entries.', {
      path: 'log.entries',
    });
  }
  const requests: ForeignRequest[] = [];
  let pages = 0;
  for (const [at, entry] of listMember(member(document, 'log'), 'entries').entries()) {
    const place = `log.entries[${at}]`;
    const url = textMember(member(entry, 'request'), 'url') ?? '';
    if (!/^https?:\/\//i.test(url)) losses.info(place, `${url.slice(0, 40)} is no HTTP address; it is left out.`);
    else if (options.apiRequestsOnly && isOfPage(entry)) pages += 1;
    else requests.push(requestOf(entry, url, place, options));
    if (requests.length > maxRequests) break;
  }
  if (pages > 0)
    losses.info('log.entries', `${pages} requests for pages, scripts, styles, images or fonts are left out.`);
  const title = textMember(listMember(member(document, 'log'), 'pages')[0], 'title');
  return { kind: 'har', ...(title !== undefined && { name: hostName(title) }), variables: new Map(), requests };
}

/** A page's title is often its address. */
function hostName(title: string): string {
  return /^https?:\/\/([^/]+)/.exec(title)?.[1] ?? title;
}

function isOfPage(entry: unknown): boolean {
  const request = member(entry, 'request');
  const method = textMember(request, 'method')?.toUpperCase();
  const resource = textMember(entry, '_resourceType')?.toLowerCase();
  if (resource === 'xhr' || resource === 'fetch') return false;
  if (resource !== undefined && pageResources.has(resource)) return true;
  if (method === 'OPTIONS' && headersIn(request).some(([name]) => /^access-control-request-method$/i.test(name)))
    return true;
  const type = textMember(member(member(entry, 'response'), 'content'), 'mimeType') ?? '';
  const [path = ''] = (textMember(request, 'url') ?? '').split(/[?#]/, 1);
  return method === 'GET' && (pageTypes.test(type) || pageFiles.test(path));
}

function requestOf(entry: unknown, url: string, place: string, options: ReadingOptions): ForeignRequest {
  const { losses } = options;
  const request = member(entry, 'request');
  const written = textMember(request, 'method') ?? 'GET';
  const method = /^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(written) ? written.toUpperCase() : 'GET';
  const sent = bodyOf(member(request, 'postData'), place, options);
  const headers: TestPair[] = [];
  for (const [name, value] of headersIn(request)) {
    if (browserHeaders.test(name))
      losses.info('headers', `${name.toLowerCase()} is left out: the client writes it itself.`);
    else if (name.toLowerCase() !== 'content-type' || sent.contentType === undefined) headers.push(pair(name, value));
  }
  if (sent.contentType !== undefined) headers.push(pair('Content-Type', sent.contentType));
  return {
    place,
    method,
    url,
    headers,
    expect: options.withExpectations ? expected(member(entry, 'response'), place, options) : [],
    ...(sent.body !== undefined && { body: sent.body }),
  };
}

function headersIn(message: unknown): readonly (readonly [string, string])[] {
  return listMember(message, 'headers').flatMap((header) => {
    const name = textMember(header, 'name');
    return name === undefined || name === '' ? [] : [[name, textMember(header, 'value') ?? ''] as const];
  });
}

function bodyOf(
  postData: unknown,
  place: string,
  { losses }: ReadingOptions,
): { readonly body?: string; readonly contentType?: string } {
  const text = textMember(postData, 'text');
  if (text !== undefined && text !== '') return { body: text };
  const parts = listMember(postData, 'params').flatMap((param, at) => {
    const name = textMember(param, 'name') ?? '';
    const isFile = member(param, 'fileName') !== undefined && textMember(param, 'value') === undefined;
    if (!isFile) return [{ name, value: textMember(param, 'value') ?? '' }];
    losses.warn(
      `${place}.request.postData.params[${at}]`,
      `The file of the form field ${name} is not in the document.`,
    );
    return [];
  });
  if (parts.length === 0) return {};
  if (/^multipart\//i.test(textMember(postData, 'mimeType') ?? '')) return multipartBody(parts);
  return { body: urlencodedBody(parts.map(({ name, value }) => [name, value])) };
}

function expected(response: unknown, place: string, { losses }: ReadingOptions): ForeignRequest['expect'] {
  const status = member(response, 'status');
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    losses.warn(`${place}.response`, 'No answer was recorded: the test expects nothing.');
    return [];
  }
  const content = member(response, 'content');
  const body = answerText(content);
  const type = textMember(content, 'mimeType');
  const headers = headersIn(response);
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const { expect, leavesBodyOut } = expectationsOf({
    status,
    headers: hasType || type === undefined || type === 'x-unknown' ? headers : [...headers, ['Content-Type', type]],
    ...(body !== undefined && { body }),
  });
  if (leavesBodyOut) losses.info(`${place}.response.content`, 'The answer is too long to be expected word by word.');
  return expect;
}

/** The answer's text; undefined where it is binary or was not kept. */
function answerText(content: unknown): string | undefined {
  const text = textMember(content, 'text');
  if (text === undefined || textMember(content, 'encoding') !== 'base64') return text;
  if (!/json|text|xml|urlencoded/i.test(textMember(content, 'mimeType') ?? '')) return undefined;
  const bytes = text.length > 1_048_576 ? undefined : base64Bytes(text);
  return bytes && utf8Text(bytes);
}
