import { expect, it } from 'vitest';
import { type Definition, type EntityKey, entityKey } from '../entities';
import { refusalOf, seededRandom } from './edit-fixtures';
import { putEntity, removeEntity, updateEntity } from './entity-edits';
import { createHttpApi, createWebSocketApi, removeV2Api } from './v2-api-edits';
import { createRoute } from './v2-route-edits';

const now = 1_700_000_000_000;
const target = 'https://api.example.com';

function pets(...routeKeys: readonly string[]) {
  const random = seededRandom();
  const api = createHttpApi(new Map(), { name: 'Pets', random, now });
  let { definition } = api;
  const routes: EntityKey[] = [];
  for (const routeKey of routeKeys) {
    const made = createRoute(definition, { apiId: api.apiId, routeKey, uri: target, random });
    definition = made.definition;
    routes.push(made.key);
  }
  return { definition, apiId: api.apiId, key: api.key, random, routes };
}

const entitiesOf = (definition: Definition) => [...definition].map(([key, entity]) => [key.split(':')[0], entity]);

it('makes an integration, a route and a stage that deploys by itself of a target', () => {
  const { definition } = createHttpApi(new Map(), { name: 'Pets', target, random: seededRandom(), now });
  const id = expect.stringMatching(/^[a-z0-9]{7}$/);
  expect(entitiesOf(definition)).toEqual([
    ['v2-api', expect.objectContaining({ protocolType: 'HTTP', id: expect.stringMatching(/^[a-z0-9]{10}$/) })],
    [
      'v2-integration',
      {
        id,
        integrationType: 'HTTP_PROXY',
        integrationMethod: 'ANY',
        integrationUri: target,
        connectionType: 'INTERNET',
        payloadFormatVersion: '1.0',
        timeoutInMillis: 30_000,
        apiGatewayManaged: true,
      },
    ],
    ['v2-route', expect.objectContaining({ routeKey: '$default', target: expect.stringMatching(/^integrations\//) })],
    ['v2-stage', expect.objectContaining({ stageName: '$default', autoDeploy: true, apiGatewayManaged: true })],
  ]);
});

it('refuses a second route of a key, and variables of two names at one level of one method', () => {
  const { definition, apiId, random } = pets('GET /a/{x}/q', 'GET /pets/{id}');
  const refused = (routeKey: string) => refusalOf(() => createRoute(definition, { apiId, routeKey, random }));
  const conflict = (message: string) => ({ code: 'CONFLICT', path: 'routeKey', message });
  expect(
    ['GET /pets/{id}', 'GET /a/{y}/q', 'POST /a/{y}/q', 'GET /pets/{proxy+}', 'GET /a/b/{c}'].map(refused),
  ).toEqual([
    conflict('Route with key GET /pets/{id} already exists for this API'),
    conflict(
      'The provided route key "GET /a/{y}/q" has a conflicting variable on the same hierarchical level as "GET /a/{x}/q"',
    ),
    undefined,
    undefined,
    undefined,
  ]);
});

it('refuses to remove an integration that routes have, and takes its responses along when it goes', () => {
  const { definition, apiId, routes } = pets('GET /pets');
  const [integration = ''] = [...definition.keys()].filter((key) => key.startsWith('v2-integration:'));
  const routeId = routes[0]?.split('/')[1];
  const refusal = refusalOf(() => removeEntity(definition, integration as EntityKey));
  const without = removeEntity(definition, routes[0] ?? 'v2-route:a').definition;
  const response = entityKey('v2-integration-response', apiId, integration.split('/')[1] ?? '', 'ir1');
  const answered = new Map(without).set(response, { id: 'ir1', integrationResponseKey: '$default' });
  expect([refusal?.message, [...removeEntity(answered, integration as EntityKey).definition.keys()]]).toEqual([
    `Cannot delete Integration because it is referenced by the following Routes with Ids: [${routeId}]`,
    [entityKey('v2-api', apiId)],
  ]);
});

it('makes the routes of a WebSocket API that answer with their response', () => {
  const random = seededRandom();
  const api = createWebSocketApi(new Map(), { name: 'Chat', random, now });
  const made = createRoute(api.definition, { apiId: api.apiId, routeKey: 'ping', uri: 'mock', isTwoWay: true, random });
  expect(entitiesOf(made.definition)).toMatchObject([
    ['v2-api', { protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.action' }],
    ['v2-integration', { integrationType: 'MOCK', timeoutInMillis: 29_000 }],
    ['v2-route', { routeKey: 'ping', routeResponseSelectionExpression: '$default' }],
    ['v2-route-response', { routeResponseKey: '$default' }],
  ]);
});

it('leaves the protocol, and the key of the route that quick create made, as they are', () => {
  const { definition, key } = createHttpApi(new Map(), { name: 'Pets', target, random: seededRandom(), now });
  const [route = ''] = [...definition.keys()].filter((each) => each.startsWith('v2-route:'));
  const change = (of: string, path: string, value: unknown) =>
    refusalOf(() => updateEntity(definition, of as EntityKey, [{ path: [path], value }]))?.message;
  expect([
    change(key, 'protocolType', 'WEBSOCKET'),
    change(route, 'routeKey', 'GET /'),
    change(key, 'name', 'B'),
  ]).toEqual([
    'The protocol type of an Api cannot be changed',
    'The route key $default is managed by API Gateway and cannot be changed',
    undefined,
  ]);
});

it('removes an API with all its parts, but not while a domain name maps to it', () => {
  const { definition, apiId } = pets('GET /pets');
  const stage = entityKey('v2-stage', apiId, 'dev');
  const mapping = entityKey('api-mapping', 'a.example.com', 'm1');
  const mapped: Definition = new Map([
    ...putEntity(definition, stage, { stageName: 'dev' }).definition,
    [mapping, { id: 'm1', apiId, stage: 'dev' }],
  ]);
  expect([refusalOf(() => removeV2Api(mapped, apiId))?.code, [...removeV2Api(definition, apiId).definition]]).toEqual([
    'INVALID_DEFINITION',
    [],
  ]);
});

it('refuses parts of an API or a route that is not there', () => {
  const { definition, apiId } = pets();
  const refused = (key: EntityKey, value: object) => refusalOf(() => putEntity(definition, key, value))?.message;
  const response = { id: 'r1', routeResponseKey: '$default' };
  expect([
    refused('v2-route:nope/r1', { id: 'r1', routeKey: 'GET /' }),
    refused(entityKey('v2-route-response', apiId, 'r9', 'r1'), response),
    refused(entityKey('model', apiId, 'Pet'), { id: 'm1', name: 'Pet', contentType: 'application/json' }),
  ]).toEqual([
    'Invalid API identifier specified 000000000000:nope',
    'Invalid Route identifier specified r9',
    `Invalid API identifier specified 000000000000:${apiId}`,
  ]);
});
