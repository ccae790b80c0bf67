import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from './template';
import { TemplateError } from './template-error';
import { outcome, requestScope } from './test-rendering';
import { parseJsonValue, printValue, toJsonText } from './values';

const BODY = '{"a":[1,"two",null,{"b":1.5}],"c":{"d":"x"},"e":true}';

/** Pieces that make sense together often enough to reach deep into the engine. */
const PIECE = fc.constantFrom(
  ...[
    '$',
    '$x',
    '$!x',
    '${x}',
    '$!{x.y}',
    '#',
    '##',
    '#*',
    '*#',
    '#[[',
    ']]#',
    '#if',
    '(',
    ')',
    '#if(true)',
    '#if($x == 1)',
    '#else',
  ],
  ...[
    '#{else}',
    '#elseif($y)',
    '#end',
    '#{end}',
    '#set($x = 1)',
    '#set($y = "$x")',
    '#set($x = [1..3])',
    '#set($y = {"a": $x})',
    ' ',
    '\n',
  ],
  ...[
    '\r\n',
    '\t',
    '\\',
    '\\\\',
    '.',
    '.a',
    '.size()',
    '.get(0)',
    '.put("k", $x)',
    '.add($x)',
    '[',
    '[0]',
    '["a"]',
    ']',
    '{',
    '}',
    '"',
    "'",
  ],
  ...[
    'a',
    '1',
    '-1',
    '1.5',
    '!',
    '-',
    '#foreach($i in $x)',
    '#foreach($i in [1, 2])',
    '$i',
    '$foreach.count',
    ',',
    '#stop',
    '#break',
    '#foo',
  ],
  ...[
    '#foo($x)',
    '#define($d)',
    '$d',
    '#literal()',
    '#macro(m)',
    "$input.path('$')",
    "$input.path('$.a')",
    "$input.json('$..b')",
    '$input.params()',
  ],
  ...[
    '$util.escapeJavaScript($x)',
    '$context',
    '.split(",")',
    '.replaceAll("a*", "b")',
    '.substring(1)',
    ' + ',
    ' * ',
    ' && ',
    ' == ',
    'é',
    '😀',
  ],
);
const SOURCE = fc.array(PIECE, { maxLength: 14 }).map((pieces) => pieces.join(''));
const LIMITS = { outputCharacters: 100_000, iterations: 10_000 };

describe('any template', () => {
  it('renders or ends in a TemplateError, never otherwise', () => {
    fc.assert(
      fc.property(fc.oneof(SOURCE, fc.string({ unit: 'binary', maxLength: 60 })), (source) => {
        try {
          const output = compileTemplate(source).render(requestScope({ body: BODY }).variables, { limits: LIMITS });
          expect(output.length).toBeLessThanOrEqual(LIMITS.outputCharacters);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(TemplateError);
        }
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('renders the same text twice, traced or not', () => {
    fc.assert(
      fc.property(SOURCE, (source) => {
        const first = outcome(source, { body: BODY });
        const traced = outcome(source, { body: BODY }, { hook: () => {} });
        expect(traced).toBe(first);
        if (first.startsWith('!')) return;
        const template = compileTemplate(source);
        const texts = [1, 2].map(() => template.render(requestScope({ body: BODY }).variables));
        expect(texts).toEqual([first, first]);
      }),
      { seed: 2, numRuns: 800 },
    );
  });

  it('renders to itself without $, # and backslashes', () => {
    const plain = fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replace(/[$#\\]/g, ''));
    fc.assert(
      fc.property(plain, (text) => {
        expect(compileTemplate(text).render(new Map())).toBe(text);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('renders with CR LF as its LF twin does, with the line ends exchanged', () => {
    const lines = SOURCE.map((source) => source.replaceAll('\r\n', '\n'));
    fc.assert(
      fc.property(lines, (source) => {
        const twin = outcome(source.replaceAll('\n', '\r\n'), { body: BODY });
        expect(twin).toBe(outcome(source, { body: BODY }).replaceAll('\n', '\r\n'));
      }),
      { seed: 4, numRuns: 800 },
    );
  });
});

describe('any JSON', () => {
  it('survives reading and writing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (plain) => {
        const text = JSON.stringify(plain);
        const value = parseJsonValue(text);
        expect(JSON.parse(toJsonText(value))).toEqual(JSON.parse(text));
        expect(toJsonText(parseJsonValue(toJsonText(value)))).toBe(toJsonText(value));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('keeps integers of any length and the text of strings', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.string({ unit: 'binary' }), (integer, text) => {
        expect(printValue(parseJsonValue(`${integer}`))).toBe(`${integer}`);
        expect(parseJsonValue(JSON.stringify(text))).toBe(text);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});
