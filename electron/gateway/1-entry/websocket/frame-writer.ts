// Frames to clients: unmasked, and none longer than API Gateway's limit.
import { opcodes } from './frame-reader';
import { socketLimits } from './socket-limits';

/** One text message; a long one goes in several frames. AWS assumed: the service's frame limit holds for pushes too. */
export function textFrames(message: Uint8Array): Buffer {
  if (message.length <= socketLimits.frameBytes) return frame(opcodes.text, message, true);
  const frames: Buffer[] = [];
  for (let from = 0; from < message.length; from += socketLimits.frameBytes) {
    const end = Math.min(from + socketLimits.frameBytes, message.length);
    const opcode = from === 0 ? opcodes.text : opcodes.continuation;
    frames.push(frame(opcode, message.subarray(from, end), end === message.length));
  }
  return Buffer.concat(frames);
}

export function pongFrame(payload: Uint8Array): Buffer {
  return frame(opcodes.pong, payload, true);
}

/** Without a code it is empty. */
export function closeFrame(code: number | undefined, reason: string): Buffer {
  if (code === undefined) return frame(opcodes.close, Buffer.alloc(0), true);
  // a control frame holds 125 bytes, the code among them
  const text = Buffer.from(reason, 'utf8').subarray(0, 123);
  const payload = Buffer.alloc(2 + text.length);
  payload.writeUInt16BE(code, 0);
  text.copy(payload, 2);
  return frame(opcodes.close, payload, true);
}

function frame(opcode: number, payload: Uint8Array, isFinal: boolean): Buffer {
  const { length } = payload;
  const headBytes = length < 126 ? 2 : 4;
  const bytes = Buffer.allocUnsafe(headBytes + length);
  bytes[0] = (isFinal ? 0x80 : 0) | opcode;
  bytes[1] = length < 126 ? length : 126;
  if (headBytes === 4) bytes.writeUInt16BE(length, 2);
  bytes.set(payload, headBytes);
  return bytes;
}
