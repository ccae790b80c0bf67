import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAuthorizerAnswer } from './authorizer-answer';

const policyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
};
const good = { principalId: 'ann', policyDocument };

/** `at verdict` of the fields that are not ok. */
function faults(answer: unknown): readonly string[] {
  const { shape } = readAuthorizerAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer));
  return shape.fields.filter(({ verdict }) => verdict === 'wrong').map(({ at }) => at);
}

it('hands on context as text and leaves null out', () => {
  const read = readAuthorizerAnswer(
    JSON.stringify({ ...good, context: { n: 1.5, b: false, s: '', none: null, principalId: 'eve' }, more: [] }),
  );
  expect('answer' in read && [read.answer.context, read.answer.usageIdentifierKey]).toEqual([
    { n: '1.5', b: 'false', s: '', principalId: 'ann' },
    undefined,
  ]);
});

it('names each field that does not fit', () => {
  expect([
    faults('no json'),
    faults('[]'),
    faults({ ...good, principalId: 7 }),
    faults({ ...good, principalId: '' }),
    faults({ ...good, policyDocument: JSON.stringify(policyDocument) }),
    faults({ ...good, policyDocument: { ...policyDocument, Statement: [{ Effect: 'Allow' }] } })[0]?.split('.')[0],
    faults({ ...good, context: [] }),
    faults({ ...good, context: { ok: 1, list: [1], deep: {} } }),
    faults({ ...good, usageIdentifierKey: 12 }),
  ]).toEqual([
    [''],
    [''],
    ['principalId'],
    ['principalId'],
    ['policyDocument'],
    'policyDocument',
    ['context'],
    ['context.list', 'context.deep'],
    ['usageIdentifierKey'],
  ]);
});

it('keeps hostile names as own members and changes nothing else', () => {
  const read = readAuthorizerAnswer(
    `{"principalId":"ann","policyDocument":${JSON.stringify(policyDocument)},"context":{"__proto__":"x","constructor":"y"}}`,
  );
  const context = 'answer' in read ? read.answer.context : {};
  expect([Object.keys(context), Object.getPrototypeOf(context) === Object.prototype]).toEqual([
    ['__proto__', 'constructor', 'principalId'],
    true,
  ]);
});

it('never throws, whatever a function returns', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          principalId: fc.jsonValue(),
          policyDocument: fc.oneof(fc.jsonValue(), fc.record({ Version: fc.string(), Statement: fc.jsonValue() })),
          context: fc.jsonValue(),
          usageIdentifierKey: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const read = readAuthorizerAnswer(text);
      if ('answer' in read) expect(typeof read.answer.principalId).toBe('string');
      else expect(read.problem).not.toBe('');
    }),
  );
});
