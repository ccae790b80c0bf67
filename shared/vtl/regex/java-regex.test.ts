import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../template-error';
import { openJavaRegex } from './java-regex';

const regex = openJavaRegex();
const budget = () => ({ stepsLeft: 1_000_000 });

/** What a use of a pattern gives; `!` for an error. */
function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof EvaluationError) return `!${thrown.kind}`;
    throw thrown;
  }
}

/** Marks every match of a pattern in a text with angle brackets. */
const marked = (pattern: string, text: string) => attempt(() => regex.replaceAll(pattern, text, '<$0>', budget()));

describe('patterns', () => {
  it('match as in Java', () => {
    const cases: readonly (readonly [pattern: string, text: string, marked: string])[] = [
      ['[a-c&&[^b]]', 'abcd', '<a>b<c>d'],
      ['[a[xy]]', 'axyz', '<a><x><y>z'],
      ['[^\\d.]+', 'a1.b', '<a>1.<b>'],
      ['\\Qa.b\\E+', 'a.bb a+b', '<a.bb> a+b'],
      ['(?i)AB', 'abAB', '<ab><AB>'],
      ['a(?i:B)c', 'aBc abC', '<aBc> abC'],
      ['(?i)é', 'É', 'É'],
      ['(?iu)é', 'É', '<É>'],
      ['(?m)^a$', 'a\nb\r\na', '<a>\nb\r\n<a>'],
      ['a$', 'a\n', '<a>\n'],
      ['a\\z', 'a\n', 'a\n'],
      ['(?s)a.b', 'a\nb', '<a\nb>'],
      ['a.b', 'a\u0085b', 'a\u0085b'],
      ['(?x) a b # c', 'ab', '<ab>'],
      ['\\p{Alpha}+\\p{Punct}', 'ab! é', '<ab!> é'],
      ['\\p{Lu}\\pL', 'Éa', '<Éa>'],
      ['\\x41\\u0042\\x{43}', 'ABC', '<ABC>'],
      ['(a+?)(b*)', 'aab', '<a><ab>'],
      ['a*+a', 'aaa', 'aaa'],
      ['(?>a+)b', 'aab', '<aab>'],
      ['(\\w)\\1', 'aabbc', '<aa><bb>c'],
      ['(?<n>a)\\k<n>', 'aa', '<aa>'],
      ['(?<=a)b(?!c)', 'ab abc b', 'a<b> abc b'],
      ['(?<!a{1,3})b', 'aab b', 'aab <b>'],
      ['\\bfoo\\b', 'foo food', '<foo> food'],
      ['.', '😀', '<😀>'],
      ['[😀]', 'a😀', 'a<😀>'],
      ['(ab){2,3}?', 'abababab', '<abab><abab>'],
      ['(|a)+', 'aa', '<>a<>a<>'],
      ['(a*)*', 'aab', '<aa><>b<>'],
      ['x{0}y', 'y', '<y>'],
      [']', 'a]', 'a<]>'],
      ['\\R', 'a\r\nb\nc', 'a<\r\n>b<\n>c'],
    ];
    expect(cases.map(([pattern, text]) => [pattern, text, marked(pattern, text)])).toEqual(cases);
  });

  it('are errors if they are broken', () => {
    const broken = [
      '(',
      ')',
      '[',
      '[a',
      '*',
      '+a',
      'a**',
      '(?<1>a)',
      '(?z)',
      '\\',
      '\\y',
      '\\x4',
      'a{2,1}',
      'a{x',
      '[z-a]',
      '\\p{Nope}',
      '\\k<n>',
      '(?<n>a)(?<n>b)',
      '(?<=a+)b',
    ];
    expect(broken.map((pattern) => [pattern, marked(pattern, 'a')])).toEqual(
      broken.map((pattern) => [pattern, '!render']),
    );
  });

  it('end in an error where they run away, and never hang', () => {
    const attack = 'a'.repeat(5000);
    const patterns = ['(a+)+b', '(a|a)*b', '(a|aa)+b', '(.*)*x', '(?:a?){50}a{50}b', '((a*)*)*b', '^(a*a*)*$b'];
    expect(patterns.map((pattern) => attempt(() => regex.matches(pattern, attack, budget())))).toEqual(
      patterns.map(() => '!limit'),
    );
  });

  it('repeat groups over long texts without a deep stack', () => {
    expect(regex.matches('(?:ab|c)*', 'abc'.repeat(50_000), budget())).toBe(true);
    expect(attempt(() => regex.matches(`${'('.repeat(5000)}a${')'.repeat(5000)}`, 'a', budget()))).toBe('!limit');
  });
});

describe('replacements', () => {
  it('know groups by number and name, and escapes', () => {
    const replace = (replacement: string) =>
      attempt(() => regex.replaceAll('(?<n>a)(b)?', 'ab a', replacement, budget()));
    const cases = {
      '[$1$2]': '[ab] [a]',
      '${n}!': 'a! a!',
      '\\$1': '$1 $1',
      $12: 'a2 a2',
      '\\\\': '\\ \\',
      $3: '!render',
      $: '!render',
      '\\': '!render',
      '${x}': '!render',
    };
    expect(Object.fromEntries(Object.keys(cases).map((key) => [key, replace(key)]))).toEqual(cases);
  });

  it('are not looked at where nothing matches', () => {
    expect(regex.replaceAll('(x)', 'abc', '$9', budget())).toBe('abc');
    expect(regex.replaceFirst('b', 'abcb', 'X', budget())).toBe('aXcb');
  });
});

it('splits as Java does', () => {
  const cases: readonly (readonly [pattern: string, text: string, limit: number, parts: readonly string[]])[] = [
    [',', 'a,b,,', 0, ['a', 'b']],
    [',', 'a,b,,', -1, ['a', 'b', '', '']],
    [',', 'a,b,c', 2, ['a', 'b,c']],
    [',', '', 0, ['']],
    [',', ',', 0, []],
    [',', ',a', 0, ['', 'a']],
    ['', 'abc', 0, ['a', 'b', 'c']],
    ['(?=b)', 'abab', 0, ['a', 'ba', 'b']],
    ['\\s*,\\s*', 'a , b,c', 0, ['a', 'b', 'c']],
    ['[,;]', 'a;b,c', 2, ['a', 'b,c']],
    ['x', 'abc', 0, ['abc']],
  ];
  expect(
    cases.map(([pattern, text, limit]) => [pattern, text, limit, regex.split(pattern, text, limit, budget())]),
  ).toEqual(cases);
});

it('takes any pattern without ending otherwise than it should', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      '.',
      '\\d',
      '[ab]',
      '[^a]',
      '(',
      ')',
      '(?:',
      '(?=',
      '(?<!',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{1,}',
      '^',
      '$',
      '\\1',
      '\\b',
      '[',
      ']',
      '\\',
      '(?i)',
      '\\Q',
      '&&',
      '-',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 10 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n'), maxLength: 12 }),
      (pieces, text) => {
        const outcome = attempt(() => regex.split(pieces.join(''), text, -1, budget()).join('').length <= text.length);
        expect([true, '!render', '!limit']).toContain(outcome);
      },
    ),
    { seed: 1, numRuns: 3000 },
  );
});
