import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuery } from './query-string';

it('decodes escapes and reads a plus as a space', () => {
  expect(parseQuery('e=a%2Bb&p=a+b&u=%C3%A9')).toEqual([
    ['e', 'a+b'],
    ['p', 'a b'],
    ['u', 'é'],
  ]);
});

it('keeps every value of a repeated name in order', () => {
  expect(parseQuery('c=1&d=x&c=2')).toEqual([
    ['c', '1'],
    ['d', 'x'],
    ['c', '2'],
  ]);
});

it('splits at semicolons too, and knows names without a value', () => {
  expect(parseQuery('a=1;b&=x&&c=')).toEqual([
    ['a', '1'],
    ['b', ''],
    ['', 'x'],
    ['c', ''],
  ]);
});

it('keeps escapes that lead nowhere as they were sent', () => {
  expect(parseQuery('a=%zz%41&b=%ff%41&c=100%')).toEqual([
    ['a', '%zzA'],
    ['b', '%ff%41'],
    ['c', '100%'],
  ]);
});

it('reads back whatever was encoded', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
      const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
      expect(parseQuery(query)).toEqual(pairs);
    }),
  );
});

it('takes any text without failing', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseQuery(text))));
});
