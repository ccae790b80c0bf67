// Each rule of HTTP and WebSocket APIs with a definition that breaks it.
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../edits/edit-fixtures';
import { createHttpApi, createWebSocketApi } from '../edits/v2-api-edits';
import { createRoute } from '../edits/v2-route-edits';
import { createV2Stage } from '../edits/v2-stage-edits';
import { type Definition, type EntityKey, entityKey, listEntities } from '../entities';
import { findProblems } from './find-problems';
import type { FindingRule } from './finding-rules';

const random = seededRandom();
const http = createHttpApi(new Map(), { name: 'Pets', random, now: 0 });
const { apiId } = http;
const withRoute = createRoute(http.definition, { apiId, routeKey: '$default', uri: 'https://b.example', random });
const sound = createV2Stage(withRoute.definition, {
  apiId,
  stageName: 'dev',
  variables: { a: 'b' },
  now: 0,
}).definition;
const route = withRoute.key;
const integration = listEntities(sound, 'v2-integration')[0]?.key ?? http.key;

const socket = createWebSocketApi(new Map(), { name: 'Chat', random, now: 0 });
const chat = createRoute(socket.definition, { apiId: socket.apiId, routeKey: '$default', uri: 'mock', random });
const mock = listEntities(chat.definition, 'v2-integration')[0];

/** `definition` with members of an entity changed, past all checks: as a file edited by hand. */
function changed(definition: Definition, key: EntityKey, members: object): Definition {
  return new Map([...definition, [key, { ...definition.get(key), ...members } as never]]);
}

const authorized = { authorizationType: 'AWS_IAM' };
const jwt = (issuer: string) => ({
  id: 'a1',
  name: 'a',
  authorizerType: 'JWT',
  identitySource: ['$request.header.Authorization'],
  jwtConfiguration: { issuer, audience: ['x'] },
});
const authorizer = entityKey('v2-authorizer', apiId, 'a1');
const plainFunction = 'arn:aws:lambda:us-east-1:000000000000:function:nobody:live';

const cases: readonly (readonly [FindingRule, Definition, EntityKey, string])[] = [
  ['no-routes', http.definition, http.key, ''],
  ['route-without-integration', createRoute(sound, { apiId, routeKey: 'GET /', random }).definition, route, 'target'],
  ['part-refused', changed(sound, route, { routeKey: 'GET /x/' }), route, 'routeKey'],
  ['part-refused', changed(sound, http.key, { routeSelectionExpression: 'a' }), http.key, 'routeSelectionExpression'],
  ['scopes-ignored', changed(sound, route, { authorizationScopes: ['read'] }), route, 'authorizationScopes'],
  [
    'preflight-refused',
    changed(changed(sound, route, authorized), http.key, { corsConfiguration: { allowOrigins: ['*'] } }),
    route,
    'authorizationType',
  ],
  [
    'cors-origin-invalid',
    changed(sound, http.key, { corsConfiguration: { allowOrigins: ['https://a.example/'] } }),
    http.key,
    'corsConfiguration.allowOrigins',
  ],
  [
    'integration-unused',
    changed(sound, entityKey('v2-integration', apiId, 'i9'), { ...sound.get(integration), id: 'i9' }),
    entityKey('v2-integration', apiId, 'i9'),
    '',
  ],
  [
    'function-missing',
    changed(sound, integration, { integrationType: 'AWS_PROXY', integrationUri: plainFunction }),
    integration,
    'integrationUri',
  ],
  [
    'stage-variable-undefined',
    changed(sound, integration, { integrationUri: 'https://${stageVariables.host}/${stageVariables.a}' }),
    integration,
    'integrationUri',
  ],
  [
    'issuer-invalid',
    changed(sound, authorizer, jwt('https://a/.well-known/jwks.json')),
    authorizer,
    'jwtConfiguration.issuer',
  ],
  [
    'user-pool-missing',
    changed(sound, authorizer, jwt('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_aaaaaaaaa')),
    authorizer,
    'jwtConfiguration.issuer',
  ],
  ['response-unreachable', responding('r9'), entityKey('v2-route-response', socket.apiId, 'r9', 'rr1'), 'routeId'],
  ['route-response-missing', responding(chat.routeId), chat.key, 'routeResponseSelectionExpression'],
  ['default-route-missing', changed(chat.definition, chat.key, { routeKey: 'join' }), socket.key, ''],
  [
    'template-invalid',
    changed(chat.definition, mock?.key ?? chat.key, { requestTemplates: { $default: '#if($a)' } }),
    mock?.key ?? chat.key,
    'requestTemplates.$default',
  ],
  ['model-unknown', changed(chat.definition, chat.key, { requestModels: { a: 'Pet' } }), chat.key, 'requestModels.a'],
  [
    'default-response-missing',
    changed(chat.definition, entityKey('v2-integration-response', socket.apiId, mock?.entity.id ?? '', 'ir1'), {
      id: 'ir1',
      integrationResponseKey: '/2\\d\\d/',
    }),
    mock?.key ?? chat.key,
    '',
  ],
];

function responding(routeId: string): Definition {
  const response = { id: 'rr1', routeResponseKey: '$default' };
  return changed(chat.definition, entityKey('v2-route-response', socket.apiId, routeId, 'rr1'), response);
}

describe('a rule of HTTP and WebSocket APIs', () => {
  it.each(cases)('finds %s', (rule, definition, key, path) => {
    const [finding, ...others] = findProblems(definition);
    const place = rule === 'route-without-integration' ? expect.stringMatching(/^v2-route:/) : key;
    expect([finding, others]).toMatchObject([{ rule, key: place, path }, []]);
  });

  it('finds nothing in APIs that are sound', () => {
    expect([findProblems(sound), findProblems(chat.definition)]).toEqual([[], []]);
  });
});

it('looks at a thousand routes in a moment', () => {
  let { definition } = http;
  const entries = Array.from({ length: 1_000 }, (_, at) => {
    const key = entityKey('v2-route', apiId, `r${at}`);
    return [key, { id: `r${at}`, routeKey: `GET /a${at}/{x}/b/{y}`, authorizationType: 'NONE', apiKeyRequired: false }];
  });
  definition = new Map([...definition, ...(entries as never)]);
  const startedMs = performance.now();
  findProblems(definition, apiId);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});
