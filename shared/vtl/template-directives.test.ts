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

describe('#set', () => {
  it('assigns to names, properties, indexes and chains of these', () => {
    expectCases([
      ['#set($x = 1)$x', '1'],
      ['#set( $x=1 )$x', '1'],
      ['#set($m = {})#set($m.k = 1)#set($m["l"] = 2)#set($m[3] = "n")$m', '{k=1, l=2, 3=n}'],
      ['#set($l = [1, 2])#set($l[0] = 9)#set($l[-1] = 8)$l', '[9, 8]'],
      ['#set($m = {"a": {"b": [1]}})#set($m.a.b[0] = 2)#set($m.get("a").c = 3)$m', '{a={b=[2], c=3}}'],
      ['#set($m = {})#set(${m.k} = 1)#set($!m.l = 2)$m', '{k=1, l=2}'],
      ['#set($m = {"k": 1})#foreach($e in $m.entrySet())#set($e.value = 2)#end$m', '{k=2}'],
    ]);
  });

  it('does nothing where there is nothing to assign to', () => {
    expectCases([
      ['#set($m = {})#set($m.a.b = 1)$m', '{}'],
      ['#set($s = "v")#set($s.k = 1)#set($s[0] = 1)$s', 'v'],
      ['#set($n = 5)#set($n.k = 1)$n', '5'],
      ['#set($missing.k = 1)|$missing', '|'],
      ['#set(${x} = 1)$x|#set($!y = 1)$y|', '||'],
      ['#set($l = [1])#set($l.k = 2)#set($l["0"] = 2)$l', '[1]'],
    ]);
  });

  it('refuses an index past the end', () => {
    expectCases([['#set($l = [1])#set($l[1] = 2)', '!render']]);
  });

  it('does not copy, and has no blocks', () => {
    expectCases([
      ['#set($a = [1])#set($b = $a)#set($i = $b.add(2))$a', '[1, 2]'],
      ['#if(true)#set($x = 1)#end#foreach($i in [2])#set($y = $i)#end$x$y', '12'],
    ]);
  });

  it('may overwrite the built-in variables', () => {
    expectCases([['#set($input = "mine")#set($context = {"stage": "s"})$input $context.stage', 'mine s']]);
  });

  it('is text without a parenthesis, and an error with white space other than spaces before it', () => {
    expectCases([
      ['#set $x', '#set '],
      ['#set  ($x = 1)$x', '1'],
      ['#set\t($x = 1)', '!parse'],
      ['#set()', '!parse'],
      ['#set($x)', '!parse'],
      ['#set($x = )', '!parse'],
      ['#set("x" = 1)', '!parse'],
    ]);
  });
});

describe('#if', () => {
  it('takes the first branch that holds', () => {
    expectCases([
      ['#if(false)a#elseif(true)b#elseif(true)c#{else}d#end', 'b'],
      ['#if(false)a#elseif(false)b#{else}d#end', 'd'],
      ['#if(false)a#end', ''],
      ['#if (\n true\n )a#end', 'a'],
      ['#{if}(true)a#{elseif}(true)b#{else}c#{end}d', 'ad'],
      ['#if(true)#if(false)a#{else}b#end#end', 'b'],
    ]);
  });

  it('refuses what is out of place', () => {
    expectCases([
      ['#if(true)a', '!parse'],
      ['#end', '!parse'],
      ['#else', '!parse'],
      ['#if', '!parse'],
      ['#if()a#end', '!parse'],
      ['#if(true)#elseif#end', '!parse'],
      ['#if(true)#else#else#end', '!parse'],
      ['#if(true)#else#elseif(true)#end', '!parse'],
    ]);
  });

  it('needs braces where letters follow, and lower case', () => {
    expectCases([
      ['#if(true)a#{else}x#end', 'a'],
      ['#if(true)a#elsex#end', 'a#elsex'],
      ['#if(true)a#endb', '!parse'],
      ['#if(true)a#end(', 'a('],
      ['#if(true)a#end.', 'a.'],
      ['"#if(true)a#end"', '"a"'],
      ['#IF(true)', '#IF(true)'],
      ['#IF $x', '#IF '],
    ]);
  });
});

describe('#break and #stop', () => {
  it('ends loops at once, the given one if one is given', () => {
    expectCases([
      ['#foreach($i in [1..5])$i#if($i == 3)#break#end,#end.', '1,2,3.'],
      ['#foreach($i in [1, 2])#foreach($j in [1, 2])$i$j#break($foreach.parent)#end-#end.', '11.'],
      ['#foreach($i in [1, 2])#foreach($j in [1, 2])$i$j#break #end-#end.', '11-21-.'],
      ['a#break b', 'a'],
      ['#foreach($i in [1])#break("x")#end', '!render'],
      ['#foreach($i in [1, 2])#set($x = "a#break b")#end|$x', '|'],
    ]);
  });

  it('ends the template, and the output so far stands', () => {
    expectCases([
      ['a#if(true)b#stop c#end d', 'ab'],
      ['a#{stop}b', 'a'],
      ['a#foreach($i in [1, 2])$i#stop#end', 'a1'],
      ['a#stop()b', 'a'],
    ]);
  });
});

describe('#define', () => {
  it('renders its block anew at each printing', () => {
    expectCases([
      ['#define($d)[$x]#end$d#set($x = 1)$d#set($x = 2)a${d}b', '[][1]a[2]b'],
      ['#define($d)a#end#set($s = "<$d>")$s', '<a>'],
      ['#define($d)a#end$d()', 'a()'],
      ['#define($d)a#end$d.length()|', '|'],
      ['#define($d)a#end#if($d == "a")same#end', 'same'],
    ]);
  });

  it('ends at a #break, and the template at a #stop', () => {
    expectCases([
      ['#define($d)a#break b#end#foreach($i in [1, 2])$d#end|', 'aa|'],
      ['#define($d)a#stop b#end x$d y', ' xa'],
    ]);
  });

  it('prints its source once it has come back to itself twice', () => {
    expectCases([['#define($d)a$d#end$d', 'aa$d']]);
  });
});

describe('what is text', () => {
  it('takes no macros, and prints their calls', () => {
    expectCases([
      ['#macro(hi $name)Hello $name#end#hi("you") a', '#hi("you") a'],
      ['#macro(x)a', '!parse'],
      ['#macro($x)a#end', '!parse'],
    ]);
  });

  it('does not know #evaluate, #parse and #include', () => {
    expectCases([
      ['#set($x = "a")#evaluate("$x") #parse("b.vm") #include("c")', '#evaluate("$x") #parse("b.vm") #include("c")'],
      ['#set($x = 1)#foo($x) #foo', '#foo($x) #foo'],
      ['#foo(1 + 1)', '!parse'],
      ['#foo (see "this", $x) z', '#foo (see "this", $x) z'],
    ]);
  });

  it('prints unparsed text and #literal() unchanged', () => {
    expectCases([
      ['#[[ $x #if( ]]# a', ' $x #if(  a'],
      ['#[[never', '!parse'],
      ['#literal()$x #if(true)a#end#end', '$x #if(true)a#end'],
      ['#literal()$x #if(#end', '!parse'],
    ]);
  });
});
