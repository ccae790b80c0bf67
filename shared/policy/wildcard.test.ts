import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileWildcard, wildcardPieces } from './wildcard';

const matches = (pattern: string, text: string) => compileWildcard(wildcardPieces(pattern))(text);

/** The plain definition, letter by letter. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) return naive(pattern.slice(1), text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && naive(pattern.slice(1), text.slice(1));
}

it('says what the definition of * and ? says', () => {
  const letters = (set: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...set), maxLength });
  fc.assert(
    fc.property(letters('ab*?', 9), letters('ab', 12), (pattern, text) => {
      expect(matches(pattern, text)).toBe(naive(pattern, text));
    }),
    { numRuns: 3_000 },
  );
});

it('finds runs of more than a word of bits with ? in them', () => {
  const run = `${'a'.repeat(40)}?${'b'.repeat(40)}`;
  expect([
    matches(`*${run}*`, `aaa${run.replace('?', 'x')}bbb`),
    matches(`*${run}*`, `${'a'.repeat(39)}x${'b'.repeat(40)}`),
    matches(`*${run}*c`, `${'a'.repeat(90)}${'b'.repeat(90)}c`),
  ]).toEqual([true, false, true]);
});

it('does not take longer for patterns that were made to', () => {
  const text = 'a'.repeat(10_000);
  const hostile = [
    `${'*a'.repeat(2_000)}b`,
    `*${'a?'.repeat(2_000)}b*`,
    `*${'a'.repeat(4_000)}b*`,
    `${'*?'.repeat(2_000)}b`,
  ];
  const startedMs = performance.now();
  expect(hostile.map((pattern) => matches(pattern, text))).toEqual([false, false, false, false]);
  // a matcher that goes back takes minutes
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});
