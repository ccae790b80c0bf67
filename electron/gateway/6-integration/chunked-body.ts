// Chunked bodies, read strictly: sizes in hexadecimal, lines ended by CR LF, extensions and trailers bounded and dropped.
// https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding
import { ResponseFault } from './response-head';

/** Reads a chunked body piece by piece. */
export interface ChunkedReader {
  /**
   * Takes `bytes` from `from` on and hands the body's own to `onData`, as views of `bytes`. The answer is where the
   * body ended, or -1 while more is to come. Throws a ResponseFault.
   */
  read(bytes: Buffer, from: number, onData: (part: Buffer) => void): number;
}

/** Extensions and trailers of one body may be so long together. */
const annotationLimit = 16_384;
/** 64 TB are enough for one chunk. */
const sizeDigits = 12;
const trailerLine = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*$/;

const cr = 0x0d;
const lf = 0x0a;
const semicolon = 0x3b;

type State = 'size' | 'extension' | 'size-lf' | 'data' | 'data-cr' | 'data-lf' | 'trailer' | 'trailer-lf';

/** Opens a reader for one body. */
export function openChunkedReader(): ChunkedReader {
  let state: State = 'size';
  let size = 0;
  let digits = 0;
  let annotationBytes = 0;
  let trailer = '';

  function annotated(): void {
    annotationBytes += 1;
    if (annotationBytes > annotationLimit)
      throw new ResponseFault('The answer’s chunks carry too much beside the body.');
  }

  /** A byte of the line that gives a chunk's size. */
  function stepSize(byte: number): void {
    const digit = hexDigit(byte);
    if (digit >= 0 && digits < sizeDigits) {
      digits += 1;
      size = size * 16 + digit;
    } else if (digits > 0 && byte === cr) state = 'size-lf';
    else if (digits > 0 && byte === semicolon) state = 'extension';
    else throw malformed();
  }

  function stepExtension(byte: number): void {
    annotated();
    if (byte === cr) state = 'size-lf';
    else if (!isText(byte)) throw malformed();
  }

  function stepTrailer(byte: number): void {
    if (byte === cr) {
      state = 'trailer-lf';
      return;
    }
    annotated();
    trailer += String.fromCharCode(byte);
  }

  /** The line feed after a trailer. True where the line was empty: the end of the body. */
  function endTrailer(): boolean {
    if (trailer === '') return true;
    if (!trailerLine.test(trailer)) throw malformed();
    trailer = '';
    state = 'trailer';
    return false;
  }

  /** One byte outside the body's own. True at the very end of the body. */
  function step(byte: number): boolean {
    if (state === 'size') stepSize(byte);
    else if (state === 'extension') stepExtension(byte);
    else if (state === 'trailer') stepTrailer(byte);
    else {
      if (byte !== (state === 'data-cr' ? cr : lf)) throw malformed();
      if (state === 'trailer-lf') return endTrailer();
      if (state === 'size-lf') {
        digits = 0;
        state = size === 0 ? 'trailer' : 'data';
      } else state = state === 'data-cr' ? 'data-lf' : 'size';
    }
    return false;
  }

  return {
    read(bytes, from, onData) {
      let at = from;
      while (at < bytes.length) {
        if (state === 'data') {
          const end = Math.min(bytes.length, at + size);
          onData(bytes.subarray(at, end));
          size -= end - at;
          at = end;
          if (size === 0) state = 'data-cr';
        } else {
          const isEnd = step(bytes[at] as number);
          at += 1;
          if (isEnd) return at;
        }
      }
      return -1;
    },
  };
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function isText(byte: number): boolean {
  return byte === 0x09 || (byte >= 0x20 && byte !== 0x7f);
}

function malformed(): ResponseFault {
  return new ResponseFault('The answer has a malformed chunk.');
}
