import { expect, it } from 'vitest';
import { viewRestApi } from '../definition/api-view';
import type { Definition } from '../definition/entities';
import { chosenSetting, methodCachings } from './method-caching';

const keyed = (...cacheKeyParameters: string[]) => ({ methodIntegration: { type: 'MOCK', cacheKeyParameters } });
const definition = new Map<string, unknown>([
  ['rest-api:a1', { id: 'a1', name: 'Orders', rootResourceId: 'r0' }],
  ['resource:a1/r0', { id: 'r0' }],
  ['resource:a1/r1', { id: 'r1', parentId: 'r0', pathPart: 'orders' }],
  ['resource:a1/r2', { id: 'r2', parentId: 'r1', pathPart: '{id}' }],
  ['method:a1/r1/GET', { httpMethod: 'GET', ...keyed() }],
  ['method:a1/r1/POST', { httpMethod: 'POST', ...keyed() }],
  ['method:a1/r2/ANY', { httpMethod: 'ANY', ...keyed('method.request.path.id') }],
  ['method:a1/r2/GET', { httpMethod: 'GET', ...keyed('method.request.querystring.q') }],
]) as unknown as Definition;
const view = viewRestApi(definition, 'a1');

function rows(methodSettings: Parameters<typeof methodCachings>[1]['methodSettings']) {
  if (view === undefined) throw new Error('There is no view.');
  return methodCachings(view, { methodSettings }).map((row) => [
    `${row.httpMethod} ${row.path}`,
    row.choice,
    row.ttlSeconds,
    row.isGetOnly,
    row.sharedVariables,
  ]);
}

it('says what the stage default caches, and which path variables share one entry', () => {
  expect(rows({ '*/*': { cachingEnabled: true } })).toEqual([
    ['GET /orders', 'default', 300, false, []],
    ['POST /orders', 'default', 0, false, []],
    ['ANY /orders/{id}', 'default', 300, true, []],
    ['GET /orders/{id}', 'default', 300, false, ['id']],
  ]);
});

it('finds a method’s own settings however their key is spelled', () => {
  const methodSettings = {
    'orders/POST': { cachingEnabled: true, cacheTtlInSeconds: 60 },
    '~1orders~1{id}/GET': { cachingEnabled: false },
  };
  expect(rows(methodSettings).map(([name, choice, ttl]) => [name, choice, ttl])).toEqual([
    ['GET /orders', 'default', 0],
    ['POST /orders', 'on', 60],
    ['ANY /orders/{id}', 'default', 0],
    ['GET /orders/{id}', 'off', 0],
  ]);
});

it('begins settings of a method with those of the stage default', () => {
  const methodSettings = { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 10 }, 'a/GET': { metricsEnabled: true } };
  const chosen = (key: string, choice: 'default' | 'on' | 'off') => chosenSetting({ methodSettings }, key, choice);
  expect([chosen('b/GET', 'off'), chosen('a/GET', 'on'), chosen('a/GET', 'default')]).toEqual([
    expect.objectContaining({ cachingEnabled: false, cacheTtlInSeconds: 10, throttlingBurstLimit: 5_000 }),
    { metricsEnabled: true, cachingEnabled: true },
    undefined,
  ]);
});
