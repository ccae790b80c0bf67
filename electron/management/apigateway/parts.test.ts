// Models, validators, authorizers, gateway responses and documentation, managed by AWS's own client.
import {
  CreateAuthorizerCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteAuthorizerCommand,
  DeleteDocumentationPartCommand,
  DeleteGatewayResponseCommand,
  DeleteModelCommand,
  DeleteRequestValidatorCommand,
  GetAuthorizersCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionsCommand,
  GetGatewayResponseCommand,
  GetGatewayResponsesCommand,
  GetModelCommand,
  GetModelsCommand,
  GetModelTemplateCommand,
  GetRequestValidatorsCommand,
  PutGatewayResponseCommand,
  PutMethodCommand,
  UpdateAuthorizerCommand,
  UpdateDocumentationPartCommand,
  UpdateGatewayResponseCommand,
  UpdateModelCommand,
  UpdateRequestValidatorCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';
let rootId = '';

beforeAll(async () => {
  managed = await openTestManagement();
  const api = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  restApiId = api.id ?? '';
  rootId = api.rootResourceId ?? '';
});

afterAll(() => managed.dispose());

describe('models', () => {
  const pet = '{"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"}}}';

  it('are created, read, listed after the two default ones, updated and deleted', async () => {
    const model = { restApiId, name: 'Pet', contentType: 'application/json', schema: pet };
    const made = await managed.send(new CreateModelCommand(model));
    expect(made).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      name: 'Pet',
      contentType: 'application/json',
      schema: pet,
    });
    const listed = (await managed.send(new GetModelsCommand({ restApiId }))) as { items: { name: string }[] };
    expect(listed.items.map(({ name }) => name).sort()).toEqual(['Empty', 'Error', 'Pet']);
    const patchOperations = [{ op: 'replace' as const, path: '/description', value: 'A pet' }];
    expect(await managed.send(new UpdateModelCommand({ restApiId, modelName: 'Pet', patchOperations }))).toEqual({
      ...made,
      description: 'A pet',
    });
    expect(await managed.send(new DeleteModelCommand({ restApiId, modelName: 'Pet' }))).toEqual({});
  });

  it('give a flattened schema and a template', async () => {
    const owner = `{"type":"object","properties":{"pet":{"$ref":"https://apigateway.amazonaws.com/restapis/${restApiId}/models/Cat"}}}`;
    const contentType = 'application/json';
    await managed.send(new CreateModelCommand({ restApiId, name: 'Cat', contentType, schema: pet }));
    await managed.send(new CreateModelCommand({ restApiId, name: 'Owner', contentType, schema: owner }));
    const flat = (await managed.send(new GetModelCommand({ restApiId, modelName: 'Owner', flatten: true }))) as {
      schema: string;
    };
    expect(JSON.parse(flat.schema)).toEqual({ type: 'object', properties: { pet: JSON.parse(pet) } });
    expect(await managed.send(new GetModelTemplateCommand({ restApiId, modelName: 'Owner' }))).toEqual({
      value:
        '#set($inputRoot = $input.path(\'$\'))\n{\n  "pet" : {\n    "id" : $inputRoot.pet.id,\n    "name" : "$inputRoot.pet.name"\n  }\n}',
    });
  });

  it('are refused in the recorded words', async () => {
    const contentType = 'application/json';
    const { id: resourceId = '' } = await managed.apigateway.send(
      new CreateResourceCommand({ restApiId, parentId: rootId, pathPart: 'models' }),
    );
    await managed.send(new CreateModelCommand({ restApiId, name: 'Used', contentType, schema: pet }));
    const requestModels = { [contentType]: 'Used' };
    const method = { restApiId, resourceId, httpMethod: 'POST', authorizationType: 'NONE', requestModels };
    await managed.send(new PutMethodCommand(method));
    expect([
      await managed.refusal(new CreateModelCommand({ restApiId, name: 'Used', contentType, schema: pet })),
      await managed.refusal(new CreateModelCommand({ restApiId, name: 'Hollow', contentType, schema: '{}' })),
      await managed.refusal(new GetModelCommand({ restApiId, modelName: 'None' })),
      await managed.refusal(new DeleteModelCommand({ restApiId, modelName: 'Used' })),
      await managed.refusal(new CreateModelCommand({ restApiId: 'nothere', name: 'A', contentType, schema: pet })),
    ]).toEqual([
      'ConflictException: Model name already exists for this REST API',
      'BadRequestException: Model schema must have at least 1 property or array items defined',
      'NotFoundException: Invalid model name specified: None',
      "ConflictException: Cannot delete model 'Used', is referenced in method request: /models/POST",
      'NotFoundException: Invalid API identifier specified 000000000000:nothere',
    ]);
  });
});

describe('request validators', () => {
  it('may have no name, and replacing without a value sets false', async () => {
    const made = (await managed.send(new CreateRequestValidatorCommand({ restApiId, validateRequestBody: true }))) as {
      id: string;
    };
    expect(made).toEqual({ id: made.id, validateRequestBody: true, validateRequestParameters: false });
    const patchOperations = [{ op: 'replace' as const, path: '/validateRequestBody' }];
    const update = new UpdateRequestValidatorCommand({ restApiId, requestValidatorId: made.id, patchOperations });
    expect(await managed.send(update)).toEqual({
      id: made.id,
      validateRequestBody: false,
      validateRequestParameters: false,
    });
    await managed.send(new DeleteRequestValidatorCommand({ restApiId, requestValidatorId: made.id }));
    expect(await managed.send(new GetRequestValidatorsCommand({ restApiId }))).toEqual({ items: [] });
  });

  it('cannot be made for an API that is not there', async () => {
    expect(await managed.refusal(new CreateRequestValidatorCommand({ restApiId: 'nothere' }))).toBe(
      'BadRequestException: Invalid REST API identifier specified',
    );
  });
});

it('keeps authorizers with the authType of their kind', async () => {
  const authorizerUri =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:auth/invocations';
  const authorizer = { name: 'token', type: 'TOKEN' as const, authorizerUri };
  const identitySource = 'method.request.header.Authorization';
  const made = (await managed.send(new CreateAuthorizerCommand({ restApiId, ...authorizer, identitySource }))) as {
    id: string;
  };
  expect(made).toEqual({ id: made.id, ...authorizer, identitySource, authType: 'custom' });
  const patchOperations = [{ op: 'replace' as const, path: '/authorizerResultTtlInSeconds', value: '60' }];
  expect(
    await managed.send(new UpdateAuthorizerCommand({ restApiId, authorizerId: made.id, patchOperations })),
  ).toEqual({
    ...made,
    authorizerResultTtlInSeconds: 60,
  });
  await managed.send(new DeleteAuthorizerCommand({ restApiId, authorizerId: made.id }));
  expect(await managed.send(new GetAuthorizersCommand({ restApiId }))).toEqual({ items: [] });
});

describe('gateway responses', () => {
  const responseParameters = { 'gatewayresponse.header.x-from': "'default'" };
  const responseTemplates = { 'application/json': '{"oops":true}' };
  const builtIn = { 'application/json': '{"message":$context.error.messageString}' };

  it('exist for all types, inherit from their default, and come back when deleted', async () => {
    const all = (await managed.send(new GetGatewayResponsesCommand({ restApiId }))) as { items: object[] };
    expect(all.items).toHaveLength(21);
    const put = { restApiId, responseType: 'DEFAULT_5XX' as const, statusCode: '599' };
    await managed.send(new PutGatewayResponseCommand({ ...put, responseParameters, responseTemplates }));
    await managed.send(new PutGatewayResponseCommand({ restApiId, responseType: 'INTEGRATION_FAILURE' }));
    const get = (responseType: 'INTEGRATION_TIMEOUT' | 'INTEGRATION_FAILURE' | 'THROTTLED' | 'DEFAULT_4XX') =>
      managed.send(new GetGatewayResponseCommand({ restApiId, responseType }));
    expect([
      await get('INTEGRATION_TIMEOUT'),
      await get('INTEGRATION_FAILURE'),
      await get('THROTTLED'),
      await get('DEFAULT_4XX'),
    ]).toEqual([
      {
        responseType: 'INTEGRATION_TIMEOUT',
        statusCode: '599',
        responseParameters,
        responseTemplates,
        defaultResponse: true,
      },
      {
        responseType: 'INTEGRATION_FAILURE',
        statusCode: '504',
        responseParameters: {},
        responseTemplates: builtIn,
        defaultResponse: false,
      },
      {
        responseType: 'THROTTLED',
        statusCode: '429',
        responseParameters: {},
        responseTemplates: builtIn,
        defaultResponse: true,
      },
      { responseType: 'DEFAULT_4XX', responseParameters: {}, responseTemplates: builtIn, defaultResponse: true },
    ]);
    await managed.send(new DeleteGatewayResponseCommand({ restApiId, responseType: 'DEFAULT_5XX' }));
    expect(await managed.refusal(new DeleteGatewayResponseCommand({ restApiId, responseType: 'DEFAULT_5XX' }))).toBe(
      'NotFoundException: Gateway response type not defined on api',
    );
  });

  it('are created by an update of a type that nobody set', async () => {
    const patchOperations = [{ op: 'replace' as const, path: '/statusCode', value: '418' }];
    const update = new UpdateGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED', patchOperations });
    expect(await managed.send(update)).toMatchObject({ statusCode: '418', defaultResponse: false });
  });

  it('are refused for types that do not exist', async () => {
    const command = new GetGatewayResponseCommand({ restApiId, responseType: 'FAKE' as never });
    expect(await managed.refusal(command)).toMatch(
      /^ValidationException: 1 validation error detected: Value 'FAKE' at 'responseType' failed/,
    );
  });
});

it('documents parts and freezes them as versions', async () => {
  const location = { type: 'METHOD' as const, path: '/pets', method: 'GET' };
  const properties = '{"description":"Lists pets"}';
  const made = (await managed.send(new CreateDocumentationPartCommand({ restApiId, location, properties }))) as {
    id: string;
  };
  expect(made).toEqual({ id: made.id, location, properties });
  const part = { restApiId, documentationPartId: made.id };
  const patchOperations = [{ op: 'replace' as const, path: '/properties', value: '{"description":"All pets"}' }];
  expect(await managed.send(new UpdateDocumentationPartCommand({ ...part, patchOperations }))).toEqual({
    ...made,
    properties: '{"description":"All pets"}',
  });
  expect(await managed.send(new GetDocumentationPartsCommand({ restApiId, type: 'MODEL' }))).toEqual({ items: [] });
  await managed.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: 'v1' }));
  expect(await managed.send(new GetDocumentationVersionsCommand({ restApiId }))).toEqual({
    items: [{ version: 'v1', createdDate: expect.any(Date) }],
  });
  await managed.send(new DeleteDocumentationPartCommand(part));
  expect(await managed.refusal(new DeleteDocumentationPartCommand(part))).toBe(
    'NotFoundException: Invalid Documentation part identifier specified',
  );
});
