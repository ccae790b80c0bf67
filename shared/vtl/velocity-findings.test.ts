import { expect, it } from 'vitest';
import { outcomes, type TestRequest } from './test-rendering';

/** What comparing with Apache Velocity has found, each with what the original renders; `!kind` is an error. */
function expectCases(cases: Readonly<Record<string, string>>, request: TestRequest = {}): void {
  expect(outcomes(Object.keys(cases), request)).toEqual(cases);
}

it('prints a #define without the marks and backslashes before it', () => {
  expectCases({
    '#define($d)a#end$$d': 'a',
    '#define($d)a#end\\\\$d': 'a',
    '#define($d)a#end#set($s = "$$d")$s': 'a',
    '#set($x = 1)$$x': '$1',
  });
});

it('prints nothing for a quiet reference with which a #define comes back to itself too often', () => {
  expectCases({ '#define($d)a$!d#end$d': 'aa', '#define($d)a$d#end$!d': 'aa$d' });
});

it('renders a #define that is a condition, for what it does', () => {
  expectCases({ '#set($n = 0)#define($d)#set($n = $n + 1)#end#if($d)y#end$n': 'y1' });
});

it('gives a #define toString and equals', () => {
  expectCases({ '#define($d)a#end$d.toString()$d.equals("a")$d.equals($d)': 'afalsetrue' });
});

it('drops marks before a dot that a name follows', () => {
  expectCases({ 'x$!.foo': 'x.foo', 'x$.foo': 'x$.foo', 'x$!. foo': 'x$. foo' });
});

it('finds no method where a null argument fits and another does not', () => {
  expectCases({
    '#set($i = 1)$i.valueOf(null, [1])|': '|',
    '#set($i = 1)$i.parseInt(null)|': '!render',
    '#set($s = "a")$s.contains(null)|': '!render',
    '#set($s = "a")$s.format(null, "b")|': 'b|',
    '#set($s = "a")$s.format(null, "a", 1)|': '|',
    '#set($s = "a")$s.join(",", null)|': '|',
  });
});

it('fills the array that the arguments of toArray make', () => {
  expectCases({
    '#set($l = [1, 2])#set($a = $l.toArray("x"))#foreach($e in $a)<$e>#end': '<1><2>',
    '#set($l = [1])#set($a = $l.toArray("x", "y", "z"))#foreach($e in $a)<$e>#end': '<1><><z>',
    '#set($l = [1])$l.toArray(null)': '!render',
  });
});

it('takes nothing out of an array by removeAll and retainAll', () => {
  expectCases({
    '#set($s = "a,b")#set($a = $s.split(","))$a.removeAll(["x"])': 'false',
    '#set($s = "a,b")#set($a = $s.split(","))$a.retainAll(["a"])': '!render',
  });
});

it('has the static hashCode of numbers and booleans, and valueOf of big integers', () => {
  expectCases({
    '#set($i = 1)$i.hashCode(7)': '7',
    '#set($d = 1.5)$d.hashCode(-1)': '-1074790400',
    '#set($b = true)$b.hashCode(false)': '1237',
    '#set($n = 99999999999999999999)$n.valueOf(2)': '2',
  });
});

it('takes remainders of big integers as BigInteger.mod does', () => {
  expectCases({
    '#set($r = -99999999999999999999 % 7)$r': '6',
    '#set($r = 99999999999999999999 % -3)$r': '!render',
    '#set($r = -8 % 3)$r': '-2',
  });
});

it('takes a lone \\E in a regular expression for an error', () => {
  expectCases({ '#set($s = "a")$s.matches("a\\E")': '!render', '#set($s = "a.b")$s.matches("\\Qa.b\\E")': 'true' });
});

it('finds nothing below the text of a payload that is no JSON', () => {
  expectCases({ "[$input.path('$')][$input.path('$..*')][$input.json('$.a[*]')]": '[a=b][][""]' }, { body: 'a=b' });
});

it('finds nothing by a filter on what is neither list nor object', () => {
  expectCases({ "$input.path('$.a[?(@.b)]').size() $input.json('$.a[?(@.b)].c')": '0 []' }, { body: '{"a":1}' });
});

it('keeps marks before an empty comment, and before no other', () => {
  expectCases({ 'b$#**#a': 'b$a', '$!#**#a': '$!a', '$#***#a': '$a', '$#*c*#a': 'a', '#set($x = 1)$x#**#a': '1a' });
});
