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

describe('strings', () => {
  it('takes single quotes as they are and renders double ones', () => {
    expectCases([
      ["#set($x = 1)#set($y = '$x #if(true)a#end')$y", '$x #if(true)a#end'],
      ['#set($x = 1)#set($y = "$x #if(true)a#end")$y', '1 a'],
      ['#set($y = "#foreach($i in [1..3])$i#end")$y', '123'],
      ['#set($y = "#set($z = 4)$z")$y$z', '44'],
      ['#set($y = "a## gone")$y|', 'a|'],
      ['#set($y = "a#* open")$y|', '|'],
    ]);
  });

  it('writes a quote by doubling it, and no other way', () => {
    expectCases([
      ['#set($x = "say ""hi""")$x', 'say "hi"'],
      ["#set($x = 'it''s')$x", "it's"],
      ['#set($x = "it\'s")$x', "it's"],
      ["#set($x = '\"')$x", '"'],
      ['#set($x = "\\"x\\"")', '!parse'],
      ['#set($x = "$y ""q""")$x', ' "q"'],
    ]);
  });

  it('keeps backslashes, except for \\uXXXX in double quotes', () => {
    expectCases([
      ['#set($x = "a\\nb")$x', 'a\\nb'],
      ['#set($x = "\\d+\\.\\d")$x', '\\d+\\.\\d'],
      ['#set($x = "a\\u0041")$x', 'aA'],
      ["#set($x = 'a\\u0041')$x", 'a\\u0041'],
      ['#set($x = "\\u12")', '!parse'],
      ['#set($x = "\\u12G4")', '!parse'],
    ]);
  });

  it('allows line breaks and lone marks inside', () => {
    expectCases([
      ['#set($x = "a\nb")$x', 'a\nb'],
      ['#set($x = "$")$x', '$'],
      ['#set($x = "#")$x', '#'],
      ['#set($x = "$5 #1")$x', '$5 #1'],
      ['#set($x = "open)', '!parse'],
    ]);
  });
});

describe('numbers and booleans', () => {
  it('reads integers of any size and floating numbers', () => {
    expectCases([
      ['#set($x = 42)$x', '42'],
      ['#set($x = -7)$x', '-7'],
      ['#set($x = 007)$x', '7'],
      ['#set($x = 3.14)$x', '3.14'],
      ['#set($x = .5)$x', '0.5'],
      ['#set($x = 5.)$x', '5.0'],
      ['#set($x = 1e3)$x', '1000.0'],
      ['#set($x = 1.5E-3)$x', '0.0015'],
      ['#set($x = 2147483648)$x', '2147483648'],
      ['#set($x = -9223372036854775809)$x', '-9223372036854775809'],
      ['#set($x = 123456789012345678901234567890)$x', '123456789012345678901234567890'],
    ]);
  });

  it('refuses other notations', () => {
    expectCases([
      ['#set($x = +1)', '!parse'],
      ['#set($x = 1_000)', '!parse'],
      ['#set($x = 0x10)', '!parse'],
    ]);
  });

  it('knows lower-case booleans and no null', () => {
    expectCases([
      ['#set($x = true)$x #set($x = false)$x', 'truefalse'],
      ['#set($x = True)', '!parse'],
      ['#set($x = null)', '!parse'],
      ['#if(null)a#end', '!parse'],
      ['#set($x = {"a": null})', '!parse'],
    ]);
  });
});

describe('lists, ranges and maps', () => {
  it('builds lists of literals and references', () => {
    expectCases([
      ['#set($x = 9)#set($l = [1, "a", $x, [2], {}])$l', '[1, a, 9, [2], {}]'],
      ['#set($l = [])$l$l.size()', '[]0'],
      ['#set($a = 1)#set($l = [$a + 1])', '!parse'],
      ['#set($l = [(1)])', '!parse'],
      ['#set($l = [1,])', '!parse'],
      ['#set($l = [1 2])', '!parse'],
    ]);
  });

  it('builds ranges upwards and downwards', () => {
    expectCases([
      ['#set($r = [1..5])$r', '[1, 2, 3, 4, 5]'],
      ['#set($r = [5..1])$r', '[5, 4, 3, 2, 1]'],
      ['#set($a = 2)#set($b = 4)#set($r = [$a..$b])$r', '[2, 3, 4]'],
      ['#set($r = [ 1 .. 2 ])$r', '[1, 2]'],
      ['#set($r = [-1..1])$r', '[-1, 0, 1]'],
      ['#set($s = "3")#set($r = "old")#set($r = [1..$s])$r', 'old'],
      ['#set($r = [1.."a"])', '!parse'],
      ['#set($r = ["a"..3])', '!parse'],
    ]);
  });

  it('builds maps that keep their order, and a repeated key its first place and last value', () => {
    expectCases([
      ['#set($key = "n")#set($x = "v")#set($m = {"k": 1, \'l\': $x, $key: [1..3]})$m', '{k=1, l=v, n=[1, 2, 3]}'],
      ['#set($m = {"10": 1, "2": 2, "a": 3})$m', '{10=1, 2=2, a=3}'],
      ['#set($m = {"a": 1, "b": 2, "a": 3})$m', '{a=3, b=2}'],
      ['#set($m = {})$m', '{}'],
      ['#set($m = { })$m', '{}'],
      ['#set($x = 1)#set($m = {"a": {"b": $x}})$m', '{a={b=1}}'],
      ['#set($m = {a: 1})', '!parse'],
      ['#set($m = {"a": 1 + 1})', '!parse'],
      ['#set($m = {"a": 1,})', '!parse'],
    ]);
  });
});

describe('printing', () => {
  it('prints doubles with a point, and with an exponent far from one', () => {
    expectCases([
      ['#set($x = 3.0)$x', '3.0'],
      ['#set($x = 2.50)$x', '2.5'],
      ['#set($x = 9999999.0)$x', '9999999.0'],
      ['#set($x = 10000000.0)$x', '1.0E7'],
      ['#set($x = 0.001)$x', '0.001'],
      ['#set($x = 0.00015)$x', '1.5E-4'],
      ['#set($x = 123456789.125)$x', '1.23456789125E8'],
      ['#set($x = -0.0)$x', '-0.0'],
    ]);
  });

  it('prints lists of a template and maps as Java does, null as null', () => {
    expectCases([
      ['#set($l = ["a", "b", 1])$l', '[a, b, 1]'],
      ['#set($m = {"a": 1, "b": "two"})$m', '{a=1, b=two}'],
      ['#set($m = {})#set($i = $m.put("k", null))$m', '{k=null}'],
      ['#set($m = {"k": "v"})$m.keySet() $m.values() $m.entrySet()', '[k] [v] [k=v]'],
    ]);
  });

  it('prints what holds itself without end', () => {
    expectCases([
      ['#set($l = [1])#set($i = $l.add($l))$l', '[1, (this Collection)]'],
      ['#set($m = {})#set($m.self = $m)$m', '{self=(this Map)}'],
      ['#set($a = [])#set($b = [$a])#set($i = $a.add($b))$a', '!limit'],
    ]);
  });

  it('prints lists of a payload as JSON, also inside of maps', () => {
    const body = '{"a":[{"b":1}],"c":{"d":"x"},"e":["a",1,{"k":null}],"f":"/\\"é"}';
    expectCases(
      [
        ["$input.path('$')", '{a=[{"b":1}], c={d=x}, e=["a",1,{"k":null}], f=/"é}'],
        ["$input.path('$.e')", '["a",1,{"k":null}]'],
        ["$input.path('$.a')[0]", '{b=1}'],
        ["#set($l = [$input.path('$.e')])$l", '[["a",1,{"k":null}]]'],
        ['$util.parseJson(\'[1.0,"x"]\')', '[1.0,"x"]'],
      ],
      { body },
    );
  });

  it('keeps the kind of a payload’s numbers and the order of its keys', () => {
    const body = '{"10":1,"2":1.0,"a":1.50,"b":1.5e3,"c":123456789012345678901234567890,"a":7,"d":-0}';
    expectCases([["$input.path('$')", '{10=1, 2=1.0, a=7, b=1500.0, c=123456789012345678901234567890, d=0}']], {
      body,
    });
  });
});
