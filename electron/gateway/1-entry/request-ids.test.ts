import { expect, it } from 'vitest';
import { isRequestId, openRequestIds } from './request-ids';

/** Counts up, so that no two ids of a pool are alike and every run is the same. */
function openCountingIds() {
  let next = 0;
  return openRequestIds((bytes) => {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    for (let at = 0; at < words.length; at += 1) words[at] = next++;
  });
}

it('makes version 4 UUIDs that do not repeat, over many pools', () => {
  const ids = openCountingIds();
  const made = Array.from({ length: 2_000 }, () => ids.requestId());
  expect(
    made.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toEqual([]);
  expect(new Set(made).size).toBe(made.length);
});

it('makes extended ids of 16 characters that end with an equals sign', () => {
  expect(openCountingIds().extendedRequestId()).toMatch(/^[A-Za-z0-9+/]{15}=$/);
});

it('makes as many hexadecimal digits as asked for', () => {
  const { hex } = openCountingIds();
  expect([hex(16), hex(24)].map((text) => [/^[0-9a-f]+$/.test(text), text.length])).toEqual([
    [true, 16],
    [true, 24],
  ]);
});

it('takes only UUIDs as ids that a client set', () => {
  expect(
    ['5BD6B0A0-7F3A-4B0A-9C44-0A8B3D2F7A11', '5bd6b0a0-7f3a-4b0a-9c44-0a8b3d2f7a1', 'x'.repeat(36)].map(isRequestId),
  ).toEqual([true, false, false]);
});
