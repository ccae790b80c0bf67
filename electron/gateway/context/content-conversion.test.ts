import fc from 'fast-check';
import { expect, it } from 'vitest';
import { convertRequestBody } from './content-conversion';
import { firstAcceptedType, isBinaryType, mediaTypeOf } from './media-type';

it.each<[type: string | undefined, types: string[], isBinary: boolean]>([
  ['image/png', ['image/png'], true],
  ['image/png', ['IMAGE/PNG'], true],
  ['image/png', ['image/*'], true],
  ['image/*', ['image/*'], true],
  ['image/png', ['*/png'], false],
  ['*/*', ['image/png'], false],
  ['image/*', ['image/png'], false],
  ['imagex/png', ['image/*'], false],
  ['text/plain', ['*/*'], true],
  [undefined, ['*/*'], true],
  [undefined, ['image/png'], false],
])('takes %s for binary with %j: %s', (type, types, isBinary) => {
  expect(isBinaryType(type, types)).toBe(isBinary);
});

it('reads the type alone, and the first of several', () => {
  expect(['Application/JSON; charset=utf-8', ' text/plain ', ';', ''].map(mediaTypeOf)).toEqual([
    'application/json',
    'text/plain',
    undefined,
    undefined,
  ]);
  expect(firstAcceptedType('image/webp;q=0.1,image/png')).toBe('image/webp');
});

it('brings any bytes back that went through Base64', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = convertRequestBody(bytes, true, 'CONVERT_TO_TEXT');
      expect(text.isBinary).toBe(false);
      const back = convertRequestBody(text.bytes, false, 'CONVERT_TO_BINARY');
      expect([Uint8Array.from(back.bytes), back.isBinary]).toEqual([bytes, true]);
    }),
  );
});

it.each(['a', 'ab=c', 'ab\ncd', 'a-_b', '====='])('refuses %j as Base64', (text) => {
  expect(() => convertRequestBody(Buffer.from(text), false, 'CONVERT_TO_BINARY')).toThrow('Unable to base64 decode');
});
