import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TestCheck, testCheckKinds, testOperators } from '../../definition/companions/test-suite';
import type { Answer } from './answer';
import { captureVariables } from './capture-variables';
import { evaluateChecks } from './evaluate-checks';

const answer: Answer = {
  status: 201,
  headers: [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Set-Cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
  body: '{"id": 7, "big": 9007199254740993, "name": "Rex", "tags": ["a", "b"], "owner": null, "text": "7"}',
  isBase64: false,
};
const models = (name: string) => (name === 'Pet' ? ['Missing required property'] : name === 'Any' ? [] : undefined);

/** The verdicts of short checks: `path $.id equals 7`. */
function verdicts(...checks: TestCheck[]): string[] {
  return evaluateChecks(checks, answer, models).map(({ title, verdict }) => `${verdict}: ${title}`);
}

const path = (name: string, operator: TestCheck['operator'], value?: string): TestCheck => ({
  check: 'path',
  name,
  operator,
  ...(value !== undefined && { value }),
});

describe('a check', () => {
  it('compares the status with a number or a class', () => {
    expect(
      verdicts(
        { check: 'status', operator: 'equals', value: '201' },
        { check: 'status', operator: 'equals', value: '2xx' },
        { check: 'status', operator: 'notEquals', value: '2xx' },
        { check: 'status', operator: 'lessThan', value: '300' },
        { check: 'status', operator: 'equals', value: '200' },
      ),
    ).toEqual([
      'passed: status equals 201',
      'passed: status equals 2xx',
      'failed: status does not equal 2xx',
      'passed: status is less than 300',
      'failed: status equals 200',
    ]);
  });

  it('finds headers in any letter case, and any of several', () => {
    expect(
      verdicts(
        { check: 'header', name: 'content-type', operator: 'matches', value: '^application/json' },
        { check: 'header', name: 'Set-Cookie', operator: 'equals', value: 'b=2' },
        { check: 'header', name: 'X-None', operator: 'notExists' },
        { check: 'header', name: 'X-None', operator: 'contains', value: 'x' },
      ).map((text) => text.slice(0, 6)),
    ).toEqual(['passed', 'passed', 'passed', 'failed']);
  });

  it('compares places of the body as JSON: a text is no number, and integers are exact', () => {
    expect(
      verdicts(
        path('$.id', 'equals', '7'),
        path('$.text', 'equals', '7'),
        path('$.text', 'equals', '"7"'),
        path('$.name', 'equals', 'Rex'),
        path('$.big', 'equals', '9007199254740992'),
        path('$.tags', 'length', '2'),
        path('$.tags', 'contains', 'b'),
        path('$.owner', 'exists'),
        path('$.none', 'notExists'),
        path('$..none', 'exists'),
        path('$.id', 'greaterThan', '6.5'),
        path('$.name', 'lessThan', '6'),
        path('$.name', 'matches', '^R'),
      ).map((text) => text.slice(0, 6)),
    ).toEqual('passed failed passed passed failed passed passed passed passed failed passed failed passed'.split(' '));
  });

  it('compares bodies as JSON and says what is wrong by a model', () => {
    const results = evaluateChecks(
      [
        { check: 'body', operator: 'equals', value: JSON.stringify(JSON.parse('{"text":"7"}')) },
        { check: 'body', operator: 'contains', value: '"Rex"' },
        { check: 'model', operator: 'matches', value: 'Pet' },
        { check: 'model', operator: 'matches', value: 'Any' },
        { check: 'model', operator: 'matches', value: 'None' },
      ],
      answer,
      models,
    );
    expect(results.map(({ verdict, message }) => [verdict, message])).toEqual([
      ['failed', undefined],
      ['passed', undefined],
      ['failed', 'Missing required property'],
      ['passed', undefined],
      ['failed', 'The API has no model None.'],
    ]);
  });

  it('says what was expected beside what came', () => {
    expect(evaluateChecks([path('$.id', 'equals', '8')], answer, models)).toEqual([
      { index: 0, check: 'path', title: '$.id equals 8', verdict: 'failed', expected: '8', actual: '7' },
    ]);
  });

  it('fails in words where the body is no JSON, and where a pattern runs away', () => {
    const html = { ...answer, body: `<html>${'a'.repeat(40)}` };
    const results = evaluateChecks(
      [path('$.id', 'exists'), { check: 'body', operator: 'matches', value: '(a+)+$x' }, path('$[', 'exists')],
      html,
      models,
    );
    expect(results.map(({ verdict, message }) => [verdict, message !== undefined])).toEqual([
      ['failed', true],
      ['failed', true],
      ['failed', true],
    ]);
  });

  it('never throws', () => {
    const check = fc.record({
      check: fc.constantFrom(...testCheckKinds),
      name: fc.oneof(fc.string(), fc.constantFrom('$', '$..*', '$[?(@.a==1)]', '__proto__')),
      operator: fc.constantFrom(...testOperators),
      value: fc.oneof(fc.string(), fc.json()),
    });
    const body = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(check, body, (random, text) => {
        const [result] = evaluateChecks([random], { ...answer, body: text }, models);
        expect(result?.verdict).toMatch(/passed|failed/);
      }),
    );
  });
});

it('captures variables, and fails where there is nothing to capture', () => {
  const { variables, failures } = captureVariables(
    [
      { variable: 'id', from: 'path', name: '$.id' },
      { variable: 'name', from: 'path', name: '$.name' },
      { variable: 'tags', from: 'path', name: '$.tags' },
      { variable: 'cookie', from: 'header', name: 'set-cookie' },
      { variable: 'status', from: 'status' },
      { variable: 'none', from: 'path', name: '$.none' },
    ],
    answer,
  );
  expect([Object.fromEntries(variables), failures.map(({ title, message }) => [title, message])]).toEqual([
    { id: '7', name: 'Rex', tags: '["a","b"]', cookie: 'a=1', status: '201' },
    [['none from $.none', 'Nothing is at $.none.']],
  ]);
});

it('takes null for the JSON value, not for the word', () => {
  const answer = { status: 200, headers: [], body: '{"owner":null}', isBase64: false };
  const [result] = evaluateChecks(
    [{ check: 'path', name: '$.owner', operator: 'equals', value: 'null' }],
    answer,
    () => undefined,
  );
  expect(result?.verdict).toBe('passed');
});
