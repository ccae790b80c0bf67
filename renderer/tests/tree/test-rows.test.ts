import { expect, it } from 'vitest';
import { newRequest, newScenario } from '../test-edits';
import { nameBeside, testRows } from './test-rows';

const suites = [
  { id: 's1', name: 'Orders', requests: [{ ...newRequest('a', []), name: 'List', path: '/orders' }] },
  { id: 's2', name: 'Pets', requests: [{ ...newRequest('b', []), name: 'Make', method: 'POST', path: '/pets' }] },
];
const keys = (closed: readonly string[], filter: string) =>
  testRows(suites, new Set(closed), filter).map(({ key }) => key);

it('leaves the requests of closed suites out, and what does not match', () => {
  expect([keys([], ''), keys(['s1'], ''), keys(['s1'], 'list'), keys([], 'post /pets'), keys([], 'nothing')]).toEqual([
    ['s1', 's1/a', 's2', 's2/b'],
    ['s1', 's2', 's2/b'],
    ['s1', 's1/a'],
    ['s2', 's2/b'],
    [],
  ]);
});

it('lists scenarios behind the requests of their suite, and finds them by name', () => {
  const scenarios = [{ ...newScenario('t', []), name: 'Two clients' }];
  const talking = [{ ...suites[0], id: 's1', name: 'Orders', requests: suites[0]?.requests ?? [], scenarios }];
  const shown = (filter: string) =>
    testRows(talking, new Set(), filter).map(({ key, method, children }) => [key, method, children]);
  expect([shown(''), shown('clients')]).toEqual([
    [
      ['s1', undefined, 2],
      ['s1/a', 'GET', 0],
      ['s1/t', undefined, 0],
    ],
    [
      ['s1', undefined, 2],
      ['s1/t', undefined, 0],
    ],
  ]);
});

it('does not say the method twice', () => {
  expect([nameBeside('GET', 'GET /orders'), nameBeside('GET', 'GETTING'), nameBeside('POST', 'GET /x')]).toEqual([
    '/orders',
    'GETTING',
    'GET /x',
  ]);
});
