import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedLines } from './changed-lines';
import { matchedStart } from './matched-start';

it.each([
  ['a:*/dev/GET/orders', 'a:x1/dev/GET/orders/7', [18, 19]],
  ['a:*/prod/GET', 'a:x1/dev/GET', [4, 5]],
  ['a:b', 'a:c', [2, 2]],
  ['a?c', 'abc', [3, 3]],
  ['a*', 'abc', [2, 3]],
  ['', 'abc', [0, 0]],
])('goes along %s and %s as far as they match', (pattern, text, [ofPattern, ofText]) => {
  expect(matchedStart(pattern, text)).toEqual({ pattern: ofPattern, text: ofText });
});

it('stays within both, whatever they are', () => {
  const some = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '/') });
  fc.assert(
    fc.property(some, some, (pattern, text) => {
      const { pattern: ofPattern, text: ofText } = matchedStart(pattern, text);
      expect(ofPattern <= pattern.length && ofText <= text.length).toBe(true);
    }),
  );
});

it('shows the line that changed, also of a document on one line', () => {
  expect([
    changedLines('{"a":1,"b":2}', '{"a":1,"b":3}'),
    changedLines('{\n "a": 1\n}', '{\n "a": 1,\n "b": 2\n}'),
    changedLines('same', 'same'),
  ]).toEqual([
    { removed: ['  "b": 2'], added: ['  "b": 3'] },
    { removed: [' "a": 1'], added: [' "a": 1,', ' "b": 2'] },
    { removed: [], added: [] },
  ]);
});
