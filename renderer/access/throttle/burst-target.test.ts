import { expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import type { Definition } from '../../../shared/definition/entities';
import { burstTargets } from './burst-target';

const method = { authorizationType: 'NONE', requestParameters: {}, requestModels: {}, methodResponses: {} };
const definition = new Map<string, unknown>([
  ['rest-api:a1', { id: 'a1', name: 'Orders', rootResourceId: 'r0' }],
  ['resource:a1/r0', { id: 'r0' }],
  ['resource:a1/r1', { id: 'r1', parentId: 'r0', pathPart: 'orders' }],
  ['resource:a1/r2', { id: 'r2', parentId: 'r1', pathPart: '{id+}' }],
  ['method:a1/r1/GET', { httpMethod: 'GET', apiKeyRequired: false, ...method }],
  ['method:a1/r2/ANY', { httpMethod: 'ANY', apiKeyRequired: true, ...method }],
]) as unknown as Definition;

it('lists methods that need a key first, variables filled in, ANY as GET', () => {
  const view = viewRestApi(definition, 'a1');
  expect(view && burstTargets(view)).toEqual([
    { name: 'ANY /orders/{id+}', httpMethod: 'ANY', verb: 'GET', path: '/orders/1', needsKey: true },
    { name: 'GET /orders', httpMethod: 'GET', verb: 'GET', path: '/orders', needsKey: false },
  ]);
});
