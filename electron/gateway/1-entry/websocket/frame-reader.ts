// WebSocket frames as clients send them: masked, perhaps in fragments, and hostile. Limits are API Gateway's.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
import { isUtf8 } from 'node:buffer';
import { socketLimits } from './socket-limits';

/** Hears what came, in order. After `close` or `fail` nothing more is heard. */
export interface FrameEvents {
  text(message: Buffer): void;
  ping(payload: Buffer): void;
  /** The client closes; `code` is undefined where its frame has none. */
  close(code: number | undefined, reason: string): void;
  /** The client broke the protocol or a limit: the connection is to be closed with `code`. */
  fail(code: number, reason: string): void;
}

export interface FrameReader {
  /** Takes bytes from the socket; they may be changed in place. */
  push(chunk: Buffer): void;
}

export const opcodes = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

interface FrameHead {
  readonly isFinal: boolean;
  readonly opcode: number;
  /** Of head and mask together. */
  readonly headBytes: number;
  readonly payloadBytes: number;
}

/** More fragments than these are joined before the next comes, so that tiny ones cost no more than big ones. */
const looseFragments = 64;
const noBytes = Buffer.alloc(0);

/** Opens a reader over `events`. */
export function openFrameReader(events: FrameEvents): FrameReader {
  let unread: Buffer = noBytes;
  let fragments: Buffer[] = [];
  let messageBytes = 0;
  let isFragmented = false;
  let isOver = false;

  function fail(code: number, reason: string): void {
    isOver = true;
    unread = noBytes;
    fragments = [];
    events.fail(code, reason);
  }

  function takeData({ opcode, isFinal }: FrameHead, payload: Buffer): void {
    if ((opcode === opcodes.continuation) !== isFragmented) {
      fail(1002, 'Unexpected fragment');
      return;
    }
    messageBytes += payload.length;
    if (messageBytes > socketLimits.messageBytes) {
      fail(1009, 'Message too big');
      return;
    }
    isFragmented = !isFinal;
    // a copy: the payload is a piece of what the socket read, which would be kept whole
    if (payload.length > 0) fragments.push(isFinal && fragments.length === 0 ? payload : Buffer.from(payload));
    if (fragments.length > looseFragments) fragments = [Buffer.concat(fragments)];
    if (!isFinal) return;
    const message = fragments.length === 1 ? (fragments[0] as Buffer) : Buffer.concat(fragments);
    fragments = [];
    messageBytes = 0;
    if (isUtf8(message)) events.text(message);
    else fail(1007, 'Invalid UTF-8');
  }

  function takeClose(payload: Buffer): void {
    if (payload.length === 1) {
      fail(1002, 'Invalid close frame');
      return;
    }
    const code = payload.length === 0 ? undefined : payload.readUInt16BE(0);
    const reason = payload.subarray(2);
    if (code !== undefined && !isCloseCode(code)) fail(1002, 'Invalid close code');
    else if (!isUtf8(reason)) fail(1007, 'Invalid UTF-8');
    else {
      isOver = true;
      events.close(code, reason.toString('utf8'));
    }
  }

  function take(head: FrameHead, payload: Buffer): void {
    switch (head.opcode) {
      case opcodes.close:
        takeClose(payload);
        break;
      case opcodes.ping:
        events.ping(payload);
        break;
      case opcodes.pong:
        break;
      default:
        takeData(head, payload);
    }
  }

  return {
    push(chunk) {
      if (isOver) return;
      unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
      while (!isOver) {
        const head = readHead(unread);
        if (head === undefined) break;
        const problem = problemOf(head, unread);
        if (problem !== undefined) {
          fail(...problem);
          return;
        }
        const end = head.headBytes + head.payloadBytes;
        if (unread.length < end) break;
        const payload = unread.subarray(head.headBytes, end);
        unmask(payload, unread, head.headBytes - 4);
        unread = end === unread.length ? noBytes : unread.subarray(end);
        take(head, payload);
      }
    },
  };
}

/** Undefined while the head is not there as a whole. */
function readHead(bytes: Buffer): FrameHead | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 2 + lengthBytes) return undefined;
  const payloadBytes =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { isFinal: (first & 0x80) !== 0, opcode: first & 0x0f, headBytes: 2 + lengthBytes + 4, payloadBytes };
}

/** What ends the connection before any of the payload is read. */
function problemOf(
  { opcode, isFinal, payloadBytes }: FrameHead,
  bytes: Buffer,
): [code: number, reason: string] | undefined {
  const [first = 0, second = 0] = bytes;
  // no extension was agreed on, so that the reserved bits mean nothing
  if ((first & 0x70) !== 0) return [1002, 'Reserved bits are set'];
  if ((second & 0x80) === 0) return [1002, 'Frames of clients are masked'];
  // AWS documented: there are no binary messages
  if (opcode === opcodes.binary) return [1003, 'Binary is not supported'];
  if (opcode >= opcodes.close) {
    if (opcode > opcodes.pong) return [1002, 'Unknown opcode'];
    return isFinal && payloadBytes <= 125 ? undefined : [1002, 'Invalid control frame'];
  }
  if (opcode > opcodes.binary) return [1002, 'Unknown opcode'];
  // AWS documented: a frame holds up to 32 KB
  return payloadBytes > socketLimits.frameBytes ? [1009, 'Frame too big'] : undefined;
}

function unmask(payload: Buffer, bytes: Buffer, maskAt: number): void {
  const mask = [bytes[maskAt], bytes[maskAt + 1], bytes[maskAt + 2], bytes[maskAt + 3]] as const;
  for (let at = 0; at < payload.length; at += 1) {
    payload[at] = (payload[at] as number) ^ (mask[(at & 3) as 0 | 1 | 2 | 3] as number);
  }
}

/** Codes that may stand in a frame; 1005 and 1006 mean that none did. */
function isCloseCode(code: number): boolean {
  if (code >= 3000) return code <= 4999;
  return code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006;
}
