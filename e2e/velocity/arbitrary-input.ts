/** Payloads and JSONPaths, texts for `$util`, and Java's regular expressions. */

import fc from 'fast-check';
import { type RenderingCase, renderingCase } from './rendering-case';

const scalar = fc.oneof(
  fc.constantFrom('1', '0', '-7', '1.0', '2.50', '1.5e3', '1E7', '0.0001', '-0.0', '12345678901', '1234567.125'),
  fc.constantFrom('99999999999999999999999', 'true', 'false', 'null', '""', '"a"', '"b c"', '"é😀"', '"it\'s \\"q\\""'),
  fc.constantFrom('"a\\nb\\tc"', '"\\u0041\\u00e9"', '"$x #if"', '"1"'),
);
const key = fc.constantFrom('a', 'b', 'c d', 'e-f', 'x.y', '10', '2', 'é');
const json: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    scalar,
    fc.array(tie('any'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(key, tie('any')), { maxLength: 4 })
      .map((entries) => `{${entries.map(([name, item]) => `"${name}": ${item}`).join(', ')}}`),
  ),
})).any;
const payload = fc.oneof(
  { weight: 8, arbitrary: json },
  { weight: 1, arbitrary: fc.constantFrom('', 'name=Ann+Lee&city=T%C3%BC', '<a>1</a>', 'plain', '{"a":', '[1,]') },
);

const step = fc.constantFrom(
  ...['.a', '.b', "['c d']", "['e-f']", "['x.y']", '.10', "['2']", '[0]', '[1]', '[2]', '.a', '.b', '[0]', '.nope'],
);
const anyStep = fc.oneof(
  { weight: 3, arbitrary: step },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['[*]', '.*', '..a', '..b', '[0,1]', '[1:3]', '[:2]', '[1:]', "['a','b']", '..*', '[?(@.a)]', '[?(@.a == 1)]'],
      ...["[?(@.b == 'a')]", '[?(@.a > 0)]', '[?(@.a && @.b)]', '[?(@.a || @.b)]', "[?(@.b != 'a')]", '[?(@.a <= 1)]'],
    ),
  },
);
const path = fc.array(anyStep, { maxLength: 4 }).map((steps) => `$${steps.join('')}`);

/** A path into a payload, printed and as JSON, looped over and asked for its size. */
export const pathCase: fc.Arbitrary<RenderingCase> = fc
  .tuple(path, payload)
  .map(([text, body]) =>
    renderingCase(
      '#set($p = $input.params("p"))[$input.path($p)][$input.json($p)]#set($v = $input.path($p))' +
        '#foreach($i in $v)<$i>#end#if($v == "")-#end$v.size()',
      body,
      { p: text },
    ),
  );

const character = fc.constantFrom(
  ...['a', 'Z', '0', ' ', '+', '%', '%41', '%C3%A9', '&', '=', '"', "'", '/', '\\', '\n', '\t', '\r', '\b', '\f'],
  ...['\u0000', '\u001f', '\u007f', '\u0080', 'é', '€', '😀', '~', '!', '(', ')', '*', '-', '.', '_', '<', 'YQ==', 'ß'],
);
const anyText = fc.array(character, { maxLength: 6 }).map((parts) => parts.join(''));
const conversion = fc.constantFrom(
  ...['$util.escapeJavaScript($s)', '$util.urlEncode($s)', '$util.urlDecode($util.urlEncode($s))', '$s.toLowerCase()'],
  ...['$util.base64Encode($s)', '$util.base64Decode($util.base64Encode($s))', '$s.toUpperCase()', '$s.hashCode()'],
  ...['$util.escapeJavaScript($s).replaceAll("\\\\\'", "\'")', '$s.trim()', '$s.length()', '$util.urlDecode($s)'],
  ...['$util.parseJson($input.json("$")).k', '$input.json("$.k")', '$input.path("$.k")', '$util.parseJson($s)'],
);

/** A text through `$util` and Java's conversions. */
export const textCase: fc.Arbitrary<RenderingCase> = fc
  .tuple(anyText, conversion)
  .map(([text, call]) =>
    renderingCase(`#set($s=$input.params("s"))[${call}]`, JSON.stringify({ k: text }), { s: text }),
  );

const atom = fc.constantFrom(
  ...['a', 'b', 'ab', '.', '\\d', '\\w', '\\s', '\\S', '[abc]', '[^a]', '[a-c]', '[a-z&&[^b]]', '\\.', '(a)', '(a|b)'],
  ...['(?:ab)', '(?<n>a)', '^', '$', '\\b', '(?=a)', '(?!a)', '(?<=a)', '\\1', '\\p{Alpha}', '\\x61', '\\Qa.b\\E'],
  ...['(?i)', '\\n', 'é', '(a(b)?)', '()', '|', '(', '[', ')', '*', '\\', ',', '&', '=', '\\|'],
);
const quantifier = fc.constantFrom('', '', '', '', '*', '+', '?', '*?', '+?', '{2}', '{1,2}', '++');
const pattern = fc
  .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''));
const subject = fc.constantFrom(
  ...[
    '',
    'a',
    'abc',
    'aabbcc',
    'a.b',
    'foo bar\nbaz',
    'ABC abc',
    'a1b2',
    'ab ab ab',
    'aaaa',
    'éàü',
    'a😀b',
    'a,b,,c,,',
  ],
);
const replacement = fc.constantFrom('<$0>', '[$1]', 'x', '', '\\$', '${n}', '$', '\\', 'a$1b');
const regexCall = fc.constantFrom(
  ...['$s.matches($p)', '$s.replaceAll($p,$r)', '$s.replaceFirst($p,$r)'],
  ...['', ',2', ',-1'].map((limit) => `#set($a=$s.split($p${limit}))$a.size():#foreach($q in $a)<$q>#end`),
);

/** A regular expression on a text. */
export const regexCase: fc.Arbitrary<RenderingCase> = fc
  .tuple(pattern, subject, replacement, regexCall)
  .map(([p, s, r, call]) =>
    renderingCase(`#set($p=$input.params("p"))#set($s=$input.params("s"))#set($r=$input.params("r"))${call}`, null, {
      p,
      s,
      r,
    }),
  );
