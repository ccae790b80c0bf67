// Reads the requests that nearly all clients send: one head that came whole, a body that came with it, nothing unusual.
// Whatever is not exactly that is left to Node's own parser; nothing is refused here.
import { limits } from '../../../shared/definition/limits';
import { endOfLine, withoutEdges } from '../context/head-lines';

/** A request as Node would give it, with the place where the next one begins. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  /** Name, value, name, value, … */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  readonly closes: boolean;
  readonly end: number;
}

const requestLine = /^(GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD) (\/[\x21-\x7e]*) HTTP\/1\.1$/;
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Control characters. Halves of line ends are found as the lines are read. */
const forbidden = /[^\t\r\n\x20-\x7e\x80-\xff]/;
const endOfHead = Buffer.from('\r\n\r\n');
/** A head that needs no thought about limits; longer ones are Node's. */
const plainHeadBytes = 16_384;
const noBody = new Uint8Array(0);

/** The request that begins at `from`, or undefined where it is none of the plain ones, or not all here yet. */
export function readPlainRequest(bytes: Buffer, from: number): PlainRequest | undefined {
  const headEnd = bytes.indexOf(endOfHead, from);
  if (headEnd === -1 || headEnd - from > plainHeadBytes) return undefined;
  const text = bytes.toString('latin1', from, headEnd);
  if (forbidden.test(text)) return undefined;
  const lineEnd = endOfLine(text, 0);
  if (lineEnd === -1 || lineEnd === text.length) return undefined;
  const line = requestLine.exec(text.slice(0, lineEnd));
  if (line === null) return undefined;
  const rawHeaders: string[] = [];
  const framing = readLines(text, lineEnd + 2, rawHeaders);
  if (framing === undefined) return undefined;
  const bodyStart = headEnd + endOfHead.length;
  const end = bodyStart + framing.length;
  if (end > bytes.length) return undefined;
  return {
    method: line[1] as string,
    url: line[2] as string,
    rawHeaders,
    body: framing.length === 0 ? noBody : bytes.subarray(bodyStart, end),
    closes: framing.closes,
    end,
  };
}

interface Framing {
  readonly length: number;
  readonly closes: boolean;
}

/** Reads the header lines into `rawHeaders`; undefined where one of them asks for more than a plain answer. */
function readLines(text: string, start: number, rawHeaders: string[]): Framing | undefined {
  let length: number | undefined;
  let closes = false;
  let hosts = 0;
  for (let at = start; at < text.length; ) {
    const lineEnd = endOfLine(text, at);
    if (lineEnd === -1) return undefined;
    const colon = text.indexOf(':', at);
    if (colon === -1 || colon > lineEnd) return undefined;
    const name = text.slice(at, colon);
    if (!headerName.test(name)) return undefined;
    const value = withoutEdges(text, colon + 1, lineEnd);
    switch (name.length) {
      case 2: // TE
      case 6: // Expect
      case 7: // Upgrade, Trailer
      case 14:
      case 17: {
        const lower = name.toLowerCase();
        if (unusual.has(lower)) return undefined;
        if (lower !== 'content-length') break;
        if (length !== undefined || !/^\d{1,8}$/.test(value)) return undefined;
        length = Number(value);
        break;
      }
      case 4:
        if (name.toLowerCase() === 'host') hosts += 1;
        break;
      case 10:
        if (name.toLowerCase() !== 'connection') break;
        if (/^close$/i.test(value)) closes = true;
        else if (!/^keep-alive$/i.test(value)) return undefined;
        break;
    }
    rawHeaders.push(name, value);
    at = lineEnd + 2;
  }
  if (hosts !== 1 || (length ?? 0) > limits.payloadBytes) return undefined;
  return { length: length ?? 0, closes };
}

const unusual = new Set(['te', 'expect', 'upgrade', 'trailer', 'transfer-encoding']);
