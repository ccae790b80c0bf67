// Requests of cURL commands, one or many in a text, in the quoting of POSIX shells or of the Windows prompt.
import type { TestPair } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import { base64Text, utf8Bytes } from '../../vtl/text-bytes';
import { type CurlSetting, type CurlTransfer, readCurlArguments } from './curl-arguments';
import { type CurlBody, readCurlBody } from './curl-body';
import { type ForeignRequest, type ForeignRequests, maxRequests, pair, type ReadingOptions } from './foreign-requests';
import { lineOf, readShellCommands, type ShellCommand } from './shell-words';
import { isWindowsQuoting, readWindowsCommands } from './windows-words';

const program = /^(?:.*[\\/])?curl(?:\.exe)?$/i;

/** Reads every `curl …` of `text`. IMPORT_REFUSED for quotes that are not closed. */
export function readCurl(text: string, { losses, fileName }: ReadingOptions): ForeignRequests {
  const commands = isWindowsQuoting(text)
    ? readWindowsCommands(text, fileName)
    : readShellCommands(text, losses, fileName);
  const requests: ForeignRequest[] = [];
  for (const command of commands) {
    const place = `line ${lineOf(text, command[0]?.at ?? 0)}`;
    const words = afterProgram(command);
    if (words === undefined) {
      losses.info(place, `${command[0]?.text.slice(0, 40)} … is no cURL command; it is left out.`);
      continue;
    }
    for (const transfer of readCurlArguments(words, losses, place)) {
      requests.push(...requestsOf(transfer, losses, place));
      if (requests.length > maxRequests) break;
    }
  }
  return { kind: 'curl', variables: new Map(), requests };
}

/** The words after `curl`; a prompt's sign, variables and `time` may stand before it. */
function afterProgram(command: ShellCommand): ShellCommand | undefined {
  const at = command.findIndex(({ text }) => !/^(?:[$>%]|PS>|time|sudo|[A-Za-z_]\w*=.*)$/s.test(text));
  return at !== -1 && program.test(command[at]?.text ?? '') ? command.slice(at + 1) : undefined;
}

function requestsOf(transfer: CurlTransfer, losses: LossList, place: string): readonly ForeignRequest[] {
  const { urls, settings } = transfer;
  if (urls.length === 0) {
    if (settings.length > 0) losses.warn(place, 'The command names no address; it is left out.');
    return [];
  }
  const sent = readCurlBody(settings, losses, place);
  const headers = headersOf(settings, sent, losses, place);
  const method = methodOf(settings, sent);
  return urls.map((url) => {
    const address = withQuery(withScheme(url), sent.query);
    return {
      place,
      method,
      url: address,
      headers,
      expect: [],
      ...(sent.text !== undefined && { body: sent.text }),
    };
  });
}

function methodOf(settings: readonly CurlSetting[], sent: CurlBody): string {
  const asked = last(settings, 'request');
  if (asked !== undefined && /^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(asked)) return asked.toUpperCase();
  return last(settings, 'head') === undefined ? (sent.method ?? 'GET') : 'HEAD';
}

function headersOf(
  settings: readonly CurlSetting[],
  { contentType }: CurlBody,
  losses: LossList,
  place: string,
): readonly TestPair[] {
  const headers: TestPair[] = [];
  const removed = new Set<string>();
  for (const { name, value } of settings) {
    const header =
      name === 'header' ? headerOf(value, removed, losses, place) : optionHeader(name, value, losses, place);
    if (header !== undefined) headers.push(header);
  }
  const has = (name: string) => removed.has(name) || headers.some((header) => header.name.toLowerCase() === name);
  const isJson = last(settings, 'json') !== undefined && last(settings, 'get') === undefined;
  if (contentType !== undefined && !has('content-type')) headers.push(pair('Content-Type', contentType));
  if (isJson && !has('accept')) headers.push(pair('Accept', 'application/json'));
  return headers;
}

/** `Name: value`, `Name;` for an empty one, `Name:` to leave out what cURL would send. */
function headerOf(text: string, removed: Set<string>, losses: LossList, place: string): TestPair | undefined {
  if (text.startsWith('@')) {
    losses.warn(place, `The file of headers ${text.slice(1)} is not read.`);
    return undefined;
  }
  const colon = text.indexOf(':');
  if (colon <= 0) {
    if (colon === -1 && /^[^\s;]+;\s*$/.test(text)) return pair(text.slice(0, text.indexOf(';')), '');
    losses.warn(place, `The header ${text.slice(0, 60)} has no name or no colon; it is left out.`);
    return undefined;
  }
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  if (value !== '') return pair(name, value);
  removed.add(name.toLowerCase());
  return undefined;
}

function optionHeader(name: string, value: string, losses: LossList, place: string): TestPair | undefined {
  switch (name) {
    case 'user-agent':
      return value === '' ? undefined : pair('User-Agent', value);
    case 'referer':
      return pair('Referer', value.replace(/;auto$/, ''));
    case 'range':
      return pair('Range', `bytes=${value}`);
    case 'oauth2-bearer':
      return pair('Authorization', `Bearer ${value}`);
    case 'user':
      if (!value.includes(':')) losses.warn(place, 'The password of --user would be asked for; it is empty here.');
      return pair('Authorization', `Basic ${base64Text(utf8Bytes(value.includes(':') ? value : `${value}:`))}`);
    case 'cookie':
      if (value.includes('=')) return pair('Cookie', value);
      losses.warn(place, `The file of cookies ${value} is not read.`);
      return undefined;
    default:
      return undefined;
  }
}

function last(settings: readonly CurlSetting[], name: string): string | undefined {
  return settings.filter((setting) => setting.name === name).pop()?.value;
}

function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.startsWith('{{') ? url : `http://${url}`;
}

function withQuery(url: string, texts: readonly string[]): string {
  if (texts.length === 0) return url;
  const [address = '', fragment] = url.split('#', 2);
  const query = `${address.includes('?') ? '&' : '?'}${texts.join('&')}`;
  return `${address}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}
