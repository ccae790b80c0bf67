import { describe, expect, it } from 'vitest';
import { EvaluationError } from './template-error';
import { fromPlain, parseJsonValue, printValue, toJsonText, toPlain } from './values';

describe('plain data', () => {
  it('comes in by kind and goes out again', () => {
    const plain = {
      text: 'a',
      int: 1,
      big: 2 ** 40,
      half: 0.5,
      yes: true,
      none: null,
      list: [1, [2]],
      map: { '10': 1, '2': 2 },
    };
    const value = fromPlain({ ...plain, absent: undefined, call: () => 1 });
    expect(printValue(value)).toBe(
      '{text=a, int=1, big=1099511627776, half=0.5, yes=true, none=null, list=[1,[2]], map={2=2, 10=1}, call=null}',
    );
    expect(toPlain(value)).toEqual({ ...plain, call: null });
  });

  it('keeps a Map in its order and never touches a prototype', () => {
    const value = fromPlain(
      new Map([
        ['__proto__', 'own'],
        ['10', 'ten'],
        ['2', 'two'],
      ]),
    );
    const back = toPlain(value) as Record<string, unknown>;
    expect(printValue(value)).toBe('{__proto__=own, 10=ten, 2=two}');
    expect([Object.getPrototypeOf(back), Object.keys(back).length]).toEqual([Object.prototype, 3]);
  });

  it('refuses what is nested without end', () => {
    const self: unknown[] = [];
    self.push(self);
    expect(() => fromPlain(self)).toThrow(EvaluationError);
  });
});

describe('JSON', () => {
  it('is read strictly', () => {
    const broken = [
      '',
      ' ',
      '{',
      '[1,]',
      '{"a":1,}',
      '{a:1}',
      "{'a':1}",
      '01',
      '1.',
      '.5',
      '+1',
      'tru',
      '"a',
      '"\\x"',
      '"\\u12"',
      '"\n"',
      '1 2',
      'NaN',
      '[1 2]',
      '{"a" 1}',
    ];
    const outcomes = broken.map((text) => {
      try {
        return printValue(parseJsonValue(text));
      } catch (thrown) {
        return thrown instanceof EvaluationError ? 'refused' : thrown;
      }
    });
    expect(outcomes).toEqual(broken.map(() => 'refused'));
  });

  it('is read with all its kinds', () => {
    const text =
      ' { "a" : [ 1 , -2 , 1.0 , 1.50 , 1e2 , 9999999999 , 123456789012345678901 ] , "b\\u00e9\\n" : "\\ud83d\\ude00/\\/" , "n" : null } ';
    expect(printValue(parseJsonValue(text))).toBe(
      '{a=[1,-2,1.0,1.5,100.0,9999999999,123456789012345678901], bé\n=😀//, n=null}',
    );
  });

  it('keeps long decimals as they were written', () => {
    expect(printValue(parseJsonValue('0.1234567890123456789'))).toBe('0.1234567890123456789');
  });

  it('says where it is broken', () => {
    expect(() => parseJsonValue('{"a": [1, }')).toThrow(
      'In the JSON a value was expected, but "}" was found (at character 11).',
    );
  });

  it('is written compactly, whatever the value is made of', () => {
    expect(toJsonText(fromPlain({ a: ['\u0001"\\/é\u2028', 1.5, 10_000_000.5, null, { b: [] }] }))).toBe(
      '{"a":["\\u0001\\"\\\\/é\u2028",1.5,1.00000005E7,null,{"b":[]}]}',
    );
  });
});
