// YAML as plain values.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { yamlValue } from './yaml-value';

const read = (text: string) => yamlValue(parseDocument(text, { uniqueKeys: false }).contents);

it('reads what was written', () => {
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', '<<', '1', 'null', '')), tie('node'), {
        maxKeys: 3,
      }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (value) => {
      // Quoted, so that a key `<<` is a name and no merge.
      const text = stringify(value, { defaultKeyType: 'QUOTE_DOUBLE', aliasDuplicateObjects: false });
      expect(JSON.stringify(read(text))).toBe(JSON.stringify(value));
    }),
    { numRuns: 200 },
  );
});

describe('keys', () => {
  it('are texts as they were written', () => {
    expect(read('200: a\n1.0: b\ntrue: c\n0x10: d\n')).toEqual({ '200': 'a', '1.0': 'b', true: 'c', '0x10': 'd' });
  });

  it('become own properties, never a prototype', () => {
    const value = read('__proto__: {polluted: true}\nconstructor: 1\n') as Record<string, unknown>;
    expect([Object.keys(value), Object.getPrototypeOf(value) === Object.prototype]).toEqual([
      ['__proto__', 'constructor'],
      true,
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('may stand once', () => {
    expect(() => read('a: 1\nb: 2\na: 3\n')).toThrow(expect.objectContaining({ at: 10 }));
  });
});

describe('merge keys', () => {
  it('fill in what is not there', () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 0}\nd: {<<: *b}\n';
    expect(read(text)).toMatchObject({ c: { x: 0, y: 1, z: 2 }, d: { y: 2, z: 2 } });
  });

  it('take maps only', () => {
    expect(() => read('a: {<<: 1}\n')).toThrow('Merge sources must be maps');
  });
});

describe('aliases', () => {
  it('share one value', () => {
    const { a, b } = read('a: &a {x: 1}\nb: *a\n') as Record<string, unknown>;
    expect(b).toBe(a);
  });

  it('lead to the last anchor before them', () => {
    expect(read('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it('may not lead nowhere or to themselves', () => {
    expect(() => read('a: &a {b: *a}\n')).toThrow('contains itself');
  });
});
