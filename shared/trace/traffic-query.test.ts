import { expect, it } from 'vitest';
import type { Trace, TraceSummary } from './trace';
import { parseTrafficQuery, passesDeep, passesRow } from './traffic-query';

const row: TraceSummary = {
  requestId: 'abc-1',
  origin: 'invoke',
  startedAt: 1_000_000,
  durationMs: 1,
  apiId: 'a1',
  apiName: 'Orders',
  stage: 'dev',
  method: 'GET',
  path: '/orders/7',
  status: 404,
  responseBytes: 0,
};
const trace = {
  request: { headers: [['X-Foo', 'Bar']], body: { bytes: 2, text: 'ask' } },
  response: { headers: [], body: { bytes: 9, text: '{"message":"Not Found"}' } },
} as unknown as Trace;

it('takes quoted bodies and headers apart from fields and words', () => {
  const { fields, words, deep } = parseTrafficQuery(
    'status:4xx body:"not found" header.X-Foo:ba "two words" odd:1 stage:',
  );
  expect([[...fields], words, deep]).toEqual([
    [['status', '4xx']],
    ['two words', 'odd:1', 'stage:'],
    [{ value: 'not found' }, { name: 'x-foo', value: 'ba' }],
  ]);
});

it('finds rows by their fields, words and age', () => {
  const passes = (text: string) => passesRow(row, parseTrafficQuery(text), 1_060_000);
  expect([
    ...['status:4xx', 'stage:dev api:ord', 'id:ABC', 'since:2m', '/orders 7'].map(passes),
    ...['status:5xx', 'since:30s', 'method:post', 'nothing'].map(passes),
  ]).toEqual([true, true, true, true, true, false, false, false, false]);
});

it('looks into what was sent and answered, whatever the case', () => {
  const passes = (text: string) => passesDeep(trace, parseTrafficQuery(text));
  expect(
    ['body:"not found"', 'body:ask', 'header.x-foo:bar', 'header.x-foo:', 'body:gone', 'header.y:'].map(passes),
  ).toEqual([true, true, true, true, false, false]);
});
