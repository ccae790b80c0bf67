// Import and export of HTTP APIs undo each other; what HTTP APIs do not take is told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, type Entity, type EntityKey, entityKey } from '../../definition/entities';
import { viewV2Api } from '../../definition/v2/v2-view';
import { canonicalHttpApi } from '../canonical-http-api';
import { printDocument } from '../export/print-document';
import { exportHttpApi } from '../export-http/export-http-api';
import { testHost, testOptions } from '../openapi-fixtures';
import { importHttpApi, putHttpApi } from './import-http-api';

const options = { host: testHost, region: 'us-east-1', now: 1_700_000_000_000, hasExtensions: true };
const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';

function documentOf(members: object): string {
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'Test', version: '1' }, paths: {}, ...members });
}

const integration = fc.oneof(
  fc.record({
    type: fc.constant('aws_proxy'),
    uri: fc.constant(functionUri),
    payloadFormatVersion: fc.constantFrom('1.0', '2.0'),
    timeoutInMillis: fc.integer({ min: 50, max: 30_000 }),
  }),
  fc.record({
    type: fc.constant('http_proxy'),
    uri: fc.webUrl(),
    httpMethod: fc.constantFrom('GET', 'ANY', 'POST'),
    requestParameters: fc.constantFrom({ 'append:header.x': '$request.header.y' }, { 'overwrite:path': '/a' }),
  }),
);
const security = fc.constantFrom([{ jwt: ['a', 'b'] }], [{ custom: [] }], [{ iam: [] }], []);
const shared = { $ref: '#/components/x-amazon-apigateway-integrations/one' };
const operation = fc.record({
  security,
  operationId: fc.constantFrom('first', 'second'),
  'x-amazon-apigateway-integration': fc.oneof(integration, fc.constant(shared)),
});
const item = fc.dictionary(fc.constantFrom('get', 'post', 'delete', 'x-amazon-apigateway-any-method'), operation);
const schemes = {
  iam: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  jwt: {
    type: 'oauth2',
    flows: {},
    'x-amazon-apigateway-authorizer': {
      type: 'jwt',
      identitySource: '$request.header.Authorization',
      jwtConfiguration: { issuer: 'https://issuer.example.com', audience: ['a'] },
    },
  },
  custom: {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': {
      type: 'request',
      identitySource: '$request.header.A, $request.querystring.b',
      authorizerUri: functionUri,
      authorizerPayloadFormatVersion: 2,
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: 60,
    },
  },
};
const document = fc.record({
  paths: fc.dictionary(fc.constantFrom('/', '/pets', '/pets/{id}', '/{proxy+}'), item),
  isDefault: fc.boolean(),
  one: integration,
  allowOrigins: fc.constantFrom(['*'], ['https://a.example']),
});

describe.each(['json', 'yaml'] as const)('as %s', (syntax) => {
  it('carries an HTTP API there and back', () => {
    fc.assert(
      fc.property(document, ({ paths, isDefault, one, allowOrigins }) => {
        const anyRoute = { isDefaultRoute: true, 'x-amazon-apigateway-integration': shared };
        const text = documentOf({
          tags: [{ name: 'Owner', 'x-amazon-apigateway-tag-value': 'Admin' }],
          paths: { ...paths, ...(isDefault && { '/$default': { 'x-amazon-apigateway-any-method': anyRoute } }) },
          components: { securitySchemes: schemes, 'x-amazon-apigateway-integrations': { one } },
          'x-amazon-apigateway-cors': { allowOrigins, maxAge: 5, allowCredentials: false },
        });
        const first = importHttpApi(text, testOptions());
        expect(first.losses).toEqual([]);
        const exported = exportHttpApi(first.entities, first.apiId, options);
        const second = importHttpApi(printDocument(exported.document, syntax), testOptions());
        expect(second.losses.filter(({ severity }) => severity === 'warning')).toEqual([]);
        expect(canonicalHttpApi(second.entities, second.apiId)).toEqual(canonicalHttpApi(first.entities, first.apiId));
      }),
      { numRuns: 60 },
    );
  });
});

it('tells of what HTTP APIs do not take, in the words of AWS', () => {
  const get = { requestBody: {}, 'x-amazon-apigateway-integration': { type: 'mock' } };
  const { losses, summary } = importHttpApi(
    documentOf({ paths: { '/pets': { get } }, components: { schemas: {} } }),
    testOptions(),
  );
  expect(summary.methods).toBe(1);
  expect(losses.map(({ severity, place, message }) => `${severity} ${place}: ${message}`)).toEqual([
    'info components: key [schemas] will be ignored by API Gateway',
    'info paths./pets.get: key [requestBody] will be ignored by API Gateway',
    'warning paths./pets.get.x-amazon-apigateway-integration: The integration is left out: Invalid integration type specified. HTTP protocol Apis support AWS_PROXY and HTTP_PROXY',
  ]);
});

it.each([
  ['Swagger 2.0', JSON.stringify({ swagger: '2.0', info: { title: 'a' }, paths: {} })],
  ['OpenAPI 3.1', JSON.stringify({ openapi: '3.1.0', info: { title: 'a' }, paths: {} })],
  ['two requirements', documentOf({ paths: { '/': { get: { security: [{ a: [] }, { b: [] }] } } } })],
])('refuses %s', (_, text) => {
  expect(() => importHttpApi(text, testOptions())).toThrow(expect.objectContaining({ code: 'IMPORT_REFUSED' }));
});

it('refuses an API that the service would refuse', () => {
  const cors = { allowOrigins: ['*'], allowCredentials: true };
  const message = "allow-credentials is not supported if 'allow-origin' is *";
  expect(() => importHttpApi(documentOf({ 'x-amazon-apigateway-cors': cors }), testOptions())).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ problems: [expect.objectContaining({ message })] }) }),
  );
});

it('keeps what it could not take with the API, in the words of AWS', () => {
  const schema = { $ref: '#/components/schemas/X' };
  const get = { responses: { '200': { description: '', content: { 'application/json': { schema } } } } };
  const { entities, apiId } = importHttpApi(documentOf({ paths: { '/update': { get }, $default: {} } }), testOptions());
  expect(viewV2Api(entities, apiId)?.api).toMatchObject({
    importInfo: ['paths./update.get: key [responses] will be ignored by API Gateway'],
    warnings: [
      "Parse issue: attribute paths.'/update'(get).responses.200.content.schema.#/components/schemas/X is missing",
      'Parse issue: attribute paths. Resource $default should start with /',
    ],
  });
});

it('replaces the routes of an API that is there and keeps its stages', () => {
  const first = importHttpApi(documentOf({ paths: { '/old': { get: {} } } }), testOptions());
  const { apiId } = first;
  const stage: Entity = { stageName: 'dev', autoDeploy: false };
  const entries: [EntityKey, Entity][] = [...first.entities, [entityKey('v2-stage', apiId, 'dev'), stage]];
  const before: Definition = new Map(entries);
  const { definition } = putHttpApi(before, apiId, documentOf({ paths: { '/new': { post: {} } } }), testOptions());
  const kept = [...definition.values()].includes(stage);
  expect({ kept, routes: viewV2Api(definition, apiId)?.routes.map(({ routeKey }) => routeKey) }).toEqual({
    kept: true,
    routes: ['POST /new'],
  });
});

it('refuses or imports whatever it is given, and never fails otherwise', () => {
  const noise = fc.object({
    maxDepth: 5,
    key: fc.constantFrom(
      'get',
      '/a',
      '/{a}',
      '$ref',
      'security',
      '__proto__',
      'x-amazon-apigateway-integration',
      'type',
      'uri',
    ),
  });
  fc.assert(
    fc.property(noise, noise, (paths, components) => {
      try {
        importHttpApi(documentOf({ paths, components }), testOptions());
      } catch (error) {
        expect(error).toMatchObject({ code: 'IMPORT_REFUSED' });
      }
    }),
    { numRuns: 150 },
  );
});
