import { describe, expect, it } from 'vitest';
import { type Definition, type EntityKey, entityKey } from '../../entities';
import { refusalOf, seededRandom } from '../edit-fixtures';
import { putEntity, updateEntity } from '../entity-edits';
import { createHttpApi, createWebSocketApi } from '../v2-api-edits';
import { createRoute } from '../v2-route-edits';

const now = 1_700_000_000_000;
const random = seededRandom();
const http = createHttpApi(new Map(), { name: 'Pets', random, now });
const chat = createWebSocketApi(new Map(), { name: 'Chat', random, now });

const put = (definition: Definition, key: EntityKey, value: object) =>
  refusalOf(() => putEntity(definition, key, value))?.message;

describe('an HTTP API', () => {
  it('takes no credentials from any origin', () => {
    const value = { allowCredentials: true, allowOrigins: ['*'] };
    const refusal = refusalOf(() => updateEntity(http.definition, http.key, [{ path: ['corsConfiguration'], value }]));
    expect(refusal?.message).toBe("allow-credentials is not supported if 'allow-origin' is *");
  });

  it.each([
    ['GET /x/', 'The route key GET /x/ is not valid: it has an empty segment, or ends with /'],
    ['get /x', 'The route key get /x must be $default, or a method and a path: GET /pets/{id}'],
    ['GET /{a}b', 'The route key GET /{a}b is not valid: a variable takes a whole segment, {a}b does not'],
    ['$connect', 'The route key $connect must be $default, or a method and a path: GET /pets/{id}'],
    ['$default', undefined],
    ['ANY /{proxy+}', undefined],
  ])('takes routes of a method and a path: %s', (routeKey, message) => {
    expect(refusalOf(() => createRoute(http.definition, { apiId: http.apiId, routeKey, random }))?.message).toBe(
      message,
    );
  });

  it.each([
    [{ 'overwrite:header.authorization': 'x' }, 'Operations on header authorization are restricted'],
    [{ 'append:header.Host': '$request.header.x' }, undefined],
    [{ 'remove:querystring.q': '' }, undefined],
    [{ 'overwrite:path': '/${stageVariables.a}/$request.path' }, undefined],
    [
      { 'append:path': '/a' },
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: append:path]',
    ],
    [
      { 'append:header.a': '$request.cookie.b' },
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: $request.cookie.b]',
    ],
  ])('takes mappings of requests: %j', (requestParameters, message) => {
    const integration = {
      id: 'i1',
      integrationType: 'HTTP_PROXY',
      integrationUri: 'https://b.example',
      payloadFormatVersion: '1.0',
      timeoutInMillis: 30_000,
      requestParameters,
    };
    expect(put(http.definition, entityKey('v2-integration', http.apiId, 'i1'), integration)).toBe(message);
  });

  it('wants the inputs of a service', () => {
    const integration = {
      id: 'i1',
      integrationType: 'AWS_PROXY',
      integrationSubtype: 'SQS-SendMessage-1.0',
      credentialsArn: 'arn:aws:iam::000000000000:role/send',
      payloadFormatVersion: '1.0',
      timeoutInMillis: 30_000,
      requestParameters: { QueueUrl: 'http://127.0.0.1/q' },
    };
    expect(put(http.definition, entityKey('v2-integration', http.apiId, 'i1'), integration)).toBe(
      'Missing required parameter MessageBody for integration subtype SQS-SendMessage-1.0',
    );
  });

  it.each([
    [
      { authorizerType: 'REQUEST', authorizerUri: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
      'AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer',
    ],
    [
      {
        authorizerType: 'REQUEST',
        authorizerUri: 'arn:aws:lambda:us-east-1:000000000000:function:f',
        authorizerPayloadFormatVersion: '2.0',
        authorizerResultTtlInSeconds: 5,
      },
      'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)',
    ],
    [
      {
        authorizerType: 'JWT',
        identitySource: ['$request.header.Authorization'],
        jwtConfiguration: { issuer: 'http://127.0.0.1:9000/pool', audience: ['a'] },
      },
      undefined,
    ],
  ])('takes authorizers as AWS does: %#', (authorizer, message) => {
    const key = entityKey('v2-authorizer', http.apiId, 'a1');
    expect(put(http.definition, key, { id: 'a1', name: 'a', ...authorizer })).toBe(message);
  });

  it('authorizes by a JWT authorizer where a route says JWT', () => {
    const route = { id: 'r1', routeKey: 'GET /', authorizationType: 'JWT' };
    expect(put(http.definition, entityKey('v2-route', http.apiId, 'r1'), route)).toBe(
      'Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.',
    );
  });

  it.each([
    [{ accessLogSettings: { format: '$context.status' } }, /must contain \$context.requestId/],
    [
      { routeSettings: { 'GET /some-route': {} } },
      /^Unable to find Route by key GET \/some-route within the provided RouteSettings$/,
    ],
  ])('takes stages as AWS does: %#', (settings, message) => {
    const key = entityKey('v2-stage', http.apiId, 'dev');
    expect(put(http.definition, key, { stageName: 'dev', ...settings })).toMatch(message);
  });
});

describe('a WebSocket API', () => {
  it.each([
    [{ routeKey: '$join' }, 'The route key $join must be $connect, $disconnect or $default, or not begin with $'],
    [
      { routeKey: 'join', authorizationType: 'AWS_IAM' },
      'Currently, authorization is restricted to the $connect route only',
    ],
    [{ routeKey: '$connect', authorizationType: 'AWS_IAM', apiKeyRequired: true }, undefined],
    [
      { routeKey: 'join', routeResponseSelectionExpression: '$request.body.a' },
      'Invalid routeResponseSelectionExpression specified. Only $default is supported',
    ],
  ])('takes routes by key: %j', (route, message) => {
    expect(put(chat.definition, entityKey('v2-route', chat.apiId, 'r1'), { id: 'r1', ...route })).toBe(message);
  });

  it('has no stage $default', () => {
    const key = entityKey('v2-stage', chat.apiId, '$default');
    expect(put(chat.definition, key, { stageName: '$default' })).toBe('Stage name only allows a-zA-Z0-9_-');
  });
});

it('maps a domain name to stages that are there, by keys that may be', () => {
  const domain = entityKey('domain-name', 'a.example.com');
  const definition: Definition = new Map([
    ...putEntity(http.definition, entityKey('v2-stage', http.apiId, 'dev'), { stageName: 'dev' }).definition,
    [domain, { domainName: 'a.example.com', endpointConfiguration: { types: ['REGIONAL'] } } as never],
  ]);
  const key = entityKey('api-mapping', 'a.example.com', 'm1');
  const refused = (mapping: object) => put(definition, key, { id: 'm1', apiId: http.apiId, stage: 'dev', ...mapping });
  expect([
    refused({ apiMappingKey: 'v1/pets' }),
    refused({ stage: 'nope' }),
    refused({ apiMappingKey: 'a b' }),
  ]).toEqual([
    undefined,
    'Invalid stage identifier specified',
    "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),",
  ]);
});
