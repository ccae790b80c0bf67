// Authorization, integrations, validators and references of imported operations.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import type { Method } from '../../definition/rest/method';
import { importDocument, okOperation, testOptions } from '../openapi-fixtures';
import { type ImportedApi, importOpenApi } from './import-openapi';

const read = (name: string) => importOpenApi(readFileSync(`${__dirname}/../fixtures/${name}`, 'utf8'), testOptions());

function methodAt(
  { entities, apiId }: ImportedApi,
  path: string,
  verb: Method['httpMethod'] = 'GET',
): Method | undefined {
  const resources = [...(viewRestApi(entities, apiId)?.resources.values() ?? [])];
  return resources.find((resource) => resource.path === path)?.methods.get(verb);
}

describe('authorization', () => {
  const imported = read('authorizers-and-keys.yaml');
  const view = viewRestApi(imported.entities, imported.apiId);
  const named = (name: string) =>
    [...(view?.authorizers.values() ?? [])].find((authorizer) => authorizer.name === name);

  it.each<[string, Partial<Method>]>([
    ['/by-default', { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'pool' }],
    ['/open', { authorizationType: 'NONE' }],
    [
      '/scoped',
      {
        authorizationType: 'COGNITO_USER_POOLS',
        authorizerId: 'pool',
        authorizationScopes: ['orders/read', 'orders/write'],
      },
    ],
    ['/token-and-key', { authorizationType: 'CUSTOM', authorizerId: 'token', apiKeyRequired: true }],
    ['/request-or-key', { authorizationType: 'CUSTOM', authorizerId: 'request', apiKeyRequired: true }],
    ['/iam', { authorizationType: 'AWS_IAM' }],
    ['/iam-by-extension', { authorizationType: 'AWS_IAM' }],
  ])('of %s follows its security', (path, expected) => {
    const method = methodAt(imported, path);
    const { authorizationType, authorizerId, authorizationScopes, apiKeyRequired } = method ?? {};
    expect({ authorizationType, authorizerId, authorizationScopes, apiKeyRequired }).toEqual({
      apiKeyRequired: false,
      authorizationScopes: undefined,
      ...expected,
      authorizerId: expected.authorizerId === undefined ? undefined : named(expected.authorizerId)?.id,
    });
  });

  it('stores the authorizers as AWS does', () => {
    expect(named('token')).toEqual({
      id: named('token')?.id,
      name: 'token',
      type: 'TOKEN',
      authType: 'oauth2',
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:check/invocations',
      authorizerCredentials: 'arn:aws:iam::123456789012:role/check',
      identitySource: 'method.request.header.X-Token',
      identityValidationExpression: '^x-[a-z]+',
      authorizerResultTtlInSeconds: 60,
    });
    expect(named('pool')).toMatchObject({
      type: 'COGNITO_USER_POOLS',
      authType: 'cognito_user_pools',
      identitySource: 'method.request.header.Authorization',
    });
    expect(view?.api.apiKeySource).toBe('AUTHORIZER');
  });

  it('takes a scheme called X-Api-Key that carries an authorizer for the authorizer alone', () => {
    const own = importDocument({
      components: {
        securitySchemes: {
          'X-Api-Key': {
            type: 'apiKey',
            in: 'header',
            name: 'X-Api-Key',
            'x-amazon-apigateway-authorizer': {
              type: 'token',
              authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
            },
          },
        },
      },
      paths: { '/x': { get: { ...okOperation, security: [{ 'X-Api-Key': [] }] } } },
    });
    expect(methodAt(own, '/x')).toMatchObject({ authorizationType: 'CUSTOM', apiKeyRequired: false });
  });

  it('warns about schemes that mean nothing here', () => {
    const { losses } = importDocument({
      components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } },
    });
    expect(losses.map(({ severity, place }) => `${severity} ${place}`)).toEqual([
      'info components.securitySchemes.basic.scheme',
      'warning components.securitySchemes.basic',
    ]);
  });
});

describe('integrations', () => {
  it('drops mapping entries that are no text, with the recorded warning', () => {
    const integration = {
      type: 'http',
      httpMethod: 'GET',
      uri: 'http://example.com',
      payloadFormatVersion: '1.0',
      requestParameters: { 'integration.request.header.nothing': true, 'integration.request.header.a': "'b'" },
    };
    const imported = importDocument({
      paths: { '/test': { get: { ...okOperation, 'x-amazon-apigateway-integration': integration } } },
    });
    expect(imported.losses).toContainEqual({
      severity: 'warning',
      place: 'paths./test.get.x-amazon-apigateway-integration.requestParameters.integration.request.header.nothing',
      message:
        "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.nothing' of resource '/test' and method 'GET' but got 'true'",
    });
    expect(methodAt(imported, '/test')?.methodIntegration).toMatchObject({
      requestParameters: { 'integration.request.header.a': "'b'" },
    });
    expect(methodAt(imported, '/test')?.methodIntegration).not.toHaveProperty('payloadFormatVersion');
  });

  it('replaces the AWS variables and leaves stage variables', () => {
    expect(methodAt(read('greedy-and-any.yaml'), '/health', 'ANY')?.methodIntegration?.uri).toBe(
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:health/invocations',
    );
    expect(methodAt(read('http-proxy-stage-variables.json'), '/users/{userId}')?.methodIntegration?.uri).toBe(
      'http://${stageVariables.host}/users/{id}',
    );
  });

  it('reads integer status codes and selection patterns', () => {
    const responses = methodAt(read('petstore-oas30.yaml'), '/pets', 'POST')?.methodIntegration?.integrationResponses;
    expect(responses).toEqual({ '201': { statusCode: '201', selectionPattern: '2\\d{2}' } });
    const nested = methodAt(read('nested-resources.yaml'), '/branches', 'POST');
    expect(Object.keys(nested?.methodResponses ?? {})).toEqual(['201']);
    expect(nested?.methodIntegration?.integrationResponses).toEqual({ '201': { statusCode: '201' } });
  });

  it.each([
    [{ type: 'aws', httpMethod: 'POST', uri: 'https://x' }, 'integration', 'Invalid ARN specified in the request'],
    [{ type: 'http', uri: 'https://x' }, 'integration', 'Enumeration value for HttpMethod must be non-empty'],
    [
      {
        type: 'mock',
        responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.X': "'x'" } } },
      },
      'integration response',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.X]',
    ],
  ])('refuses %j', (integration, what, message) => {
    const operation = { ...okOperation, 'x-amazon-apigateway-integration': integration };
    expect(refusalOf(() => importDocument({ paths: { '/x': { get: operation } } }))?.message).toBe(
      `Errors found during import:\n\tUnable to put ${what} on 'GET' for resource at path '/x': ${message}`,
    );
  });

  it('calls an integration malformed that has no type or an object for a uri', () => {
    const malformed =
      'Errors found during import:\n\tUnable to parse API definition because of a malformed integration at path /x';
    for (const integration of [{}, { type: 'http', uri: { 'Fn::Sub': 'x' } }, 'text']) {
      const operation = { ...okOperation, 'x-amazon-apigateway-integration': integration };
      expect(refusalOf(() => importDocument({ paths: { '/x': { get: operation } } }))?.message).toBe(malformed);
    }
  });
});

it('resolves validators by name, the default and a method of its own', () => {
  const imported = read('validators-and-gateway-responses.yaml');
  const view = viewRestApi(imported.entities, imported.apiId);
  const nameOf = (verb: 'GET' | 'POST') =>
    view?.requestValidators.get(methodAt(imported, '/checked', verb)?.requestValidatorId ?? '')?.name;
  expect([nameOf('POST'), nameOf('GET')]).toEqual(['everything', 'parameters only']);
  expect([...(view?.gatewayResponses.values() ?? [])]).toEqual([
    {
      responseType: 'DEFAULT_4XX',
      responseParameters: {
        'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        'gatewayresponse.header.x-query': 'method.request.querystring.q',
      },
      responseTemplates: { 'application/json': '{"error": $context.error.messageString}' },
    },
    { responseType: 'THROTTLED', statusCode: '503' },
  ]);
  const unknown = () =>
    importDocument({ 'x-amazon-apigateway-request-validator': 'nope', paths: { '/x': { get: okOperation } } });
  expect(refusalOf(unknown)?.message).toBe(
    "Errors found during import:\n\tUnable to put method 'GET' on resource at path '/x': Invalid Request Validator identifier specified",
  );
});

it('follows references to parameters, bodies, responses and path items', () => {
  const imported = read('references.yaml');
  expect(methodAt(imported, '/items')).toMatchObject({
    // The operation's own parameter stands before the one of its path.
    requestParameters: { 'method.request.header.X-Tenant': false, 'method.request.querystring.page': false },
    methodResponses: {
      '200': {
        statusCode: '200',
        responseModels: { 'application/json': 'Items' },
        responseParameters: { 'method.response.header.X-Count': false },
      },
      '404': { statusCode: '404' },
    },
  });
  expect(methodAt(imported, '/articles', 'POST')).toEqual({
    ...methodAt(imported, '/items', 'POST'),
    methodIntegration: {
      ...methodAt(imported, '/items', 'POST')?.methodIntegration,
      cacheNamespace: methodAt(imported, '/articles', 'POST')?.methodIntegration?.cacheNamespace,
    },
  });
});
