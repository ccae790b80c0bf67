import { expect, it } from 'vitest';
import { type Entity, type EntityKey, entityKey } from '../../../../shared/definition/entities';
import { httpRouteSelectionExpression, v2ApiSchema } from '../../../../shared/definition/v2/api';
import { type V2Integration, v2IntegrationSchema } from '../../../../shared/definition/v2/integration';
import { v2RouteSchema } from '../../../../shared/definition/v2/route';
import { compileHttpApi } from './compile-http-api';

const apiId = 'a60h4yl2h0';

/** The API with one route for each key; its integration is what is given. */
function compile(
  routes: Readonly<Record<string, Partial<V2Integration>>>,
  more: readonly (readonly [EntityKey, Entity])[] = [],
) {
  const api = {
    id: apiId,
    name: 'Orders',
    protocolType: 'HTTP',
    createdDate: 0,
    routeSelectionExpression: httpRouteSelectionExpression,
  };
  const entities: [EntityKey, Entity][] = [[entityKey('v2-api', apiId), v2ApiSchema.parse(api)]];
  for (const [at, [routeKey, integration]] of Object.entries(routes).entries()) {
    const route = { id: `r${at}`, routeKey, target: `integrations/i${at}` };
    entities.push([entityKey('v2-route', apiId, route.id), v2RouteSchema.parse(route)]);
    if (integration.integrationType === undefined) continue;
    const called = { id: `i${at}`, timeoutInMillis: 30_000, payloadFormatVersion: '2.0', ...integration };
    entities.push([entityKey('v2-integration', apiId, called.id), v2IntegrationSchema.parse(called)]);
  }
  const keyed = Object.fromEntries([...entities, ...more]) as Record<EntityKey, Entity>;
  return compileHttpApi({ protocol: 'HTTP', apiId, entities: keyed });
}

it('says what cannot work, and serves the rest', () => {
  const { problems, routes } = compile({
    'GET /none': {},
    'GET /x/': { integrationType: 'HTTP_PROXY', integrationUri: 'https://example.com' },
    'GET /mock': { integrationType: 'MOCK' },
    'GET /fn': { integrationType: 'AWS_PROXY', integrationUri: 'arn:aws:lambda:us-east-1' },
    'GET /link': { integrationType: 'HTTP_PROXY', connectionType: 'VPC_LINK', integrationUri: 'arn:x' },
    'GET /map': {
      integrationType: 'HTTP_PROXY',
      integrationUri: 'https://example.com',
      requestParameters: { 'append:header.Via': 'x', 'append:body': 'x', 'append:header.a': '$request.nothing' },
      responseParameters: { 200: { 'overwrite:path': '/x' } },
    },
  });
  expect(problems.map(({ key, path }) => `${key} ${path}`)).toEqual([
    `v2-integration:${apiId}/i3 integrationUri`,
    `v2-integration:${apiId}/i4 connectionId`,
    `v2-integration:${apiId}/i5 requestParameters`,
    `v2-integration:${apiId}/i5 requestParameters`,
    `v2-integration:${apiId}/i5 requestParameters`,
    `v2-integration:${apiId}/i5 responseParameters.200`,
    `v2-integration:${apiId}/i2 integrationType`,
    `v2-route:${apiId}/r0 target`,
    `v2-route:${apiId}/r1 routeKey`,
  ]);
  expect(['/none', '/map', '/x', '/x/'].map((path) => routes.match('GET', path)?.route.endpoint.kind)).toEqual([
    'unavailable',
    'url',
    undefined,
    undefined,
  ]);
});

it('knows which headers and query parameters hold tokens, for traces to mask them', () => {
  const authorizer = (id: string, identitySource: string[]): [EntityKey, Entity] => [
    entityKey('v2-authorizer', apiId, id),
    { id, name: id, authorizerType: 'REQUEST', identitySource },
  ];
  const { tokenHeaders, tokenParameters } = compile({}, [
    authorizer('a1', ['$request.header.X-Token', '$context.routeKey']),
    authorizer('a2', ['$request.querystring.token', '$stageVariables.shop']),
  ]);
  expect([tokenHeaders, tokenParameters]).toEqual([new Set(['x-token']), new Set(['token'])]);
});
