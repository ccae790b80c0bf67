// Reads one HTTP/1.1 answer from a connection's bytes, however they were cut into pieces.
// https://www.rfc-editor.org/rfc/rfc9112
import { type ChunkedReader, openChunkedReader } from './chunked-body';
import { type BodyFraming, ResponseFault, type ResponseHead, readResponseHead } from './response-head';

/** Hears an answer as it is read. */
export interface ResponseListener {
  onHead(head: ResponseHead): void;
  /** A view of the connection's buffer: what is kept of it must be copied. */
  onBody(part: Buffer): void;
}

/** The longest head that is read. */
const headLimit = 65_536;
const endOfHead = Buffer.from('\r\n\r\n');

/** A class, because one is made for every call on the hot path and must have one shape. */
export class ResponseReader {
  private isInBody = false;
  private framing: BodyFraming = 0;
  private missing = 0;
  private chunked: ChunkedReader | undefined = undefined;
  /** The beginning of a head that came in pieces. */
  private begun: Buffer | undefined = undefined;
  private readonly onBody: (part: Buffer) => void;
  /** True as soon as a byte of the answer has come. */
  hasBegun = false;

  constructor(
    private readonly requestMethod: string,
    private readonly listener: ResponseListener,
  ) {
    this.onBody = (part) => listener.onBody(part);
  }

  /** Takes `bytes`; the answer is where the answer ended in them, or -1 while more is to come. Throws a ResponseFault. */
  read(bytes: Buffer): number {
    this.hasBegun = true;
    if (this.isInBody) return this.readBody(bytes, 0);
    let piece = bytes;
    // what `bytes` has before its first own byte
    let offset = 0;
    if (this.begun !== undefined) {
      piece = Buffer.concat([this.begun, bytes]);
      offset = this.begun.length;
      this.begun = undefined;
    }
    let from = 0;
    while (!this.isInBody) {
      const end = piece.indexOf(endOfHead, from);
      if (end === -1) {
        if (piece.length - from > headLimit) throw new ResponseFault('The head of the answer is too long.');
        this.begun = Buffer.from(piece.subarray(from));
        return -1;
      }
      if (end - from > headLimit) throw new ResponseFault('The head of the answer is too long.');
      this.takeHead(readResponseHead(piece.toString('latin1', from, end), this.requestMethod));
      from = end + endOfHead.length;
    }
    const ended = this.readBody(piece, from);
    return ended === -1 ? -1 : ended - offset;
  }

  /** The other side has closed. Throws a ResponseFault where that cuts the answer short. */
  close(): void {
    if (!this.isInBody || this.framing !== 'until-close') {
      throw new ResponseFault('The connection was closed before the answer was complete.');
    }
  }

  private takeHead(head: ResponseHead): void {
    if (head.status === 101) throw new ResponseFault('The answer switches to a protocol nobody asked for.');
    // 100 Continue, 103 Early Hints: the answer itself is still to come
    if (head.status < 200) return;
    this.isInBody = true;
    this.framing = head.framing;
    if (head.framing === 'chunked') this.chunked = openChunkedReader();
    else if (head.framing !== 'until-close') this.missing = head.framing;
    this.listener.onHead(head);
  }

  private readBody(bytes: Buffer, from: number): number {
    if (this.chunked !== undefined) return this.chunked.read(bytes, from, this.onBody);
    if (this.framing === 'until-close') {
      if (from < bytes.length) this.onBody(bytes.subarray(from));
      return -1;
    }
    const end = Math.min(bytes.length, from + this.missing);
    this.missing -= end - from;
    if (end > from) this.onBody(bytes.subarray(from, end));
    return this.missing === 0 ? end : -1;
  }
}
