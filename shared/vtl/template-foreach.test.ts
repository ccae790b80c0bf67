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

describe('#foreach', () => {
  it('walks lists, ranges, map values, arrays and views', () => {
    expectCases([
      ['#foreach($e in ["a", 1])$e,#end', 'a,1,'],
      ['#foreach($e in [3..1])$e#end', '321'],
      ['#foreach($e in {"k": "v", "l": "w"})$e#end', 'vw'],
      ['#set($s = "a,b")#foreach($e in $s.split(","))$e;#end', 'a;b;'],
      ['#set($m = {"k": "v"})#foreach($k in $m.keySet())$k#end#foreach($e in $m.entrySet())$e#end', 'kk=v'],
      ['#set($l = [1, 2])#foreach($e in $l.iterator())$e#end', '12'],
    ]);
  });

  it('makes no rounds over anything else', () => {
    expectCases([
      ['#foreach($e in $missing)$e#end|', '|'],
      ['#foreach($e in "abc")$e#end|', '|'],
      ['#foreach($e in 5)$e#end|', '|'],
      ['#foreach($e in true)$e#end|', '|'],
      ['#foreach($e in [])$e#end|', '|'],
      ['#foreach($e in {})$e#end|', '|'],
    ]);
  });

  it('tells where it stands', () => {
    expectCases([
      [
        '#foreach($e in [7..9])$foreach.index$foreach.count$foreach.hasNext$foreach.first$foreach.last #end',
        '01truetruefalse 12truefalsefalse 23falsefalsetrue ',
      ],
      [
        '#foreach($e in [7, 8])$foreach.hasNext()$foreach.isFirst()$foreach.isLast()$foreach.getIndex() #end',
        'truetruefalse0 falsefalsetrue1 ',
      ],
      ['#foreach($e in [7, 8])$velocityCount$velocityHasNext #end$velocityCount|', '1true 2false |'],
      [
        '#foreach($a in [1, 2])#foreach($b in [3])$foreach.parent.index$foreach.topmost.count$foreach.parent.parent|#end#end',
        '01|12|',
      ],
      ['#foreach($a in [1])#foreach($b in [1, 2])#end$velocityCount$foreach.count#end', '11'],
    ]);
  });

  it('gives the element and $foreach their former values back', () => {
    expectCases([
      ['#set($e = "old")#foreach($e in [1, 2])$e#set($e = "set")$e #end$e', '1set 2set old'],
      ['#foreach($e in [1])#end$e|$foreach.index|', '||'],
      ['#foreach($e in [1, 2])#foreach($e in [8, 9])$e#end$e #end', '891 892 '],
      ['#set($e = "old")#foreach($e in [1, 2])#break#end$e', 'old'],
    ]);
  });

  it('reads null elements as missing', () => {
    expectCases([["#foreach($e in $input.path('$'))[$e]#end", '[1][][2]']], { body: '[1,null,2]' });
  });

  it('ends after 1,000 rounds without a word, each loop by itself', () => {
    expectCases([
      ['#set($n = 0)#foreach($i in [1..1001])#set($n = $n + 1)#end$n', '1000'],
      ['#foreach($i in [1..2000])#if($foreach.count > 999)$i#end#end', '1000'],
      ['#set($n = 0)#foreach($i in [1..3])#foreach($j in [1..1500])#set($n = $n + 1)#end#end$n', '3000'],
    ]);
  });

  it('refuses additions and removals under its feet', () => {
    expectCases([
      ['#set($l = [1, 2, 3])#foreach($e in $l)#set($i = $l.add(4))#end', '!render'],
      ['#set($m = {"a": 1, "b": 2})#foreach($e in $m)#set($m.c = 3)#end', '!render'],
      ['#set($m = {"a": 1, "b": 2})#foreach($e in $m)$e#set($m.b = 3)#end', '13'],
    ]);
  });

  it('refuses to be written otherwise', () => {
    expectCases([
      ['#foreach($e in [1])', '!parse'],
      ['#foreach($e)a#end', '!parse'],
      ['#foreach $e', '!parse'],
      ['#foreach(e in [1])a#end', '!parse'],
    ]);
  });
});
