// New methods answer at once; Enable CORS.
import { describe, expect, it } from 'vitest';
import { findEntity } from '../entities';
import { createRestApi } from './api-edits';
import { enableCors } from './cors-edits';
import { apiWithPaths, refusalOf, seededRandom } from './edit-fixtures';
import { createMethod, removeMethod } from './method-edits';

const { definition, apiId, ids } = apiWithPaths('/pets', '/pets/{petId}');
const pets = ids['/pets'] ?? '';
const pet = ids['/pets/{petId}'] ?? '';
const methodOf = (edit: { definition: typeof definition }, resourceId: string, verb: string) =>
  findEntity(edit.definition, 'method', apiId, resourceId, verb);

describe('createMethod', () => {
  it('gives MOCK all it needs to answer 200', () => {
    const edit = createMethod(definition, { apiId, resourceId: pets, httpMethod: 'GET' });
    expect(edit.key).toBe(`method:${apiId}/${pets}/GET`);
    expect(methodOf(edit, pets, 'GET')).toEqual({
      httpMethod: 'GET',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      methodResponses: { '200': { statusCode: '200', responseModels: { 'application/json': 'Empty' } } },
      methodIntegration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        passthroughBehavior: 'WHEN_NO_MATCH',
        timeoutInMillis: 29_000,
        cacheNamespace: pets,
        cacheKeyParameters: [],
        integrationResponses: { '200': { statusCode: '200' } },
      },
    });
  });

  it('declares and maps the path variables that an HTTP uri names', () => {
    const uri = 'https://example.com/pets/{petId}';
    const edit = createMethod(definition, {
      apiId,
      resourceId: pet,
      httpMethod: 'GET',
      integrationType: 'HTTP_PROXY',
      uri,
    });
    const method = methodOf(edit, pet, 'GET');
    expect(method?.requestParameters).toEqual({ 'method.request.path.petId': true });
    expect(method?.methodIntegration).toMatchObject({
      httpMethod: 'GET',
      uri,
      connectionType: 'INTERNET',
      requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
    });
  });

  it('does not name the model Empty where the API has none', () => {
    const bare = createRestApi(new Map(), { name: 'x', random: seededRandom(), now: 0, withDefaultModels: false });
    const rootId = findEntity(bare.definition, 'rest-api', bare.apiId)?.rootResourceId ?? '';
    const edit = createMethod(bare.definition, { apiId: bare.apiId, resourceId: rootId, httpMethod: 'ANY' });
    expect(findEntity(edit.definition, 'method', bare.apiId, rootId, 'ANY')?.methodResponses).toEqual({
      '200': { statusCode: '200' },
    });
  });

  it.each([
    ['HTTP', undefined, 'Invalid HTTP endpoint specified for URI'],
    ['HTTP', 'ftp://example.com', 'Invalid HTTP endpoint specified for URI'],
    ['AWS', 'https://example.com', 'Invalid ARN specified in the request'],
    ['AWS', 'arn:aws:apigateway:us-east-1:sqs:queue', 'AWS ARN for integration must contain path or action'],
    [
      'AWS_PROXY',
      'arn:aws:apigateway:us-east-1:sqs:path/1/q',
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    ],
  ] as const)('refuses %s with uri %s', (integrationType, uri, message) => {
    const create = () =>
      createMethod(definition, {
        apiId,
        resourceId: pets,
        httpMethod: 'GET',
        integrationType,
        ...(uri !== undefined && { uri }),
      });
    expect(refusalOf(create)).toEqual({ code: 'INVALID_DEFINITION', message, path: 'methodIntegration.uri' });
  });

  it('refuses a method that is there, and removes it once', () => {
    const wanted = { apiId, resourceId: pets, httpMethod: 'GET' } as const;
    const made = createMethod(definition, wanted).definition;
    expect(refusalOf(() => createMethod(made, wanted))?.code).toBe('CONFLICT');
    const removed = removeMethod(made, wanted).definition;
    expect(removed).toEqual(definition);
    expect(refusalOf(() => removeMethod(removed, wanted))?.message).toBe('Invalid Method identifier specified');
  });
});

describe('enableCors', () => {
  it('adds OPTIONS and the origin header of non-proxy responses', () => {
    let start = createMethod(definition, { apiId, resourceId: pets, httpMethod: 'GET' }).definition;
    const proxy = { apiId, resourceId: pets, httpMethod: 'POST', integrationType: 'HTTP_PROXY' } as const;
    start = createMethod(start, { ...proxy, uri: 'https://example.com' }).definition;
    const edit = enableCors(start, { apiId, resourceId: pets });
    const options = methodOf(edit, pets, 'OPTIONS');
    expect(options?.methodIntegration?.integrationResponses?.['200']?.responseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Headers':
        "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,POST'",
      'method.response.header.Access-Control-Allow-Origin': "'*'",
    });
    expect(options?.methodResponses?.['200']?.responseModels).toEqual({ 'application/json': 'Empty' });
    const get = methodOf(edit, pets, 'GET');
    expect(get?.methodIntegration?.integrationResponses?.['200']?.responseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'*'",
    });
    expect(methodOf(edit, pets, 'POST')).toEqual(methodOf({ definition: start }, pets, 'POST'));
    expect(enableCors(edit.definition, { apiId, resourceId: pets }).definition).toEqual(edit.definition);
  });

  it('writes what was chosen, also where a value stood already, and into gateway responses', () => {
    let start = createMethod(definition, { apiId, resourceId: pets, httpMethod: 'GET' }).definition;
    start = createMethod(start, { apiId, resourceId: pets, httpMethod: 'PUT' }).definition;
    start = enableCors(start, { apiId, resourceId: pets }).definition;
    const edit = enableCors(
      start,
      { apiId, resourceId: pets },
      {
        methods: ['GET', 'OPTIONS'],
        allowOrigin: 'https://shop.example',
        allowHeaders: 'X-Shop',
        allowCredentials: true,
        exposeHeaders: 'X-Id',
        maxAge: 600,
        gatewayResponses: ['DEFAULT_4XX'],
      },
    );
    const headersOf = (verb: string) =>
      methodOf(edit, pets, verb)?.methodIntegration?.integrationResponses?.['200']?.responseParameters;
    const prefixed = (prefix: string, headers: Record<string, string>) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [`${prefix}Access-Control-${name}`, value]));
    const shop = { 'Allow-Origin': "'https://shop.example'", 'Allow-Credentials': "'true'" };
    const preflight = { 'Allow-Headers': "'X-Shop'", 'Allow-Methods': "'GET,OPTIONS'", ...shop };
    expect(headersOf('OPTIONS')).toEqual(prefixed('method.response.header.', { ...preflight, 'Max-Age': "'600'" }));
    expect(headersOf('GET')).toEqual(prefixed('method.response.header.', { ...shop, 'Expose-Headers': "'X-Id'" }));
    // not chosen: as it was
    expect(headersOf('PUT')).toEqual({ 'method.response.header.Access-Control-Allow-Origin': "'*'" });
    expect(findEntity(edit.definition, 'gateway-response', apiId, 'DEFAULT_4XX')?.responseParameters).toEqual(
      prefixed('gatewayresponse.header.', preflight),
    );
  });

  it('lists every method for ANY and leaves an OPTIONS with an endpoint alone', () => {
    const any = createMethod(definition, { apiId, resourceId: pets, httpMethod: 'ANY' }).definition;
    const edit = enableCors(any, { apiId, resourceId: pets });
    expect(
      methodOf(edit, pets, 'OPTIONS')?.methodIntegration?.integrationResponses?.['200']?.responseParameters?.[
        'method.response.header.Access-Control-Allow-Methods'
      ],
    ).toBe("'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'");
    const real = { apiId, resourceId: pets, httpMethod: 'OPTIONS', integrationType: 'HTTP', uri: 'http://x' } as const;
    const own = createMethod(definition, real).definition;
    expect(refusalOf(() => enableCors(own, { apiId, resourceId: pets }))?.code).toBe('CONFLICT');
  });
});
