// One request of a Postman collection: address, headers and body.
import type { TestPair } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import { pair } from './foreign-requests';
import { multipartBody, urlencodedBody } from './form-body';
import { isMembers, listMember, member, textMember } from './json-document';
import { type PostmanAuth, readPostmanAuth } from './postman-auth';

export interface PostmanRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly TestPair[];
  readonly body?: string;
  readonly description?: string;
}

const languageTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  text: 'text/plain',
  javascript: 'application/javascript',
};

/** Reads a request; `inherited` is the authorization of its folders. Undefined where it has no address. */
export function readPostmanRequest(
  request: unknown,
  inherited: unknown,
  losses: LossList,
  place: string,
): PostmanRequest | undefined {
  if (typeof request === 'string') return request === '' ? undefined : { method: 'GET', url: request, headers: [] };
  const auth = readPostmanAuth(member(request, 'auth') ?? inherited, losses, `${place}.auth`);
  const url = addressOf(member(request, 'url'), auth, losses, place);
  if (url === undefined) return undefined;
  const { body, contentType } = bodyOf(member(request, 'body'), losses, `${place}.body`);
  const own = headersOf(member(request, 'header'));
  const isSet = (name: string) => own.some((header) => header.enabled && header.name.toLowerCase() === name);
  const headers = [
    ...own,
    ...auth.headers.filter(({ name }) => !isSet(name.toLowerCase())),
    ...(contentType === undefined || isSet('content-type') ? [] : [pair('Content-Type', contentType)]),
  ];
  const description = describe(member(request, 'description'));
  const written = textMember(request, 'method') ?? 'GET';
  return {
    method: /^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(written) ? written.toUpperCase() : 'GET',
    url,
    headers,
    ...(body !== undefined && { body }),
    ...(description !== undefined && { description }),
  };
}

/** A description is a text or an object with one. */
export function describe(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : textMember(value, 'content');
  return text === undefined || text.trim() === '' ? undefined : text;
}

function addressOf(url: unknown, auth: PostmanAuth, losses: LossList, place: string): string | undefined {
  const written = typeof url === 'string' ? url : (textMember(url, 'raw') ?? joined(url));
  if (written === undefined || written.trim() === '') return undefined;
  const [address = '', ...rest] = written.trim().split('?');
  const query = isMembers(url) && Array.isArray(url.query) ? queryText(url.query) : rest.join('?').replace(/#.*$/s, '');
  const withScheme = /^(?:[a-z][a-z0-9+.-]*:\/\/|\{\{)/i.test(address) ? address : `http://${address}`;
  const path = withPathVariables(withScheme, listMember(url, 'variable'), losses, place);
  const added = auth.query.map(({ name, value }) => `${plus(name)}=${plus(value)}`);
  const all = [...(query === '' ? [] : [query]), ...added].join('&');
  return all === '' ? path : `${path}?${all}`;
}

/** Where `raw` is missing the parts are there. */
function joined(url: unknown): string | undefined {
  const texts = (name: string) =>
    listMember(url, name).map((part) => (typeof part === 'string' ? part : (textMember(part, 'value') ?? '')));
  const host = textMember(url, 'host') ?? texts('host').join('.');
  if (host === '') return undefined;
  const port = textMember(url, 'port');
  const path = textMember(url, 'path')?.replace(/^\//, '') ?? texts('path').join('/');
  const protocol = host.startsWith('{{') ? '' : `${textMember(url, 'protocol') ?? 'http'}://`;
  return `${protocol}${host}${port === undefined ? '' : `:${port}`}/${path}`;
}

function queryText(query: readonly unknown[]): string {
  return query
    .filter((item) => member(item, 'disabled') !== true && textMember(item, 'key') !== undefined)
    .map((item) => {
      const value = textMember(item, 'value');
      return value === undefined ? (textMember(item, 'key') ?? '') : `${textMember(item, 'key') ?? ''}=${value}`;
    })
    .map((text) => text.replace(/[&#\s]/g, (character) => encodeURIComponent(character)))
    .join('&');
}

/** `/:id` becomes its value, or the variable `{{id}}` where it has none. */
function withPathVariables(address: string, variables: readonly unknown[], losses: LossList, place: string): string {
  return address.replace(/\/:([A-Za-z_][\w.-]*)(?=\/|$|\?)/g, (_, name: string) => {
    const found = variables.find((variable) => textMember(variable, 'key') === name);
    const value = textMember(found, 'value');
    if (value !== undefined && value !== '') return `/${value.startsWith('{{') ? value : plus(value)}`;
    losses.info(place, `The path variable ${name} has no value: set the variable ${name} of the suite.`);
    return `/{{${name}}}`;
  });
}

function headersOf(headers: unknown): readonly TestPair[] {
  const list =
    typeof headers === 'string' ? headers.split(/\r?\n/).map(headerLine) : Array.isArray(headers) ? headers : [];
  return list.flatMap((header) => {
    const name = textMember(header, 'key')?.trim() ?? '';
    return name === '' ? [] : [pair(name, textMember(header, 'value') ?? '', member(header, 'disabled') !== true)];
  });
}

function headerLine(line: string): unknown {
  const colon = line.indexOf(':');
  return colon === -1 ? {} : { key: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}

function bodyOf(
  body: unknown,
  losses: LossList,
  place: string,
): { readonly body?: string; readonly contentType?: string } {
  const mode = textMember(body, 'mode');
  if (mode === undefined || member(body, 'disabled') === true) return {};
  switch (mode) {
    case 'raw': {
      const text = textMember(body, 'raw') ?? '';
      const language = textMember(member(member(body, 'options'), 'raw'), 'language') ?? '';
      const contentType = Object.hasOwn(languageTypes, language) ? languageTypes[language] : undefined;
      return text === '' ? {} : { body: text, ...(contentType !== undefined && { contentType }) };
    }
    case 'urlencoded': {
      const pairs = enabled(body, 'urlencoded').map((item) => [item.name, item.value] as const);
      return { body: urlencodedText(pairs), contentType: 'application/x-www-form-urlencoded' };
    }
    case 'formdata':
      return multipartBody(formParts(body, losses, place));
    case 'graphql':
      return graphql(member(body, 'graphql'), losses, place);
    case 'file':
      losses.warn(place, `The file ${textMember(member(body, 'file'), 'src') ?? ''} is not read: the body is empty.`);
      return {};
    default:
      losses.warn(place, `A body of the mode ${mode} is not taken over.`);
      return {};
  }
}

interface FormItem {
  readonly name: string;
  readonly value: string;
  readonly item: unknown;
}

function enabled(body: unknown, name: string): readonly FormItem[] {
  return listMember(body, name)
    .filter((item) => member(item, 'disabled') !== true && textMember(item, 'key') !== undefined)
    .map((item) => ({ name: textMember(item, 'key') ?? '', value: textMember(item, 'value') ?? '', item }));
}

function formParts(body: unknown, losses: LossList, place: string) {
  return enabled(body, 'formdata').flatMap(({ name, value, item }) => {
    if (textMember(item, 'type') === 'file') {
      losses.warn(place, `The file of the form field ${name} is not read; the field is left out.`);
      return [];
    }
    const contentType = textMember(item, 'contentType');
    return [{ name, value, ...(contentType !== undefined && { contentType }) }];
  });
}

function graphql(value: unknown, losses: LossList, place: string) {
  const query = textMember(value, 'query') ?? '';
  const written = textMember(value, 'variables') ?? '';
  const operationName = textMember(value, 'operationName');
  let variables: unknown;
  try {
    variables = written.trim() === '' ? undefined : (JSON.parse(written) as unknown);
  } catch {
    // Told as a loss: GraphQL's variables have to be JSON.
    losses.warn(place, 'The variables of the GraphQL query are no JSON; they are left out.');
  }
  const text = JSON.stringify({
    query,
    ...(operationName !== undefined && { operationName }),
    ...(variables !== undefined && { variables }),
  });
  return { body: text, contentType: 'application/json' };
}

/** Encoded, but for the braces of variables. */
function urlencodedText(pairs: readonly (readonly [string, string])[]): string {
  return urlencodedBody(pairs).replace(/%7B%7B(.*?)%7D%7D/g, (_, name: string) => `{{${decodeURIComponent(name)}}}`);
}

function plus(text: string): string {
  return /^\{\{[^{}]+\}\}$/.test(text) ? text : encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
