import { expect, it } from 'vitest';
import type { TraceSummary } from '../../shared/trace/trace';
import { parseTrafficFilter, passesFilter, type TrafficClass } from './traffic-filter';

const row: TraceSummary = {
  requestId: 'abc-1',
  origin: 'invoke',
  startedAt: 0,
  durationMs: 1_200,
  apiId: 'k1',
  apiName: 'Pet store',
  stage: 'dev',
  method: 'GET',
  path: '/pets/7?x=1',
  status: 403,
  responseBytes: 2,
  caller: 'Alice',
  failure: { responseType: 'ACCESS_DENIED', reason: 'policy' },
};

it.each([
  ['', 'all', true],
  ['status:403', 'all', true],
  ['status:4xx stage:DEV', '4xx', true],
  ['status:5xx', 'all', false],
  ['method:post', 'all', false],
  ['pets ACCESS', 'all', true],
  ['abc-1', 'all', true],
  ['api:store', 'slow', true],
  ['origin:test', 'all', false],
  ['caller:alice', 'all', true],
  ['caller:bob', 'all', false],
  ['pets alice', 'all', true],
  ['nowhere', 'all', false],
  ['', '5xx', false],
] as const)('filter %j with class %s: %s', (text, kind, passes) => {
  expect(passesFilter(row, parseTrafficFilter(text), kind as TrafficClass)).toBe(passes);
});

it('takes what is no field as a word', () => {
  expect(parseTrafficFilter(' http://x status: stage:dev ')).toEqual({
    fields: new Map([['stage', 'dev']]),
    words: ['http://x', 'status:'],
  });
});
