/** Expressions and method calls as templates could hold them: mostly well-formed, of all kinds of values. */

import fc from 'fast-check';
import { type RenderingCase, renderingCase } from './rendering-case';

/** Sets one variable of every kind, for what follows. */
export const PRELUDE =
  '#set($x="v")#set($m={"k":"w","n":[1,2],"a":1,1:"one"})#set($l=[1,"a",3,"b"])#set($s="a.b,abc")#set($i=1)' +
  '#set($b=true)#set($big=99999999999999999999)#set($dbl=2.5)#set($arr=$s.split(","))#set($ks=$m.keySet())' +
  '#set($long=9999999999)#set($js=$input.path("$"))#foreach($q in $m.entrySet())' +
  '#if($foreach.first)#set($e=$q)#end#end#define($d)<$x>#end';

/** The payload behind `$js`. */
export const BODY = '{"list":[1,"a",null,{"z":1.5}],"o":{"a":"é","b":null},"s":"x y","t":true,"f":2.50,"n":-7}';

const operands = [
  ...['1', '2', '-3', '0', '2.5', '1e3', '.5', '5.', '007', '2147483647', '-2147483648', '9999999999'],
  ...['99999999999999999999', '0.0', '-0.0', '1.0E10', '1.5E-3', '9223372036854775807'],
  ...[
    '"a"',
    "'b'",
    '"1"',
    '""',
    '"$x b"',
    "'$x'",
    '"it\'s ""q"""',
    "'it''s'",
    '"\\u0041\\n"',
    '"#if($b)y#{else}n#end"',
  ],
  ...['true', 'false', '[1,2]', '[]', '{}', '{"a":1}', '[1..3]', '[3..$i]', '[$i..2]', '[$l, {"k": $m}]', '{$x: 1}'],
  ...['$x', '$!x', '${x}', '$!{x}', '$i', '$n', '$m', '$l', '$m.k', '$m.n[0]', '$l[0]', '$l[-1]', '$s', '$b', '$d'],
  ...['$big', '$dbl', '$long', '$arr', '$arr[0]', '$ks', '$e', '$e.key', '$e.value', '$nul', '$nul.a', '$l.size()'],
  ...['$m["k"]', '$m[1]', '$js', '$js.list', '$js.list[3].z', '$js.o', '$js.o.b', '$js.f', '$js.n', '$js.t'],
  ...['$l.nope()', '$x.class2', '$x.length()', '$m.get("zz")', '$x[0]', '$l["0"]', '$l.isEmpty()', '$l.empty'],
];
const operators = [
  ...['+', '-', '*', '/', '%', '==', '!=', '<', '>', '<=', '>=', '&&', '||'],
  ...['eq', 'ne', 'lt', 'gt', 'le', 'ge', 'and', 'or'],
];

/** An expression of operands, operators, negations and parentheses. */
export const expression: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    { weight: 4, arbitrary: fc.constantFrom(...operands) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(tie('any'), fc.constantFrom(...operators), tie('any'))
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    },
    { weight: 1, arbitrary: tie('any').map((inner) => `(${inner})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('!', 'not ', '!!'), tie('any')).map(([sign, inner]) => `${sign}${inner}`),
    },
  ),
})).any;

const methods = [
  ...['length', 'isEmpty', 'charAt', 'substring', 'indexOf', 'lastIndexOf', 'contains', 'startsWith', 'endsWith'],
  ...['equals', 'equalsIgnoreCase', 'compareTo', 'compareToIgnoreCase', 'matches', 'replace', 'replaceAll'],
  ...['replaceFirst', 'split', 'trim', 'toUpperCase', 'toLowerCase', 'concat', 'toString', 'hashCode', 'valueOf'],
  ...['format', 'join', 'subSequence', 'codePointAt', 'size', 'get', 'set', 'add', 'addAll', 'remove', 'containsAll'],
  ...['subList', 'clear', 'removeAll', 'retainAll', 'iterator', 'toArray', 'put', 'putAll', 'putIfAbsent'],
  ...['getOrDefault', 'containsKey', 'containsValue', 'keySet', 'values', 'entrySet', 'intValue', 'longValue'],
  ...['doubleValue', 'parseInt', 'toHexString', 'max', 'min', 'parseLong', 'parseDouble', 'isNaN', 'booleanValue'],
  ...['parseBoolean', 'getKey', 'getValue', 'nope'],
];
const targets = [
  ...['$s', '$l', '$m', '$i', '$b', '$big', '$dbl', '$arr', '$e', '$x', '$m.n', '$ks', '$long', '$js', '$js.list'],
  ...['$js.o', '$js.f', '$d', '$nul'],
];
const values = [
  ...['0', '1', '2', '-1', '5', '16', '2.5', '"a"', '"b"', '","', '"."', '"v"', '""', '"k"', '"n"', '"%s"', '"%05d"'],
  ...['"[a-c]"', '"ff"', '"12"', '"(.)(.)"', '"$1"', "'$1'", "'[$0]'", '$i', '$l', '$m', '$s', '$long', '$b', '$n'],
  ...['null', 'true', 'false', '[1]', '["a"]', '{"a":1}', '[1..2]', '$js.list', '$e', '$d', '$dbl'],
];

const call = fc
  .tuple(fc.constantFrom(...methods), fc.array(fc.constantFrom(...values), { maxLength: 3, size: 'small' }))
  .map(([name, given]) => `.${name}(${given.join(', ')})`);

/** A call on a variable of any kind, or two in a row. */
export const methodCall: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...targets), call, fc.oneof({ weight: 4, arbitrary: fc.constant('') }, call))
  .map((parts) => parts.join(''));

/** An expression set and as a condition. */
export const expressionCase: fc.Arbitrary<RenderingCase> = expression.map((text) =>
  renderingCase(`${PRELUDE}#set($r="keep")#set($r = ${text})$r|#if(${text})T#{else}F#end`, BODY),
);

/** A call printed, set, and what it has left of its target. */
export const methodCase: fc.Arbitrary<RenderingCase> = methodCall.map((text) =>
  renderingCase(`${PRELUDE}${text}|#set($r = ${text})$r|$l $m`, BODY),
);
