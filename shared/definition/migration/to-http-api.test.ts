// The HTTP API that a REST API becomes.
import { describe, expect, it } from 'vitest';
import { importDocument } from '../../openapi/openapi-fixtures';
import { refusalOf, seededRandom } from '../edits/edit-fixtures';
import { type Definition, type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import { viewV2Api } from '../v2/v2-view';
import { toHttpApi } from './to-http-api';

const lambda = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
const calls = (name: string) => ({
  'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda(name) },
});
const proxies = (uri: string, requestParameters: object = {}, more: object = {}) => ({
  'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'ANY', uri, requestParameters, ...more },
});
const given = (...names: readonly string[]) => names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));

/** Imports the document as a REST API and moves it. */
function moved(document: object, beside: readonly [EntityKey, Entity][] = []) {
  const { entities, apiId } = importDocument(document);
  const definition: Definition = new Map([...entities, ...beside]);
  return { before: apiId, ...toHttpApi(definition, { apiId, random: seededRandom(7), now: 1_700_000_000_000 }) };
}

function routesOf({ definition, apiId }: { readonly definition: Definition; readonly apiId: string }) {
  const view = viewV2Api(definition, apiId);
  return (view?.routes ?? []).map(({ routeKey, target = '', authorizationType }) => {
    const integration = view?.integrations.get(target.replace('integrations/', ''));
    const { id: _id, connectionType: _type, timeoutInMillis: _timeout, ...members } = integration ?? { id: '' };
    return [routeKey, authorizationType, members];
  });
}

const lambdaMembers = (name: string) => ({
  integrationType: 'AWS_PROXY',
  integrationMethod: 'POST',
  integrationUri: lambda(name),
  payloadFormatVersion: '1.0',
});
const endpointMembers = (integrationUri: string, more: object = {}) => ({
  integrationType: 'HTTP_PROXY',
  integrationMethod: 'ANY',
  integrationUri,
  payloadFormatVersion: '1.0',
  ...more,
});

describe('routes', () => {
  it('have the functions of methods in format 1.0, one integration for all that call the same', () => {
    const edit = moved({
      paths: { '/': { get: calls('a') }, '/pets/{id}': { get: calls('a'), delete: calls('b') } },
    });
    expect([routesOf(edit), viewV2Api(edit.definition, edit.apiId)?.integrations.size]).toEqual([
      [
        ['GET /', 'NONE', lambdaMembers('a')],
        ['DELETE /pets/{id}', 'NONE', lambdaMembers('b')],
        ['GET /pets/{id}', 'NONE', lambdaMembers('a')],
      ],
      2,
    ]);
  });

  it.each<[string, string, object, object]>([
    [
      'path variables under the name that the route has',
      'http://b.example/x/{item}/{v}/{fixed}',
      {
        'integration.request.path.item': 'method.request.path.id',
        'integration.request.path.v': 'stageVariables.version',
        'integration.request.path.fixed': "'a b'",
      },
      { integrationUri: 'http://b.example/x/{id}/${stageVariables.version}/a%20b' },
    ],
    [
      'what fills the path from elsewhere as a mapping of the path',
      'http://b.example/x/{q}/{id}?k=1',
      {
        'integration.request.path.q': 'method.request.querystring.q',
        'integration.request.path.id': 'method.request.path.id',
      },
      {
        integrationUri: 'http://b.example?k=1',
        requestParameters: { 'overwrite:path': '/x/${request.querystring.q}/${request.path.id}' },
      },
    ],
    [
      'renamed and fixed parameters, and none that keep their name',
      'http://b.example/x',
      {
        'integration.request.header.X-Query': 'method.request.querystring.q',
        'integration.request.header.X-Fixed': "'on'",
        'integration.request.querystring.q': 'method.request.querystring.q',
        'integration.request.querystring.stage': 'context.stage',
        'integration.request.header.X-Resource': 'context.resourcePath',
        'integration.request.header.X-Name': 'method.request.body.$.name',
      },
      {
        integrationUri: 'http://b.example/x',
        requestParameters: {
          'overwrite:header.X-Query': '$request.querystring.q',
          'overwrite:header.X-Fixed': 'on',
          'overwrite:querystring.stage': '$context.stage',
          'overwrite:header.X-Resource': '$context.routeKey',
          'overwrite:header.X-Name': '$request.body.name',
        },
      },
    ],
  ])('have %s', (_what, uri, requestParameters, members) => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }, ...given('q')];
    const edit = moved({
      paths: { '/a/{id}': { 'x-amazon-apigateway-any-method': { parameters, ...proxies(uri, requestParameters) } } },
    });
    const { integrationUri = '', ...more } = members as { integrationUri?: string };
    expect(routesOf(edit)).toEqual([['ANY /a/{id}', 'NONE', endpointMembers(integrationUri, more)]]);
  });

  it('say which mappings HTTP APIs refuse', () => {
    const mapping = { 'integration.request.header.X-Amz-Target': "'t'", 'integration.request.header.A': "'$5'" };
    const { notes } = moved({ paths: { '/a': { get: proxies('http://b.example/a', mapping) } } });
    expect(notes.filter(({ severity }) => severity === 'lost').map(({ what }) => what)).toEqual([
      'mapping of integration.request.header.X-Amz-Target',
      'mapping of integration.request.header.A',
    ]);
  });

  it('keep of an HTTP integration the statuses and headers of its responses', () => {
    const headers = { 'X-Kind': { schema: { type: 'string' } } };
    const edit = moved({
      paths: {
        '/a': {
          get: {
            responses: { '200': { description: '', headers }, '410': { description: '' }, '502': { description: '' } },
            'x-amazon-apigateway-integration': {
              type: 'http',
              httpMethod: 'GET',
              uri: 'http://b.example/a',
              responses: {
                default: { statusCode: '200', responseParameters: { 'method.response.header.X-Kind': "'a'" } },
                '404': { statusCode: '410' },
                '5\\d{2}': { statusCode: '502' },
              },
            },
          },
        },
      },
    });
    expect([
      routesOf(edit)[0]?.[2],
      edit.notes.filter(({ severity }) => severity === 'lost').map(({ what }) => what),
    ]).toEqual([
      {
        ...endpointMembers('http://b.example/a'),
        integrationMethod: 'GET',
        responseParameters: { '200': { 'overwrite:header.X-Kind': 'a' }, '404': { 'overwrite:statuscode': '410' } },
      },
      ['selection pattern 5\\d{2}'],
    ]);
  });
});

const cors = (origin: string, more: object = {}) => {
  const values: Record<string, string> = {
    'Access-Control-Allow-Origin': `'${origin}'`,
    'Access-Control-Allow-Methods': "'GET,OPTIONS'",
    'Access-Control-Allow-Headers': "'Content-Type, X-A'",
    ...more,
  };
  const headers = Object.fromEntries(Object.keys(values).map((name) => [name, { schema: { type: 'string' } }]));
  const responseParameters = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`method.response.header.${name}`, value]),
  );
  return {
    responses: { '200': { description: '', headers } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseParameters } },
    },
  };
};

const authorizer = (type: string, more: object) => ({
  components: {
    securitySchemes: {
      who: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': type === 'cognito_user_pools' ? type : 'custom',
        'x-amazon-apigateway-authorizer': { type, ...more },
      },
    },
  },
});
const secured = { security: [{ who: [] }] };
const pool = authorizer('cognito_user_pools', {
  providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab3dE6gH9'],
});
const client: [EntityKey, Entity] = [
  entityKey('user-pool-client', 'web1'),
  { clientId: 'web1', userPoolId: 'eu-west-1_Ab3dE6gH9', clientName: 'web', createDate: 0 },
];

describe('CORS', () => {
  it('becomes one configuration that allows what the OPTIONS methods allowed together', () => {
    const age = { 'Access-Control-Max-Age': "'600'" };
    const edit = moved({
      paths: {
        '/a': {
          get: calls('a'),
          options: cors('https://a.example', { ...age, 'Access-Control-Allow-Credentials': "'true'" }),
        },
        '/b': { get: calls('b'), options: cors('https://b.example') },
      },
    });
    expect([viewV2Api(edit.definition, edit.apiId)?.api.corsConfiguration, routesOf(edit).map(([key]) => key)]).toEqual(
      [
        {
          allowOrigins: ['https://a.example', 'https://b.example'],
          allowMethods: ['GET', 'OPTIONS'],
          allowHeaders: ['Content-Type', 'X-A'],
          allowCredentials: true,
          maxAge: 600,
        },
        ['GET /a', 'GET /b'],
      ],
    );
  });

  it('leaves credentials out where any origin is allowed, and says so', () => {
    const { definition, apiId, notes } = moved({
      paths: { '/a': { get: calls('a'), options: cors('*', { 'Access-Control-Allow-Credentials': "'true'" }) } },
    });
    expect([
      viewV2Api(definition, apiId)?.api.corsConfiguration?.allowCredentials,
      notes.some(({ what }) => what === 'credentials from any origin'),
    ]).toEqual([undefined, true]);
  });

  it('never meets a route that asks preflights for credentials', () => {
    const any = { 'x-amazon-apigateway-any-method': { ...calls('a'), ...secured } };
    const edit = moved({ ...pool, paths: { '/{proxy+}': { ...any, options: cors('*') } } }, [client]);
    expect(routesOf(edit).map(([key, type]) => `${key} ${type}`)).toEqual(
      ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'].map((verb) => `${verb} /{proxy+} JWT`),
    );
  });
});

describe('authorizers', () => {
  const authorizersOf = ({ definition, apiId }: { readonly definition: Definition; readonly apiId: string }) =>
    listEntities(definition, 'v2-authorizer', apiId).map(({ entity: { id: _id, ...members } }) => members);

  it('of a user pool ask for its issuer and its app clients', () => {
    const edit = moved({ ...pool, paths: { '/a': { get: { ...calls('a'), security: [{ who: ['read'] }] } } } }, [
      client,
    ]);
    expect([authorizersOf(edit), viewV2Api(edit.definition, edit.apiId)?.routes[0]]).toMatchObject([
      [
        {
          name: 'who',
          authorizerType: 'JWT',
          identitySource: ['$request.header.Authorization'],
          jwtConfiguration: {
            issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab3dE6gH9',
            audience: ['web1'],
          },
        },
      ],
      { authorizationType: 'JWT', authorizationScopes: ['read'] },
    ]);
  });

  it('that cannot go take their methods with them, which are never left open', () => {
    const edit = moved({ ...pool, paths: { '/a': { get: { ...calls('a'), ...secured } }, '/b': { get: calls('b') } } });
    expect([
      routesOf(edit).map(([key]) => key),
      edit.notes.filter(({ severity }) => severity === 'lost'),
    ]).toMatchObject([
      ['GET /b'],
      [
        { place: 'who', what: 'Cognito authorizer' },
        { place: 'GET /a', what: 'method' },
      ],
    ]);
  });

  it('with functions become REQUEST authorizers in format 1.0 that keep their cache', () => {
    const token = authorizer('token', { authorizerUri: lambda('ask'), identityValidationExpression: 'x' });
    const edit = moved({ ...token, paths: { '/a': { get: { ...calls('a'), ...secured } } } });
    expect([authorizersOf(edit), routesOf(edit)[0]?.[1]]).toEqual([
      [
        {
          name: 'who',
          authorizerType: 'REQUEST',
          identitySource: ['$request.header.Authorization'],
          authorizerUri: lambda('ask'),
          authorizerPayloadFormatVersion: '1.0',
          authorizerResultTtlInSeconds: 300,
        },
      ],
      'CUSTOM',
    ]);
  });
});

it('takes stages over with variables, throttles, detailed metrics and the access log', () => {
  const { entities, apiId } = importDocument({ paths: { '/a/{id}': { get: calls('a') }, '/m': { get: {} } } });
  const stage = {
    stageName: 'dev',
    variables: { a: 'b' },
    methodSettings: {
      '*/*': { throttlingBurstLimit: 5, throttlingRateLimit: 10, loggingLevel: 'OFF' as const },
      '~1a~1{id}/GET': { throttlingBurstLimit: -1, throttlingRateLimit: 1, metricsEnabled: true },
      '~1m/GET': { throttlingRateLimit: 1 },
    },
    accessLogSettings: { format: '$context.requestId $context.resourcePath $context.xrayTraceId' },
    cacheClusterEnabled: false,
    tracingEnabled: false,
  };
  const definition = new Map<EntityKey, Entity>([...entities, [entityKey('stage', apiId, 'dev'), stage]]);
  const edit = toHttpApi(definition, { apiId, random: seededRandom(7), now: 1_700_000_000_000 });
  expect([
    edit.definition.get(entityKey('v2-stage', edit.apiId, 'dev')),
    edit.notes.filter(({ place }) => place === 'dev').map(({ severity, what }) => `${severity} ${what}`),
  ]).toEqual([
    {
      stageName: 'dev',
      autoDeploy: false,
      stageVariables: { a: 'b' },
      accessLogSettings: { format: '$context.requestId $context.routeKey -' },
      defaultRouteSettings: { throttlingBurstLimit: 5, throttlingRateLimit: 10 },
      routeSettings: { 'GET /a/{id}': { throttlingRateLimit: 1, detailedMetricsEnabled: true } },
      createdDate: 1_700_000_000,
      lastUpdatedDate: 1_700_000_000,
    },
    ['lost settings of /m/GET', 'lost access log: $context.xrayTraceId', 'changes access log'],
  ]);
});

it('refuses what is no REST API', () => {
  const { apiId, definition } = moved({ paths: { '/a': { get: calls('a') } } });
  const again = (id: string) =>
    refusalOf(() => toHttpApi(definition, { apiId: id, random: seededRandom(3), now: 0 }))?.message;
  expect([again(apiId), again('nope')]).toEqual([
    'Only REST APIs can become HTTP APIs.',
    'Invalid API identifier specified 000000000000:nope',
  ]);
});
