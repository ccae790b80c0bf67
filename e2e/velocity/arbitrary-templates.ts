/** Whole templates: blocks within blocks with white space in all places, and pieces thrown together. */

import fc from 'fast-check';
import { BODY, expression, methodCall, PRELUDE } from './arbitrary-expressions';
import { type RenderingCase, renderingCase } from './rendering-case';

const space = fc.constantFrom('', '', '', ' ', '  ', '\t', '\n', '\r\n', ' \n', '\n  ', '\n\n', ' ## note\n');
const text = fc.constantFrom(
  ...['a', 'b c', '{"k": "v"}', ', ', '"', "'", '\\', '$5.00', '# x', '$', 'é', '.', '(', ')', '[', '-', '!', '\u2028'],
  ...['<a href="#top">', '\\\\', '$ ', '$.', '##c\n', '#*c*#', '#[[$x #if]]#', '#literal()$x#end', '#foo($x)', '\\$x'],
);
const reference = fc.oneof(
  fc.constantFrom(
    ...['$x', '$!x', '${x}', '$!{x}', '$missing', '$!missing', '${missing.a}', '$m.k', '${m.k}', '$m.n[0]', '$l[1]'],
    ...['$x-1', '${x}-1', '$x.', '$x.length()', '${x}.length()', '$m["k"]', '$js.list', '$js', '$d', '\\$x', '\\\\$x'],
    ...['$foreach.index', '$foreach.count', '$foreach.hasNext', '$velocityCount', '$foreach.parent.index', '$item'],
    ...['$context.stage', '$stageVariables.name', '$input.body', '$m.put("q", 2)', '$foreach.topmost.count', '$$x'],
  ),
  methodCall,
);
const value = fc.oneof(fc.constantFrom('1', '"a $x"', '[1..3]', '$m', '{"z": $l}', '$item', '$missing'), expression);
const condition = fc.oneof(
  fc.constantFrom('true', 'false', '$x', '$missing', '!$missing', '$foreach.hasNext', '$foreach.first'),
  expression,
);
const source = fc.constantFrom('[1..3]', '$l', '$m', '$js.list', '$m.keySet()', '$m.entrySet()', '$x', '$arr', '[]');
const target = fc.constantFrom('$x', '$y', '$m.k', '$m["new"]', '$l[0]', '$l[9]', '${x}', '$missing.a', '$item', '$!y');
const end = fc.constantFrom('#end', '#end', '#end', '#{end}', '#end\n', '#end ');

/** A list of statements, each with white space around it. */
const block: fc.Arbitrary<string> = fc.letrec<{ block: string; statement: string }>((tie) => ({
  block: fc
    .array(fc.tuple(space, tie('statement')), { maxLength: 4, size: 'small' })
    .map((parts) => parts.flat().join('')),
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: text },
    { weight: 5, arbitrary: reference },
    { weight: 3, arbitrary: fc.tuple(space, target, value).map(([gap, to, from]) => `${gap}#set(${to} = ${from})`) },
    { weight: 1, arbitrary: fc.constantFrom('#stop', '#break', '#{break}', '#break($foreach)', '#end', '#else') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(condition, space, tie('block'), fc.option(tie('block')), fc.option(tie('block')), end)
        .map(([test, gap, then, elseIf, otherwise, close]) =>
          [
            `#if(${test})${gap}${then}`,
            elseIf === null ? '' : `#elseif($b)${elseIf}`,
            otherwise === null ? '' : `#{else}${gap}${otherwise}`,
            close,
          ].join(''),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(source, space, tie('block'), end)
        .map(([from, gap, body, close]) => `#foreach($item in ${from})${gap}${body}${close}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('$d', '$e2', '$x'), tie('block'), end)
        .map(([name, body, close]) => `#define(${name})${body}${close}`),
    },
    { weight: 1, arbitrary: tie('block').map((body) => `#macro(mac $a)${body}#end#mac("1")`) },
  ),
})).block;

/** A template of nested blocks. */
export const blockCase: fc.Arbitrary<RenderingCase> = block.map((body) => renderingCase(`${PRELUDE}${body}`, BODY));

const pieces = [
  ...['$', '$x', '$!x', '${x}', '$!{x}', '#', '##', '#*', '*#', '#[[', ']]#', '#if', '(', '#if(true)', '#if($x)'],
  ...['#else', '#elseif($n)', '#end', '#set($x = 1)', '#set($y="$x")', '#set', '  ', '\n', '\t', '\\', '\\\\', '.'],
  ...['.foo', '.size()', '[', '[0]', ']', '{', '}', ')', '"', "'", 'a', 'b c', '1', '5', '!', '-', 'x', '#{if}(true)'],
  ...['#{end}', '#{else}', '#foreach($i in [1,2])', '$i', '$foreach.count', ',', '#stop', '#break', '#foo', '#foo()'],
  ...['#foo($x "a")', '#define($d)', '$d', '#literal()', '$x.y', '${x.y}', '$m', '$m.k', '$m.k.z', '$m["k"]'],
  ...['$m.put("q",2)', '$n', '$n.a.b', 'true', '\r\n', '#macro(z)', '#z()', '#@bar()', '$l', '$l[0]', '$l[9]', '| '],
  ...['#set( $l[1] = "q")', '#set($m.k = $m)', '#**', '"a $x"', '#set($z = "a#if(true)$x#end")$z', 'é', '$x-1', '..'],
  ...['$a.', '#end\n', '#else\n', '#evaluate("x")', '#parse("x")', '#include("x")', '#if ($x)', '#set ($x = 2)', '&&'],
  ...['#IF(true)', '#elsex', '#if(1 + 1 == 2)', '#{set}($x = 3)', '$x[', '${', '$!', '$!{', '\\#if(true)', '\\#end'],
];

/** Pieces in any order, most of them no template. */
export const pieceCase: fc.Arbitrary<RenderingCase> = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 16, size: 'max' })
  .map((parts) => renderingCase(`#set($x="v")#set($m={"k":"w","n":[1,2]})#set($l=[1,"two",3])${parts.join('')}`));
