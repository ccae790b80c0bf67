import fc from 'fast-check';
import { expect, it } from 'vitest';
import { opcodes, openFrameReader } from './frame-reader';
import { closeFrame, pongFrame, textFrames } from './frame-writer';

interface FrameOptions {
  readonly opcode?: number;
  readonly isFinal?: boolean;
  readonly isMasked?: boolean;
  readonly reserved?: number;
}

/** A frame as a client sends it. */
function sent(payload: Uint8Array | string, options: FrameOptions = {}): Buffer {
  const { opcode = opcodes.text, isFinal = true, isMasked = true, reserved = 0 } = options;
  const bytes = Buffer.from(payload as string);
  const { length } = bytes;
  const extended = length < 126 ? Buffer.alloc(0) : length < 65_536 ? Buffer.alloc(2) : Buffer.alloc(8);
  if (extended.length === 2) extended.writeUInt16BE(length);
  if (extended.length === 8) extended.writeBigUInt64BE(BigInt(length));
  const short = length < 126 ? length : extended.length === 2 ? 126 : 127;
  const head = Buffer.from([(isFinal ? 0x80 : 0) | reserved | opcode, (isMasked ? 0x80 : 0) | short]);
  const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);
  const body = isMasked ? Buffer.from(bytes.map((byte, at) => byte ^ (mask[at & 3] as number))) : bytes;
  return Buffer.concat([head, extended, ...(isMasked ? [mask] : []), body]);
}

function heardOf(...chunks: readonly Buffer[]): unknown[] {
  const heard: unknown[] = [];
  const reader = openFrameReader({
    text: (message) => heard.push(['text', message.toString('utf8')]),
    ping: (payload) => heard.push(['ping', payload.toString('utf8')]),
    close: (code, reason) => heard.push(['close', code, reason]),
    fail: (code) => heard.push(['fail', code]),
  });
  for (const chunk of chunks) reader.push(Buffer.from(chunk));
  return heard;
}

const close = (payload: Uint8Array) => sent(payload, { opcode: opcodes.close });

it.each([
  ['a text', sent('hello'), ['text', 'hello']],
  ['an empty text', sent(''), ['text', '']],
  ['a ping', sent('p', { opcode: opcodes.ping }), ['ping', 'p']],
  ['a close without a code', close(Buffer.alloc(0)), ['close', undefined, '']],
  [
    'a close with a reason',
    close(Buffer.concat([Buffer.from([0x0f, 0xa1]), Buffer.from('bye')])),
    ['close', 4001, 'bye'],
  ],
  ['32 KB', sent('x'.repeat(32_768)), ['text', 'x'.repeat(32_768)]],
])('hears %s', (_what, frame, heard) => {
  expect(heardOf(frame)).toEqual([heard]);
});

it.each([
  ['an unmasked frame', sent('x', { isMasked: false }), 1002],
  ['reserved bits', sent('x', { reserved: 0x40 }), 1002],
  ['an unknown opcode', sent('x', { opcode: 0x3 }), 1002],
  ['an unknown control opcode', sent('x', { opcode: 0xb }), 1002],
  ['a fragmented ping', sent('x', { opcode: opcodes.ping, isFinal: false }), 1002],
  ['a ping of 126 bytes', sent('x'.repeat(126), { opcode: opcodes.ping }), 1002],
  ['a continuation of nothing', sent('x', { opcode: opcodes.continuation }), 1002],
  ['a close of one byte', close(Buffer.from([1])), 1002],
  ['a close code that may not be sent', close(Buffer.from([0x03, 0xed])), 1002],
  ['text that is no UTF-8', sent(Buffer.from([0xff, 0xfe])), 1007],
  ['binary', sent('x', { opcode: opcodes.binary }), 1003],
  ['more than 32 KB', sent('x'.repeat(32_769)), 1009],
])('ends at %s', (_what, frame, code) => {
  expect(heardOf(frame, sent('never heard'))).toEqual([['fail', code]]);
});

it('ends at a length that no machine holds, before any of it comes', () => {
  expect(heardOf(Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]))).toEqual([
    ['fail', 1009],
  ]);
});

it('ends where a second message begins inside a fragmented one', () => {
  expect(heardOf(sent('a', { isFinal: false }), sent('b'))).toEqual([['fail', 1002]]);
});

it('hears control frames between the fragments of a message', () => {
  const parts = [
    sent('a', { isFinal: false }),
    sent('?', { opcode: opcodes.ping }),
    sent('b', { opcode: opcodes.continuation }),
  ];
  expect(heardOf(...parts)).toEqual([
    ['ping', '?'],
    ['text', 'ab'],
  ]);
});

it('joins thousands of tiny fragments, and ends where they are too much together', () => {
  const tiny = Buffer.concat([
    sent('x', { isFinal: false }),
    ...Array.from({ length: 5_000 }, () => sent('x', { opcode: opcodes.continuation, isFinal: false })),
    sent('y', { opcode: opcodes.continuation }),
  ]);
  const big = Buffer.concat([
    sent('x'.repeat(32_768), { isFinal: false }),
    ...Array.from({ length: 4 }, () => sent('x'.repeat(32_768), { opcode: opcodes.continuation, isFinal: false })),
  ]);
  expect([heardOf(tiny), heardOf(big)]).toEqual([[['text', `${'x'.repeat(5_001)}y`]], [['fail', 1009]]]);
});

it('hears the same however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 300 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 50 }),
      (texts, size) => {
        const whole = Buffer.concat(texts.map((text) => sent(text)));
        const chunks: Buffer[] = [];
        for (let from = 0; from < whole.length; from += size) chunks.push(whole.subarray(from, from + size));
        expect(heardOf(...chunks)).toEqual(texts.map((text) => ['text', Buffer.from(text).toString('utf8')]));
      },
    ),
    { numRuns: 50, seed: 7 },
  );
});

it('survives any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      heardOf(Buffer.from(bytes));
    }),
    { numRuns: 300, seed: 7 },
  );
});

it('writes one message in frames of 32 KB, and short control frames', () => {
  const long = textFrames(Buffer.alloc(70_000, 'x'));
  expect([
    [long.length, long[0], long[32_772], long[2 * 32_772]],
    [...textFrames(Buffer.from('hi'))],
    [...pongFrame(Buffer.from('p'))],
    [...closeFrame(1000, 'ok')],
    closeFrame(1000, 'x'.repeat(500)).length,
    [...closeFrame(undefined, '')],
  ]).toEqual([
    [70_012, 0x01, 0x00, 0x80],
    [0x81, 2, 0x68, 0x69],
    [0x8a, 1, 0x70],
    [0x88, 4, 0x03, 0xe8, 0x6f, 0x6b],
    127,
    [0x88, 0],
  ]);
});
