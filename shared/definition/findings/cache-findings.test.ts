import { expect, it } from 'vitest';
import type { Definition } from '../entities';
import { findProblems } from './find-problems';

const base = { authorizationType: 'NONE', apiKeyRequired: false, methodResponses: { 200: { statusCode: '200' } } };
const mock = (...cacheKeyParameters: string[]) => ({
  methodIntegration: {
    type: 'MOCK',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: { 200: { statusCode: '200' } },
    cacheKeyParameters,
  },
});
const on = { '*/*': { cachingEnabled: true } };

function found(stage: object, method: object = {}): string[] {
  const definition = new Map<string, unknown>([
    ['rest-api:a1', { id: 'a1', name: 'Orders', rootResourceId: 'r0', endpointConfiguration: { types: ['REGIONAL'] } }],
    ['resource:a1/r0', { id: 'r0' }],
    ['resource:a1/r1', { id: 'r1', parentId: 'r0', pathPart: '{id}' }],
    ['method:a1/r1/GET', { httpMethod: 'GET', ...base, ...mock(), ...method }],
    ['stage:a1/dev', { stageName: 'dev', cacheClusterEnabled: false, tracingEnabled: false, ...stage }],
  ]) as unknown as Definition;
  return findProblems(definition, 'a1')
    .filter(({ rule }) => rule.startsWith('cache-'))
    .map(({ rule, key, path }) => `${rule} ${key} ${path}`);
}

it('finds caching without a cluster, and a cluster without caching', () => {
  const post = { 'x/POST': { cachingEnabled: false } };
  expect([
    found({}),
    found({ methodSettings: on }),
    found({ cacheClusterEnabled: true, methodSettings: post }),
  ]).toEqual([
    [],
    ['cache-without-cluster stage:a1/dev methodSettings.*/*.cachingEnabled'],
    ['cache-without-methods stage:a1/dev cacheClusterEnabled'],
  ]);
});

it('finds path variables that are not in the key of a cached method', () => {
  const cached = { cacheClusterEnabled: true, methodSettings: on };
  const place = 'method:a1/r1/GET methodIntegration.cacheKeyParameters';
  expect([found(cached), found(cached, mock('method.request.path.id'))]).toEqual([
    [`cache-key-incomplete ${place}`],
    [],
  ]);
});

it('finds guarded methods whose key says nothing of the caller', () => {
  const cached = { cacheClusterEnabled: true, methodSettings: on };
  const guarded = (...keys: string[]) => found(cached, { authorizationType: 'AWS_IAM', ...mock(...keys) });
  expect([
    guarded('method.request.path.id'),
    guarded('method.request.path.id', 'method.request.header.Tenant'),
  ]).toEqual([['cache-shared-by-callers method:a1/r1/GET methodIntegration.cacheKeyParameters'], []]);
});
