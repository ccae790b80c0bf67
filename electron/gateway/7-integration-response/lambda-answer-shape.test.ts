import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lambdaAnswerShape, readLambdaAnswer } from './lambda-answer-shape';

const ok = 'ok' as const;

describe('the shape of a malformed answer', () => {
  it('marks the field that is wrong and says what is missing', () => {
    const payload = '{"statusCode":"oops","body":{"a":1},"extra":true}';
    expect(lambdaAnswerShape(payload)).toEqual({
      got: payload,
      fields: [
        { at: 'statusCode', expected: 'whole number from 100 to 599', verdict: 'wrong', got: '"oops"' },
        { at: 'headers', expected: 'object of text, number or boolean', verdict: 'missing' },
        { at: 'multiValueHeaders', expected: 'object of lists of text, number or boolean', verdict: 'missing' },
        { at: 'body', expected: 'text', verdict: 'wrong', got: '{"a":1}' },
        { at: 'isBase64Encoded', expected: 'boolean', verdict: 'missing' },
        { at: 'extra', expected: 'no such field', verdict: 'unknown', got: 'true' },
      ],
    });
  });

  it('points at the header that is wrong', () => {
    const { fields } = lambdaAnswerShape('{"headers":{"A":"1","B":{}},"multiValueHeaders":{"C":["1",[]],"D":"2"}}');
    expect(fields.filter(({ verdict }) => verdict === 'wrong')).toEqual([
      { at: 'headers.B', expected: 'text, number or boolean', verdict: 'wrong', got: '{}' },
      { at: 'multiValueHeaders.C[1]', expected: 'text, number or boolean', verdict: 'wrong', got: '[]' },
      { at: 'multiValueHeaders.D', expected: 'list of text, number or boolean', verdict: 'wrong', got: '"2"' },
    ]);
  });

  it.each([
    ['"text"', '"text"'],
    ['[1]', '[1]'],
    ['null', 'null'],
    ['no json', 'no JSON'],
  ])('calls %s as a whole wrong', (payload, got) => {
    expect(lambdaAnswerShape(payload)).toEqual({
      got: payload,
      fields: [{ at: '', expected: 'object', verdict: 'wrong', got }],
    });
  });

  it('cuts what is long', () => {
    const shape = lambdaAnswerShape(JSON.stringify({ body: 7, extra: 'x'.repeat(100_000) }));
    expect([shape.isTruncated, shape.got?.length, shape.fields.at(-1)?.got?.length]).toEqual([true, 16_384, 81]);
  });

  it('knows cookies before a stream, and no body', () => {
    const { fields } = lambdaAnswerShape('{"cookies":["a=b"],"body":"x"}', true);
    expect(fields.map(({ at, verdict }) => [at, verdict])).toEqual([
      ['statusCode', 'missing'],
      ['headers', 'missing'],
      ['multiValueHeaders', 'missing'],
      ['cookies', ok],
      ['body', 'unknown'],
    ]);
  });
});

it('finds a fault in an answer exactly where it cannot be read', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(200, '200', 'x', null, {}, [], { a: 'b' }, { a: ['b'] }, { a: [null, 1, true] }, true),
  );
  const names = fc.constantFrom(
    'statusCode',
    'headers',
    'multiValueHeaders',
    'body',
    'isBase64Encoded',
    'cookies',
    '__proto__',
  );
  const entries = fc.array(fc.tuple(names, value), { maxLength: 5 });
  const payloads = fc.oneof(
    entries.map((members) => JSON.stringify(Object.fromEntries(members))),
    fc.json(),
    fc.string(),
  );
  fc.assert(
    fc.property(payloads, fc.boolean(), (payload, isStreamed) => {
      const { fields } = lambdaAnswerShape(payload, isStreamed);
      const isFaulty = fields.some(({ verdict }) => verdict === 'wrong' || verdict === 'unknown');
      expect(readLambdaAnswer(payload, isStreamed) === undefined).toBe(isFaulty);
    }),
    { numRuns: 500 },
  );
});
