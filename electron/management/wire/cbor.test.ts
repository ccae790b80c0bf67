import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCbor, encodeCbor } from './cbor';

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    // a fraction of seconds holds the milliseconds of times as far as clients know them
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(decodeCbor(encodeCbor(value))).toEqual(value);
    }),
  );
});

it('never fails with anything but a refusal', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      try {
        decodeCbor(Buffer.from(bytes));
      } catch (error) {
        expect(String(error)).toContain('not valid CBOR');
      }
    }),
  );
});

it.each<[string, number[], unknown]>([
  ['a half', [0xf9, 0x3e, 0x00], 1.5],
  ['a float', [0xfa, 0x3f, 0xc0, 0, 0], 1.5],
  ['a list without a length', [0x9f, 0x01, 0x02, 0xff], [1, 2]],
  ['a map without a length', [0xbf, 0x61, 0x61, 0x01, 0xff], { a: 1 }],
  ['a text in parts', [0x7f, 0x61, 0x61, 0x61, 0x62, 0xff], 'ab'],
  ['a time', [0xc1, 0x18, 0x3c], new Date(60_000)],
])('reads %s', (_, bytes, expected) => {
  expect(decodeCbor(Buffer.from(bytes))).toEqual(expected);
});
