import { expect, it } from 'vitest';
import { viewRestApi } from '../../shared/definition/api-view';
import { type Definition, type Entity, type EntityKey, entityKey } from '../../shared/definition/entities';
import { viewV2Api } from '../../shared/definition/v2/v2-view';
import { backendPlaceOf, describeEntity, kindWords, placeOfEntity } from './entity-words';

const apiId = 'aaaaaaaaaa';
const definition = new Map<EntityKey, unknown>([
  [entityKey('rest-api', apiId), { id: apiId, name: 'Shop', rootResourceId: 'rootid' }],
  [entityKey('resource', apiId, 'rootid'), { id: 'rootid' }],
  [entityKey('resource', apiId, 'orders'), { id: 'orders', parentId: 'rootid', pathPart: 'orders' }],
  [entityKey('method', apiId, 'orders', 'GET'), { httpMethod: 'GET' } as unknown as Entity],
  [entityKey('authorizer', apiId, 'auth01'), { id: 'auth01', name: 'orders-jwt' }],
  [entityKey('v2-api', 'bbbbbbbbbb'), { id: 'bbbbbbbbbb', name: 'Pets', protocolType: 'HTTP' } as unknown as Entity],
  [entityKey('v2-route', 'bbbbbbbbbb', 'r1'), { id: 'r1', routeKey: 'GET /pets/{id}' } as unknown as Entity],
  [entityKey('v2-route', 'bbbbbbbbbb', 'r2'), { id: 'r2', routeKey: '$default' } as unknown as Entity],
]) as Definition;
const views = {
  viewOf: (id: string) => viewRestApi(definition, id),
  v2ViewOf: (id: string) => viewV2Api(definition, id),
};
const httpApiId = 'bbbbbbbbbb';

it('names entities by path and name, and by their id once they are gone', () => {
  const keys: EntityKey[] = [
    entityKey('method', apiId, 'orders', 'GET'),
    entityKey('resource', apiId, 'orders'),
    entityKey('authorizer', apiId, 'auth01'),
    entityKey('authorizer', apiId, 'gone01'),
    entityKey('model', apiId, 'Order'),
    entityKey('gateway-response', apiId, 'DEFAULT_4XX'),
    entityKey('account'),
    entityKey('v2-route', httpApiId, 'r1'),
    entityKey('v2-route', httpApiId, 'r2'),
    entityKey('v2-authorizer', httpApiId, 'gone02'),
  ];
  expect(keys.map((key) => describeEntity(key, views)).map(({ httpMethod, title }) => [httpMethod, title])).toEqual([
    ['GET', '/orders'],
    [undefined, '/orders'],
    [undefined, 'Authorizer orders-jwt'],
    [undefined, 'Authorizer gone01'],
    [undefined, 'Model Order'],
    [undefined, 'Gateway response DEFAULT_4XX'],
    [undefined, 'Account'],
    ['GET', '/pets/{id}'],
    [undefined, '$default'],
    [undefined, 'Authorizer gone02'],
  ]);
});

it('finds the box and the section where a member is edited', () => {
  const method = entityKey('method', apiId, 'orders', 'GET');
  const places = [
    placeOfEntity(method, 'methodIntegration.integrationResponses.200.selectionPattern'),
    placeOfEntity(method, 'methodIntegration.uri'),
    placeOfEntity(method, 'methodResponses.200'),
    placeOfEntity(method, 'authorizerId'),
    placeOfEntity(method),
    placeOfEntity(entityKey('rest-api', apiId), 'policy'),
    placeOfEntity(entityKey('model', apiId, 'Order'), 'schema'),
    placeOfEntity(entityKey('usage-plan', 'p1')),
  ];
  expect(places.map((found) => found?.place)).toEqual([
    {
      kind: 'method',
      resourceId: 'orders',
      httpMethod: 'GET',
      box: 'integration-response',
      path: 'methodIntegration.integrationResponses.200.selectionPattern',
    },
    {
      kind: 'method',
      resourceId: 'orders',
      httpMethod: 'GET',
      box: 'integration-request',
      path: 'methodIntegration.uri',
    },
    { kind: 'method', resourceId: 'orders', httpMethod: 'GET', box: 'method-response', path: 'methodResponses.200' },
    { kind: 'method', resourceId: 'orders', httpMethod: 'GET', box: 'method-request', path: 'authorizerId' },
    { kind: 'method', resourceId: 'orders', httpMethod: 'GET' },
    { kind: 'section', section: 'resource-policy', path: 'policy' },
    { kind: 'section', section: 'models', id: 'Order', path: 'schema' },
    undefined,
  ]);
});

it('finds where backends are edited, and how they are called', () => {
  expect([
    backendPlaceOf('function', 'greet'),
    backendPlaceOf('vpc-link', 'vl1'),
    backendPlaceOf('method', 'x'),
    kindWords('vpc-link'),
    kindWords('service-endpoint'),
  ]).toEqual([
    { kind: 'function', functionName: 'greet' },
    { kind: 'section', section: 'vpc-link', id: 'vl1' },
    undefined,
    'VPC link',
    'service endpoint',
  ]);
});
