import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findJsonFault } from './json-fault';

it.each([
  ['{"a": }', 6, 'JSON: expected a value here.'],
  ['{"a": 1,}', 8, 'JSON: expected a name in double quotes here.'],
  ['{a: 1}', 1, 'JSON: expected a name in double quotes or } here.'],
  ['[1 2]', 3, 'JSON: expected a comma or a closing bracket here.'],
  ['{"a" 1}', 5, 'JSON: expected : here.'],
  ['[1}', 2, 'JSON: expected a comma or a closing bracket here.'],
  ['{"a": tru}', 6, 'JSON: expected a value here.'],
  ['["a\n"]', 1, 'JSON: this string is not closed or holds what it may not.'],
  ['{} x', 3, 'JSON: nothing may follow the value.'],
  ['{"a": [', 7, 'JSON: the text ends too early.'],
  ['', 0, 'JSON: the text ends too early.'],
])('finds the fault of %j', (text, offset, message) => {
  expect(findJsonFault(text)).toMatchObject({ offset, message });
});

it('finds a fault exactly where the engine does, in texts cut or changed anywhere', () => {
  const mangled = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', ':', '\\', '1', ' ', '\n'));
  fc.assert(
    fc.property(mangled, ([json, at, character]) => {
      const place = at % (json.length + 1);
      const text = json.slice(0, place) + character + json.slice(place + 1);
      expect([text, findJsonFault(text) === undefined]).toEqual([text, isJson(text)]);
    }),
    { numRuns: 1_000, seed: 7 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
