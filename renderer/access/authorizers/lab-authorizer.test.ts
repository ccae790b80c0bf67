import { expect, it } from 'vitest';
import { httpRouteSelectionExpression, v2ApiSchema } from '../../../shared/definition/v2/api';
import { v2AuthorizerSchema } from '../../../shared/definition/v2/authorizer';
import { v2RouteSchema } from '../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../shared/definition/v2/v2-view';
import { v2LabAuthorizer } from './lab-authorizer';

const api = v2ApiSchema.parse({
  id: 'abc123',
  name: 'A',
  protocolType: 'HTTP',
  createdDate: 0,
  routeSelectionExpression: httpRouteSelectionExpression,
});
const route = (id: string, routeKey: string, authorizerId?: string) =>
  v2RouteSchema.parse({ id, routeKey, authorizerId, ...(authorizerId && { authorizationScopes: ['pets/read'] }) });
const view: V2ApiView = {
  api,
  routes: [route('r0', '$default', 'a1'), route('r1', 'ANY /pets/{id}', 'a1'), route('r2', 'GET /open')],
  integrations: new Map(),
  authorizers: new Map(),
  models: new Map(),
  routeResponses: new Map(),
  integrationResponses: new Map(),
};

it('sees where a JWT authorizer reads, whose tokens it takes and what it guards', () => {
  const authorizer = v2AuthorizerSchema.parse({
    id: 'a1',
    name: 'members',
    authorizerType: 'JWT',
    identitySource: ['$request.querystring.token'],
    jwtConfiguration: { issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc', audience: ['web'] },
  });
  const { sources, poolIds, uses, hasScopes, seesRequest } = v2LabAuthorizer(view, authorizer);
  expect({ sources: sources.map(({ place, name }) => [place, name]), poolIds, uses, hasScopes, seesRequest }).toEqual({
    sources: [['querystring', 'token']],
    poolIds: ['us-east-1_Abc'],
    uses: [
      { name: '$default', httpMethod: 'GET', path: '/', scopes: ['pets/read'] },
      { name: 'ANY /pets/{id}', httpMethod: 'GET', path: '/pets/{id}', scopes: ['pets/read'] },
    ],
    hasScopes: true,
    seesRequest: false,
  });
});
