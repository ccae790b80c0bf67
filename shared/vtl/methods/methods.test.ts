import { describe, expect, it } from 'vitest';
import { outcomes, type TestRequest } from '../test-rendering';

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

/** Calls on one value, each with what it prints. */
function expectCalls(value: string, calls: Readonly<Record<string, string>>): void {
  expectCases(
    Object.entries(calls).map(
      ([call, output]) => [`#set($v = ${value})$v.${call}|`, output.startsWith('!') ? output : `${output}|`] as const,
    ),
  );
}

describe('strings', () => {
  it('answers as Java does', () => {
    expectCalls('"Hello, World"', {
      'length()': '12',
      'isEmpty()': 'false',
      'charAt(4)': 'o',
      'charAt(12)': '!render',
      'codePointAt(0)': '72',
      'substring(7)': 'World',
      'substring(0, 5)': 'Hello',
      'substring(13)': '!render',
      'substring(3, 2)': '!render',
      'subSequence(0, 2)': 'He',
      'indexOf("o")': '4',
      'indexOf("o", 5)': '8',
      'indexOf(111)': '4',
      'indexOf("zz")': '-1',
      'lastIndexOf("o")': '8',
      'lastIndexOf("o", 7)': '4',
      'contains("World")': 'true',
      'startsWith("He")': 'true',
      'startsWith("World", 7)': 'true',
      'endsWith("ld")': 'true',
      'equals("Hello, World")': 'true',
      'equals(5)': 'false',
      'equalsIgnoreCase("HELLO, world")': 'true',
      'compareTo("Hello")': '7',
      'compareTo("Jello")': '-2',
      'compareToIgnoreCase("hello, world")': '0',
      'concat("!")': 'Hello, World!',
      'toUpperCase()': 'HELLO, WORLD',
      'toLowerCase()': 'hello, world',
      'toString()': 'Hello, World',
      'hashCode()': '-505841268',
      'valueOf(1.5)': '1.5',
      'replace("l", "L")': 'HeLLo, WorLd',
      'replaceAll("[lo]+", "*")': 'He*, W*r*d',
      'replaceFirst("o", "0")': 'Hell0, World',
      'matches("Hello.*")': 'true',
      'matches("Hello")': 'false',
      'split(", ").size()': '2',
    });
  });

  it('takes regular expressions and replacements of Java', () => {
    expectCalls('"a-b_c"', {
      'replaceAll("(\\w)-(\\w)", "$2$1")': 'ba_c',
      "replaceAll('(\\w)-(\\w)', '$2$1')": 'ba_c',
      'replaceAll("-", "\\$")': 'a$b_c',
      "replaceAll('x(', '')": '!render',
      "replaceAll('a', '$9')": '!render',
      'replace(".", "x")': 'a-b_c',
      "replaceAll('(?i)A', 'x')": 'x-b_c',
    });
  });

  it('splits as Java does', () => {
    expectCases([
      ['#set($s = "a,b,,")$s.split(",").size()', '2'],
      ['#set($s = "a,b,,")$s.split(",", -1).size()', '4'],
      ['#set($s = "a,b,c")$s.split(",", 2)[1]', 'b,c'],
      ['#set($s = "")$s.split(",").size()', '1'],
      ['#set($s = "a1b22c")$s.split("\\d+")[2]', 'c'],
      ['#set($s = "ab")$s.split("")[1]', 'b'],
    ]);
  });

  it('formats as Java does', () => {
    expectCases([
      ['#set($s = "")$s.format("%05d", 42)', '00042'],
      ['#set($s = "")$s.format("%.2f", 3.14159)', '3.14'],
      ['#set($s = "")$s.format("%,d", 1234567)', '1,234,567'],
      ['#set($s = "")$s.format("[%-5s]", "ab")', '[ab   ]'],
      ['#set($s = "")$s.format("%s %s", "a", 1)', 'a 1'],
      ['#set($s = "")$s.format("%d", "a")', '!render'],
      ['#set($s = "")$s.join("-", ["a", "b"])', 'a-b'],
      ['#set($s = "")$s.join("-", "a", "b", "c")', 'a-b-c'],
      ['#set($s = "a b")$s.join("+", $s.split(" "))', 'a+b'],
      ['#set($s = " \t a ")[$s.trim()]', '[a]'],
    ]);
  });

  it('gives characters that equal no string but print like one', () => {
    expectCases([
      ['#set($s = "abc")#if($s.charAt(0) == "a")same#end', 'same'],
      ['#set($s = "abc")$s.charAt(0).equals("a")', 'false'],
      ['#set($s = "abc")#set($x = $s.charAt(1) + "!")$x', 'b!'],
    ]);
  });
});

describe('lists', () => {
  it('answers as Java does', () => {
    expectCalls('["a", 1, "b", "a"]', {
      'size()': '4',
      'isEmpty()': 'false',
      'get(1)': '1',
      'get(4)': '!render',
      'set(0, "z")': 'a',
      'set(9, "z")': '!render',
      'contains(1)': 'true',
      'contains("1")': 'false',
      'contains(1.0)': 'false',
      'containsAll(["a", "b"])': 'true',
      'indexOf("a")': '0',
      'lastIndexOf("a")': '3',
      'indexOf("x")': '-1',
      'subList(1, 3)': '[1, b]',
      'subList(3, 5)': '!render',
      'equals(["a", 1, "b", "a"])': 'true',
      'toString()': '[a, 1, b, a]',
      'toArray()[2]': 'b',
      'iterator().next()': 'a',
      'remove(1)': '1',
      'remove("b")': 'true',
      'remove("x")': 'false',
      'remove(9)': '!render',
      'add("c")': 'true',
      'add(0, "c")': '',
      'addAll(["c"])': 'true',
      'addAll([])': 'false',
      'clear()': '',
      'hashCode()': '3817344',
    });
  });

  it('changes in place', () => {
    expectCases([
      ['#set($l = [1, 2, 3])#set($i = $l.add(1, "x"))$l', '[1, x, 2, 3]'],
      ['#set($l = [1, 2, 3])#set($i = $l.addAll(0, [8, 9]))$l', '[8, 9, 1, 2, 3]'],
      ['#set($l = [1, 2, 1])#set($i = $l.removeAll([1]))$l', '[2]'],
      ['#set($l = [1, 2, 1])#set($i = $l.retainAll([1]))$l', '[1, 1]'],
      ['#set($l = [3, 1, 2])#set($s = $l.subList(0, 2))$s.set(0, 9)$s.clear()$l', '3[2]'],
      ['#set($s = "a,b")#set($a = $s.split(","))$a.add("c")', '!render'],
      ['#set($s = "a,b")#set($a = $s.split(","))$a.size()$a.get(0)$a[1]$a.isEmpty()$a.length|', '2abfalse|'],
    ]);
  });
});

describe('maps', () => {
  it('answers as Java does', () => {
    expectCalls('{"a": 1, "b": "x"}', {
      'get("a")': '1',
      'get("z")': '',
      'put("a", 2)': '1',
      'put("z", 2)': '',
      'putIfAbsent("a", 5)': '1',
      'getOrDefault("z", "d")': 'd',
      'getOrDefault("a", "d")': '1',
      'containsKey("a")': 'true',
      'containsKey("z")': 'false',
      'containsValue("x")': 'true',
      'keySet()': '[a, b]',
      'values()': '[1, x]',
      'entrySet()': '[a=1, b=x]',
      'size()': '2',
      'isEmpty()': 'false',
      'remove("a")': '1',
      'replace("a", 9)': '1',
      'replace("z", 9)': '',
      'clear()': '',
      'putAll({"c": 3})': '',
      'equals({"b": "x", "a": 1})': 'true',
      'toString()': '{a=1, b=x}',
      'keySet()[0]': '',
      'keySet().toArray()[0]': 'a',
      'keySet().contains("a")': 'true',
      'values().size()': '2',
      'entrySet().iterator().next().getValue()': '1',
    });
  });

  it('keeps views in step', () => {
    expectCases([
      ['#set($m = {"a": 1})#set($k = $m.keySet())#set($m.b = 2)$k', '[a, b]'],
      ['#set($m = {"a": 1, "b": 2})#set($i = $m.keySet().remove("a"))$m', '{b=2}'],
      ['#set($m = {"a": 1})#set($x = $m.putAll({"b": 2}))$m', '{a=1, b=2}'],
    ]);
  });
});

describe('numbers and booleans', () => {
  it('answers as Java does', () => {
    expectCalls('255', {
      'toString()': '255',
      'doubleValue()': '255.0',
      'equals(255)': 'true',
      'equals(255.0)': 'false',
      'compareTo(256)': '-1',
      'parseInt("17")': '17',
      'parseInt("-ff", 16)': '-255',
      'parseInt("x")': '!render',
      'parseInt("2147483648")': '!render',
      'valueOf("12")': '12',
      'toHexString(-1)': 'ffffffff',
      'max(1, 2)': '2',
      'min(1, 2)': '1',
      'longValue().equals(255)': 'false',
      'hashCode()': '255',
    });
    expectCalls('9999999999', {
      'intValue()': '1410065407',
      'parseLong("123456789012")': '123456789012',
      'toString()': '9999999999',
    });
    expectCalls('2.75', {
      'intValue()': '2',
      'parseDouble("1e3")': '1000.0',
      'isNaN()': 'false',
      'longValue()': '2',
      'parseDouble("x")': '!render',
    });
    expectCalls('true', {
      'booleanValue()': 'true',
      'parseBoolean("TRUE")': 'true',
      'compareTo(false)': '1',
      'equals("true")': 'false',
    });
  });

  it('fails a call with arguments of a method without any, as the engine does', () => {
    expectCalls('"s"', { 'length(1)': '!render', 'trim("x")': '!render' });
  });
});
