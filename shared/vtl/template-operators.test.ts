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

describe('arithmetic', () => {
  it('binds and groups as written', () => {
    expectCases([
      ['#set($x = 1 + 2 * 3)$x', '7'],
      ['#set($x = (1 + 2) * 3)$x', '9'],
      ['#set($x = 10 - 4 - 3)$x', '3'],
      ['#set($x = 100 / 10 / 2)$x', '5'],
      ['#set($x = ((2)))$x', '2'],
      ['#set($x = 5+2)$x', '7'],
      ['#set($x = 5 - 2)$x', '3'],
      ['#set($x = 5-2)', '!parse'],
      ['#set($x = 5 -2)', '!parse'],
      ['#set($y = 5)#set($x = -$y)', '!parse'],
      ['#set($y = 5)#set($x = $y*-1)$x', '-5'],
      ['#set($x-2 = 9)#set($y = $x-2)$y', '9'],
    ]);
  });

  it('keeps integers integers, towards zero and with the sign of the dividend', () => {
    expectCases([
      ['#set($x = 7 / 2)$x', '3'],
      ['#set($x = -7 / 2)$x', '-3'],
      ['#set($x = -7 % 3)$x', '-1'],
      ['#set($x = 7 / 2.0)$x', '3.5'],
      ['#set($x = 100 * 1.0)$x', '100.0'],
      ['#set($x = 7.5 % 2)$x', '1.5'],
    ]);
  });

  it('widens what overflows', () => {
    expectCases([
      ['#set($x = 2147483647 + 1)$x', '2147483648'],
      ['#set($x = -2147483648 - 1)$x', '-2147483649'],
      ['#set($x = 2147483647 * 2147483647)$x', '4611686014132420609'],
      ['#set($x = 9223372036854775807 + 1)$x', '9223372036854775808'],
      ['#set($x = 9223372036854775807 * 4)$x', '36893488147419103228'],
      ['#set($x = 99999999999999999999 % 7)$x', '1'],
    ]);
  });

  it('concatenates with a string on either side', () => {
    expectCases(
      [
        ['#set($x = "1" + 1)$x', '11'],
        ['#set($x = 1 + 2 + "a")$x', '3a'],
        ['#set($x = "a" + 1 + 2)$x', 'a12'],
        ["#set($x = $input.params('page') + 1)$x", '21'],
        ['#set($x = $missing + 1)$x', '1'],
        ['#set($x = [1] + "a")$x', '[1]a'],
        ['#set($x = "a" + true + 1.0)$x', 'atrue1.0'],
      ],
      { querystring: { page: '2' } },
    );
  });

  it('does nothing at all where an operation fails', () => {
    expectCases([
      ['#set($x = "old")#set($x = 1 / 0)$x', 'old'],
      ['#set($x = "old")#set($x = 1 % 0)$x', 'old'],
      ['#set($x = "old")#set($x = 1.0 / 0)$x', 'old'],
      ['#set($x = "old")#set($x = 3 - "a")$x', 'old'],
      ['#set($x = "old")#set($x = $missing * 2)$x', 'old'],
      ['#set($x = "old")#set($x = [1] + [2])$x', 'old'],
      ['#set($x = "old")#set($x = true + 1)$x', 'old'],
    ]);
  });
});

describe('comparison', () => {
  it('compares numbers by value, equal types by equality, others by text', () => {
    const truths = [
      '1 == 1.0',
      '1 == 1.00',
      '9999999999 == 9999999999.0',
      '1 == "1"',
      'true == "true"',
      '[1] == "[1]"',
      '[1, 2] == [1, 2]',
      '{"a": 1} == {"a": 1}',
      '"a" == "a"',
      '1 != 2',
      '"a" eq "a"',
      '"a" ne "b"',
      '1 == 1 == true',
      '1.5 == "1.5"',
    ];
    const lies = [
      '0 == false',
      '"" == false',
      '1 != 1.0',
      '[1] == [1.0]',
      '"a" == "A"',
      '[1, 2] == [2, 1]',
      '1 == "1.0"',
    ];
    expectCases([
      ...truths.map((condition) => [`#if(${condition})yes#end`, 'yes'] as const),
      ...lies.map((condition) => [`#if(${condition})yes#end`, ''] as const),
    ]);
  });

  it('orders numbers and nothing else', () => {
    const truths = [
      '1 < 2',
      '2 > 1',
      '1 <= 1',
      '1 >= 1.0',
      '1 lt 2',
      '2 gt 1',
      '1 le 1',
      '1 ge 1',
      '1.5 < 2',
      '-1 < 0',
    ];
    const lies = ['"a" < "b"', '"1" < 2', '$missing < 1', '$missing > 1', '[1] < [2]', 'true > false', '2 < 1'];
    expectCases([
      ...truths.map((condition) => [`#if(${condition})yes#end`, 'yes'] as const),
      ...lies.map((condition) => [`#if(${condition})yes#end`, ''] as const),
    ]);
  });
});

describe('truth and logic', () => {
  it('takes a reference as true unless it holds false', () => {
    expectCases([
      ['#set($x = "")#if($x)yes#end', 'yes'],
      ['#set($x = 0)#if($x)yes#end', 'yes'],
      ['#set($x = [])#if($x)yes#end', 'yes'],
      ['#set($x = {})#if($x)yes#end', 'yes'],
      ['#set($x = true)#if($x)yes#end', 'yes'],
      ['#set($x = false)#if($x)yes#{else}no#end', 'no'],
      ['#if($missing)yes#end', 'yes'],
      ['#if(!$missing)yes#{else}no#end', 'no'],
      ["#if($input.path('$.nope'))yes#end", 'yes'],
      ['#if("$!missing" != "")yes#{else}no#end', 'no'],
    ]);
  });

  it('takes a literal as false unless it is true', () => {
    expectCases([
      ['#if(true)yes#end', 'yes'],
      ['#if(false)yes#end', ''],
      ['#if("x")yes#end', ''],
      ['#if(1)yes#end', ''],
      ['#if([1])yes#end', ''],
      ['#if({"a": 1})yes#end', ''],
      ['#if(1 + 1)yes#end', ''],
    ]);
  });

  it('binds or, and, equality, order, sums, products, not from loose to tight', () => {
    expectCases([
      ['#set($x = true || false && false)$x', 'true'],
      ['#set($x = (true || false) && false)$x', 'false'],
      ['#set($x = !true == false)$x', 'true'],
      ['#set($x = !(true == false))$x', 'true'],
      ['#set($x = 1 + 1 == 2 && 2 * 2 > 3)$x', 'true'],
      ['#set($x = not true or true and not false)$x', 'true'],
      ['#set($x = 1 < 2 == true)$x', 'true'],
      ['#set($x = !!true)$x', 'true'],
    ]);
  });

  it('does not evaluate what cannot matter', () => {
    expectCases([
      ['#set($l = [])#if(false && $l.add(1))#end$l', '[]'],
      ['#set($l = [])#if(true || $l.add(1))#end$l', '[]'],
      ['#set($l = [])#if(true && $l.add(1))#end$l', '[1]'],
    ]);
  });

  it('gives booleans on the right of #set', () => {
    expectCases([
      ['#set($x = "a" == "a" && 1 < 2)$x', 'true'],
      ['#set($x = $missing && true)$x', 'true'],
      ['#set($x = !"a")$x', 'true'],
    ]);
  });
});
