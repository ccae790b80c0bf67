import { expect, it } from 'vitest';
import { testRequestSchema } from '../definition/companions/test-suite';
import { maskedScope, type VariableScope } from './fill-text';
import { madeUpValue } from './made-up-values';
import { prepareRequest } from './outgoing-request';

const variables = new Map([
  ['id', 'a b/c'],
  ['base', 'https://{{host}}'],
  ['host', 'a.test'],
  ['loop', '{{loop}}'],
]);
const scope: VariableScope = {
  captured: (name) => (name === 'answer' ? '{{secret:TOKEN}}' : undefined),
  variable: (name) => variables.get(name),
  secret: (name) => (name === 'TOKEN' ? '{{id}}' : undefined),
  madeUp: (name) => madeUpValue(name, { clock: () => 1_700_000_000_000, random: () => 0.5 }),
};
const suite = { target: { apiId: 'a', stageName: 'dev' } };

it('fills variables and puts the query together', () => {
  const request = testRequestSchema.parse({
    id: 'r1',
    name: 'x',
    method: 'post',
    path: '/orders/{{ id }}?raw=%41',
    query: [
      { name: 'q', value: 'ä&{{id}}' },
      { name: 'off', value: '1', enabled: false },
    ],
    headers: [{ name: 'Authorization', value: 'Bearer {{secret:TOKEN}}' }],
    body: '{"at": {{$timestamp}}}',
    expect: [{ check: 'path', name: '$.id', value: '{{id}}' }],
  });
  const { outgoing, expect: checks, missing } = prepareRequest(request, suite, scope);
  expect({ outgoing, value: checks[0]?.value, missing }).toEqual({
    outgoing: {
      method: 'POST',
      target: { apiId: 'a', stageName: 'dev' },
      url: '/orders/a%20b/c?raw=%41&q=%C3%A4%26a%20b%2Fc',
      // A secret is taken as it is: braces in it are no variables.
      headers: [['Authorization', 'Bearer {{id}}']],
      body: '{"at": 1700000000}',
      isBase64: false,
    },
    value: 'a b/c',
    missing: [],
  });
  expect(prepareRequest(request, suite, maskedScope(scope)).outgoing.headers).toEqual([
    ['Authorization', 'Bearer ••••••'],
  ]);
});

it('goes to an absolute URL, through variables of variables', () => {
  const request = testRequestSchema.parse({ id: 'r1', name: 'x', method: 'GET', path: '{{base}}/x' });
  expect(prepareRequest(request, suite, scope).outgoing).toMatchObject({ url: 'https://a.test/x' });
  expect(prepareRequest(request, suite, scope).outgoing.target).toBeUndefined();
});

it('takes what an answer gave as it is, so that a server cannot ask for secrets', () => {
  const request = testRequestSchema.parse({ id: 'r1', name: 'x', method: 'GET', path: '/', body: '{{answer}}' });
  expect(prepareRequest(request, suite, scope).outgoing.body).toBe('{{secret:TOKEN}}');
});

it('names what has no value, and ends a circle of variables', () => {
  const body = '{{none}} {{secret:NONE}} {{$none}} {{loop}}';
  const request = testRequestSchema.parse({ id: 'r1', name: 'x', method: 'GET', path: '/', body });
  expect(prepareRequest(request, suite, scope).missing).toEqual(['none', 'secret:NONE', '$none', 'loop']);
});
