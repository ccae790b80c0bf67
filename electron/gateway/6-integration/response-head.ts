// The head of an endpoint's HTTP/1.1 answer, read strictly: whatever two parsers could read differently is refused.
// https://www.rfc-editor.org/rfc/rfc9112
import type { HeaderList } from '../../../shared/trace/trace';

/** How many bytes follow the head, or how to tell. */
export type BodyFraming = number | 'chunked' | 'until-close';

export interface ResponseHead {
  readonly status: number;
  readonly headers: HeaderList;
  readonly framing: BodyFraming;
  /** The connection may carry another request afterwards. */
  readonly isKeptAlive: boolean;
  /** `Keep-Alive: timeout=…` in milliseconds. */
  readonly keepAliveMs: number | undefined;
}

/** An answer that is no HTTP, or could be read in two ways. */
export class ResponseFault extends Error {
  override readonly name = 'ResponseFault';
}

const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/;
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Control characters, and line ends of which a half is missing. */
const forbidden = /[^\t\r\n\x20-\x7e\x80-\xff]|\r(?!\n)|(?<!\r)\n/;
const keepAliveTimeout = /(?:^|[,\s])timeout=(\d{1,6})/i;

/** Reads `text`, the head's bytes as Latin-1 up to the empty line. Throws a ResponseFault. */
export function readResponseHead(text: string, requestMethod: string): ResponseHead {
  if (forbidden.test(text)) throw new ResponseFault('The head of the answer has characters that may not be there.');
  const lines = text.split('\r\n');
  const first = statusLine.exec(lines[0] as string);
  if (first === null) throw new ResponseFault('The answer does not begin with a status line.');
  const isHttp10 = first[1] === '0';
  const status = Number(first[2]);
  const headers: (readonly [string, string])[] = [];
  let length: number | undefined;
  let isChunked = false;
  let connection = '';
  let keepAliveMs: number | undefined;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    // folded lines and spaces before the colon fail here too
    if (!headerName.test(name)) throw new ResponseFault('The answer has a malformed header line.');
    const value = withoutEdges(line, colon + 1);
    headers.push([name, value]);
    switch (name.length) {
      case 10:
        if (name.toLowerCase() === 'connection') connection += `,${value.toLowerCase()}`;
        else if (name.toLowerCase() === 'keep-alive') keepAliveMs = keepAliveOf(value);
        break;
      case 14:
        if (name.toLowerCase() === 'content-length') length = lengthOf(value, length);
        break;
      case 17:
        if (name.toLowerCase() === 'transfer-encoding') {
          refuseCoding(value, isChunked || isHttp10);
          isChunked = true;
        }
        break;
    }
  }
  // the classic smuggling attempt
  if (isChunked && length !== undefined) throw new ResponseFault('The answer has both a length and chunks.');
  const hasNoBody = requestMethod === 'HEAD' || status === 204 || status === 304 || status < 200;
  const framing = hasNoBody ? 0 : isChunked ? 'chunked' : (length ?? 'until-close');
  return {
    status,
    headers,
    framing,
    isKeptAlive: isKept(connection, isHttp10) && framing !== 'until-close',
    keepAliveMs,
  };
}

/** `line` from `start` on, without the spaces and tabs around it. */
function withoutEdges(line: string, start: number): string {
  let from = start;
  let to = line.length;
  while (from < to && isSpace(line.charCodeAt(from))) from += 1;
  while (to > from && isSpace(line.charCodeAt(to - 1))) to -= 1;
  return line.slice(from, to);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function lengthOf(value: string, before: number | undefined): number {
  if (before !== undefined || !/^\d{1,15}$/.test(value)) {
    throw new ResponseFault('The answer has a malformed or repeated Content-Length.');
  }
  return Number(value);
}

/** Only `chunked` was ever asked for; anything else, or more of it, makes the length a matter of opinion. */
function refuseCoding(value: string, isMisplaced: boolean): void {
  if (isMisplaced || value.toLowerCase() !== 'chunked') {
    throw new ResponseFault(`The answer has a transfer coding that was not asked for: ${value}`);
  }
}

function isKept(connection: string, isHttp10: boolean): boolean {
  if (connection === '') return !isHttp10;
  const tokens = connection.split(',').map((token) => token.trim());
  return !tokens.includes('close') && (!isHttp10 || tokens.includes('keep-alive'));
}

function keepAliveOf(value: string): number | undefined {
  const seconds = keepAliveTimeout.exec(value)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
