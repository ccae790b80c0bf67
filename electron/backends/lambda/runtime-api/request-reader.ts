// Reads HTTP/1.1 requests out of what a socket delivers. Leaner than node:http, whose cost a warm invocation would feel.

export interface RequestHead {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; of repeated headers the last. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Hears one request after the other, each as head, parts of the body, end. */
export interface RequestSink {
  head(head: RequestHead): void;
  body(part: Buffer): void;
  end(trailers: ReadonlyMap<string, string>): void;
  /** Nothing more is read after it. */
  malformed(reason: string): void;
}

type Expects = 'head' | 'fixed body' | 'chunk size' | 'chunk' | 'chunk end' | 'trailers' | 'nothing';

const headLimit = 1_048_576;
const none: ReadonlyMap<string, string> = new Map();
const empty = Buffer.alloc(0);

/** Answers the function that takes what the socket read. */
export function openRequestReader(sink: RequestSink): (part: Buffer) => void {
  let expects: Expects = 'head';
  let rest: Buffer = empty;
  let remaining = 0;

  /** Takes one piece off `rest`; false where more has to come first. */
  function step(): boolean {
    switch (expects) {
      case 'head':
        return readHead();
      case 'fixed body':
        return readBody('head');
      case 'chunk size':
        return readChunkSize();
      case 'chunk':
        return readBody('chunk end');
      case 'chunk end':
        return readChunkEnd();
      case 'trailers':
        return readTrailers();
      default:
        return false;
    }
  }

  function readHead(): boolean {
    const text = takeUntil('\r\n\r\n');
    if (text === undefined) return false;
    // An empty line before a request is allowed.
    const head = parseHead(text.startsWith('\r\n') ? text.slice(2) : text);
    if (head === undefined) return fail('The request line is malformed.');
    const length = Number(head.headers.get('content-length') ?? '0');
    const isChunked = /\bchunked\b/i.test(head.headers.get('transfer-encoding') ?? '');
    if (!isChunked && !(Number.isSafeInteger(length) && length >= 0)) return fail('Content-Length is not a length.');
    sink.head(head);
    if (isChunked) expects = 'chunk size';
    else if (length === 0) sink.end(none);
    else {
      remaining = length;
      expects = 'fixed body';
    }
    return true;
  }

  function readBody(next: 'head' | 'chunk end'): boolean {
    if (rest.length === 0) return false;
    const part = rest.subarray(0, remaining);
    rest = rest.subarray(part.length);
    remaining -= part.length;
    sink.body(part);
    if (remaining > 0) return false;
    expects = next;
    if (next === 'head') sink.end(none);
    return true;
  }

  function readChunkSize(): boolean {
    const line = takeUntil('\r\n');
    if (line === undefined) return false;
    const digits = /^[0-9a-f]{1,8}(?=\s*(;|$))/i.exec(line)?.[0];
    if (digits === undefined) return fail('A chunk has no size.');
    remaining = Number.parseInt(digits, 16);
    expects = remaining === 0 ? 'trailers' : 'chunk';
    return true;
  }

  function readChunkEnd(): boolean {
    if (rest.length < 2) return false;
    if (rest[0] !== 13 || rest[1] !== 10) return fail('A chunk is longer than its size.');
    rest = rest.subarray(2);
    expects = 'chunk size';
    return true;
  }

  function readTrailers(): boolean {
    const hasNone = rest[0] === 13 && rest[1] === 10;
    const text = hasNone ? '' : takeUntil('\r\n\r\n');
    if (text === undefined) return false;
    if (hasNone) rest = rest.subarray(2);
    expects = 'head';
    sink.end(text === '' ? none : parseHeaders(text.split('\r\n')));
    return true;
  }

  function takeUntil(mark: string): string | undefined {
    const at = rest.indexOf(mark, 0, 'latin1');
    if (at < 0) {
      if (rest.length > headLimit) fail('The head is too long.');
      return undefined;
    }
    const text = rest.toString('latin1', 0, at);
    rest = rest.subarray(at + mark.length);
    return text;
  }

  function fail(reason: string): false {
    expects = 'nothing';
    rest = empty;
    sink.malformed(reason);
    return false;
  }

  return (part) => {
    if (expects === 'nothing') return;
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    while (rest.length > 0 && step());
  };
}

function parseHead(text: string): RequestHead | undefined {
  const lines = text.split('\r\n');
  const [method, path, version] = (lines[0] ?? '').split(' ');
  if (method === undefined || path === undefined || version?.startsWith('HTTP/1.') !== true) return undefined;
  return { method, path, headers: parseHeaders(lines.slice(1)) };
}

function parseHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}
