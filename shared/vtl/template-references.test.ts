import { describe, expect, it } from 'vitest';
import { outcomes, type TestRequest } from './test-rendering';

/** Each template with what it renders to; `!kind` is an error. */
type Cases = readonly (readonly [template: string, output: string])[];

function expectCases(cases: Cases, request: TestRequest = {}): void {
  expect(
    outcomes(
      cases.map(([template]) => template),
      request,
    ),
  ).toEqual(Object.fromEntries(cases));
}

describe('references', () => {
  it('resolves plain, formal and quiet forms alike', () => {
    expectCases([
      ['#set($x = "v")$x ${x} $!x $!{x}', 'v v v v'],
      ['$x ${x} $!x $!{x}|', '   |'],
    ]);
  });

  it('closes the braces round the whole chain', () => {
    expectCases([
      ['#set($x = {"key": "v"})${x.key}.key', 'v.key'],
      ['#set($x = {"key": "v"})${x}.key', '{key=v}.key'],
      ['#set($x = {"a": {"b": ["", "v"]}})${x.get("a").b[1].length()}', '1'],
      ['${x.}', '!parse'],
      ['${x', '!parse'],
      ['${x y}', '!parse'],
    ]);
  });

  it('goes on only while the next characters fit', () => {
    expectCases([
      ['#set($x = "v")$x.', 'v.'],
      ['#set($x = "v")$x...', 'v...'],
      ['#set($x = "v")$x. y', 'v. y'],
      ['#set($x = "v")$x .y', 'v .y'],
      ['#set($x = "v")$x.1', 'v.1'],
      ['#set($x = "v")$x.(y)', 'v.(y)'],
      ['#set($x = "v")$x()', 'v()'],
      ['#set($x = "v")$x,$x;$x', 'v,v;v'],
      ['#set($x = "v")$x.length().', '1.'],
    ]);
  });

  it('follows properties, calls and indexes in any mixture', () => {
    expectCases([
      ['#set($a = {"b": [{"c": {"k": {"d": "deep"}}}]})$a.b[0].get("c").k.d', 'deep'],
      ['#set($a = [[1, 2], [3, 4]])$a[1][0]$a.get(0)[1]', '32'],
      ['#set($m = {"b": 1})#set($k = "b")$m[$k]$m.get($k)$m["$k"]', '111'],
      ['#set($m = {"a": 1})$m.x.y.z[0].w()|', '|'],
    ]);
  });

  it('takes a touching bracket as an index and one after the formal form as text', () => {
    expectCases([
      ['#set($x = [7])$x[0]', '7'],
      ['#set($x = [7])$x[ 0 ]', '7'],
      ['#set($x = [7])$x[-1]', '7'],
      ['#set($x = [7])${x}[0]', '[7][0]'],
      ['#set($x = [7])$x [0]', '[7] [0]'],
      ['$x[a]', '!parse'],
      ['$x[', '!parse'],
      ['$x[]', '!parse'],
      ['$x[1 + 1]', '!parse'],
      ['$x[1.5]', '!parse'],
    ]);
  });

  it('refuses a position outside of a list, quiet or not, and gives nothing elsewhere', () => {
    expectCases([
      ['#set($l = [1, 2])$l[2]', '!render'],
      ['#set($l = [1, 2])$!l[2]', '!render'],
      ['#set($l = [1, 2])$l[-3]', '!render'],
      ['#set($l = [1, 2])$l["0"]|', '|'],
      ['#set($s = "abc")$s[0]|', '|'],
      ['#set($n = 5)$n[0]|$n.x|', '||'],
    ]);
  });

  it('keeps the type of a key', () => {
    expectCases([
      ['#set($m = {1: "a"})$m[1]|$m["1"]|', 'a||'],
      ['#set($m = {true: "t", 1.5: "f", 9999999999: "l"})$m[true]$m.get(1.5)$m.get(9999999999)', 'tfl'],
    ]);
  });

  it('takes .size and .length as keys, and getters where there are some', () => {
    expectCases([
      ['#set($l = [1])$l.size|$l.size()', '|1'],
      ['#set($s = "ab")$s.length|$s.length()', '|2'],
      ['#set($m = {"size": "k", "length": "n"})$m.size $m.length $m.size()', 'k n 2'],
      ['#set($l = [])$l.empty', 'true'],
      ['#set($m = {"class": "k"})$m.class|$m["class"]', '|k'],
      ['#foreach($e in {"k": "v"}.entrySet())#end', '!parse'],
      ['#set($m = {"k": "v"})#foreach($e in $m.entrySet())$e.key=$e.value#end', 'k=v'],
    ]);
  });

  it('takes only literals and references as arguments', () => {
    expectCases([
      ['#set($s = "abc")$s.substring(1 + 1)', '!parse'],
      ['#set($s = "abc")$s.substring((1))', '!parse'],
      ['#set($s = "abc")$s.contains("a" == "a")', '!parse'],
      ['#set($s = "abc")$s.substring( 1 , 2 )', 'b'],
      ['#set($s = "abc")$s.substring(1 2)', '!parse'],
      ['#set($s = "abc")$s.length( )', '!parse'],
      ['#set($m = {})#set($i = $m.put("k", null))$m', '{k=null}'],
      ['#set($m = {})#set($i = $m.put("k", [1..2]))$m', '{k=[1, 2]}'],
      ['"a,b".split(",")', '"a,b".split(",")'],
      ['#set($x = "a,b".split(","))', '!parse'],
    ]);
  });

  it('leaves a call unresolved that fits no method', () => {
    expectCases([
      ['#set($s = "a")$s.concat(5)|$s.nope()|$s.charAt("0")|', '|||'],
      ['#set($l = [1])$l.get("0")|$l.add()|', '||'],
      ['#if($x.nope() == "")same#end', 'same'],
    ]);
  });

  it('reaches nothing outside of the values', () => {
    expectCases([
      ['#set($x = {})$x.constructor|$x["__proto__"]|$x.getClass()|$x.class|$x.toString.call()|', '|||||'],
      ['#set($x = "s")$x.constructor|$x.class.forName("a")|$x.prototype|$x.getBytes()|', '||||'],
      ['#set($x = [])$x.constructor("a")|$x["__proto__"]|$x.length|', '|||'],
      ['$input.constructor|$util.class|$context.hasOwnProperty|$input.methods|$input.kind|', '|||||'],
      ['#set($x = {})#set($x["__proto__"] = "own")$x.get("__proto__") $x $x.polluted|', 'own {__proto__=own} |'],
    ]);
  });

  it('prints words that only look like references as the engine does', () => {
    // The engine's lexer is still inside of the first reference when it comes to the word.
    expectCases([
      ['#set($x = {"f": 1})#set($y = 2)$x.f${y}bar.baz', '12bar'],
      ['#set($x = {"f": 1})#set($y = 2)$x.f${y}bar(1)', '!parse'],
      ['#set($x = 1)$x#set($y = 2)abc', '1abc'],
    ]);
  });
});

describe('missing values', () => {
  it('reads what does not resolve as an empty string', () => {
    expectCases([
      ['#set($x = $nope)[$x]$x.length()', '[]0'],
      ['#if($nope == "")a#end#if("" == $nope)b#end#if($nope == $other)c#end', 'abc'],
      ['#set($s = "a")$s.concat($nope)', 'a'],
      ['#if($nope == 0)a#end#if($nope == false)b#end', ''],
    ]);
  });

  it('tells a failed operation from a missing value', () => {
    expectCases([
      ['#set($x = 5)#set($x = 1 / 0)$x', '5'],
      ['#set($x = 5)#set($x = $nope)[$x]', '[]'],
      ['#set($x = 5)#set($x = [1..$nope])$x', '5'],
    ]);
  });
});
