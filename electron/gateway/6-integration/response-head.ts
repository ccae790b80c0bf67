// The head of an endpoint's HTTP/1.1 answer, read strictly: whatever two parsers could read differently is refused.
// https://www.rfc-editor.org/rfc/rfc9112
import type { HeaderList } from '../../../shared/trace/trace';
import { endOfLine, withoutEdges } from '../context/head-lines';

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
/** Control characters. Halves of line ends are found as the lines are read. */
const forbidden = /[^\t\r\n\x20-\x7e\x80-\xff]/;
const keepAliveTimeout = /(?:^|[,\s])timeout=(\d{1,6})/i;

/** Reads `text`, the head's bytes as Latin-1 up to the empty line. Throws a ResponseFault. */
export function readResponseHead(text: string, requestMethod: string): ResponseHead {
  if (forbidden.test(text)) throw misplacedCharacters();
  let lineEnd = lineEndIn(text, 0);
  const first = statusLine.exec(text.slice(0, lineEnd));
  if (first === null) throw new ResponseFault('The answer does not begin with a status line.');
  const isHttp10 = first[1] === '0';
  const status = Number(first[2]);
  const headers: (readonly [string, string])[] = [];
  let length: number | undefined;
  let isChunked = false;
  let connection = '';
  let keepAliveMs: number | undefined;
  for (let at = lineEnd + 2; at <= text.length; at = lineEnd + 2) {
    lineEnd = lineEndIn(text, at);
    const colon = text.indexOf(':', at);
    const name = colon === -1 || colon > lineEnd ? '' : text.slice(at, colon);
    // folded lines and spaces before the colon fail here too
    if (!headerName.test(name)) throw new ResponseFault('The answer has a malformed header line.');
    const value = withoutEdges(text, colon + 1, lineEnd);
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

function lineEndIn(text: string, at: number): number {
  const lineEnd = endOfLine(text, at);
  if (lineEnd === -1) throw misplacedCharacters();
  return lineEnd;
}

function misplacedCharacters(): ResponseFault {
  return new ResponseFault('The head of the answer has characters that may not be there.');
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
  if (connection === ',keep-alive') return true;
  const tokens = connection.split(',').map((token) => token.trim());
  return !tokens.includes('close') && (!isHttp10 || tokens.includes('keep-alive'));
}

function keepAliveOf(value: string): number | undefined {
  const seconds = keepAliveTimeout.exec(value)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
