// Where JSON ends to be JSON.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonProblem } from './json-problem';

it.each([
  ['{"a": 1,}', 8, 'there is "}" where a name should stand'],
  ['{"a" 1}', 5, 'there is "1" where a colon should stand'],
  ['[1 2]', 3, 'there is "2" where a comma or ] should stand'],
  ['[1, 2', 5, 'the text ends where a comma or ] should stand'],
  ['{"a": tru}', 6, 'there is "t" where a value should stand'],
  ['{"a": "b\nc"}', 6, 'there is "\\"" where a value should stand'],
  ['{} x', 3, 'there is "x" where the end should stand'],
  ['[1]]', 3, 'there is "]" where the end should stand'],
  ['{"a": 01}', 6, 'there is "0" where a value should stand'],
  ['', 0, 'the text ends where a value should stand'],
])('%j fails at %i', (text, at, message) => {
  expect(jsonProblem(text)).toEqual({ at, message: `No JSON: ${message}.` });
});

it('finds a problem exactly where the platform does', () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '\u0001', ' ', '1', 'e', '-'))
    .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at + 1) % (text.length + 1)));
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (text) => {
      expect([text, jsonProblem(text) === undefined]).toEqual([text, parses(text)]);
    }),
    { numRuns: 400 },
  );
});

it('reads the deepest nesting and the longest text without running out of stack', () => {
  expect(jsonProblem('['.repeat(2_000_000))).toMatchObject({ at: 2_000_000 });
  expect(jsonProblem(`["${'\\n'.repeat(1_000_000)}" "`)).toMatchObject({ at: 2_000_004 });
});
