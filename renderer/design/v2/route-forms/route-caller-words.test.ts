import { expect, it } from 'vitest';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { routeCallerWords } from './route-caller-words';

const none = new Map<string, never>();
const view = (protocolType: 'HTTP' | 'WEBSOCKET'): V2ApiView => ({
  api: {
    id: 'api1',
    name: 'Pets',
    protocolType,
    createdDate: 0,
    routeSelectionExpression: '$request.body.action',
    disableExecuteApiEndpoint: false,
    ipAddressType: 'ipv4',
  },
  routes: [],
  integrations: none,
  authorizers: new Map([
    [
      'jwt',
      {
        id: 'jwt',
        name: 'members',
        authorizerType: 'JWT',
        identitySource: ['$request.header.Authorization'],
        jwtConfiguration: { issuer: 'https://id.example.com' },
      },
    ],
    [
      'fn',
      {
        id: 'fn',
        name: 'guard',
        authorizerType: 'REQUEST',
        identitySource: ['route.request.querystring.token', 'route.request.header.x-tenant'],
      },
    ],
  ]),
  models: none,
  routeResponses: none,
  integrationResponses: none,
});
const route = (members: Partial<V2Route>): V2Route => ({
  id: 'r1',
  routeKey: 'GET /pets',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  ...members,
});

it('says what a caller has to bring', () => {
  const http = view('HTTP');
  const sockets = view('WEBSOCKET');
  const scopes = ['pets/read', 'pets/write'];
  const custom = { routeKey: '$connect', authorizationType: 'CUSTOM', authorizerId: 'fn' } as const;
  expect([
    routeCallerWords(http, route({})),
    routeCallerWords(http, route({ authorizationType: 'JWT', authorizerId: 'jwt', authorizationScopes: scopes })),
    routeCallerWords(http, route({ authorizationType: 'CUSTOM', authorizerId: 'gone' })),
    routeCallerWords(sockets, route({ ...custom, apiKeyRequired: true })),
    routeCallerWords(sockets, route({ routeKey: '$connect' })),
  ]).toEqual([
    'Anybody may call this route.',
    'A caller needs a token with the scope pets/read or pets/write of https://id.example.com in the header Authorization.',
    'A caller needs an authorizer that the API does not have: every request is refused.',
    'A caller needs the query parameter token and the header x-tenant that guard lets in, and an API key in the header x-api-key.',
    'Anybody may connect.',
  ]);
});
