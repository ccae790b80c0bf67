// A small REST API that the unit tests of this folder share.
import type { Definition, Entity, EntityKey } from '../../shared/definition/entities';
import { methodSchema } from '../../shared/definition/rest/method';

/** `/`, `/pets`, `/pets/{id}`, `/{proxy+}` with MOCK, HTTP, Lambda and missing integrations, one model and one validator. */
export function sampleDefinition(): Definition {
  const entities: [EntityKey, Entity][] = [
    ['rest-api:api1', restApi],
    ['resource:api1/root', { id: 'root' }],
    ['resource:api1/pets', { id: 'pets', parentId: 'root', pathPart: 'pets' }],
    ['resource:api1/pet', { id: 'pet', parentId: 'pets', pathPart: '{id}' }],
    ['resource:api1/rest', { id: 'rest', parentId: 'root', pathPart: '{proxy+}' }],
    ['model:api1/Pet', { id: 'mo1', name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }],
    [
      'request-validator:api1/va1',
      { id: 'va1', name: 'Everything', validateRequestBody: true, validateRequestParameters: true },
    ],
    ['method:api1/root/GET', mockMethod],
    ['method:api1/pets/GET', listPets],
    ['method:api1/pets/POST', createPet],
    ['method:api1/pet/GET', getPet],
    ['method:api1/pet/DELETE', methodSchema.parse({ httpMethod: 'DELETE' })],
    ['method:api1/rest/ANY', anyMethod],
  ];
  return new Map(entities);
}

const restApi = {
  id: 'api1',
  name: 'Pets',
  createdDate: 1_700_000_000,
  apiKeySource: 'HEADER',
  endpointConfiguration: { types: ['REGIONAL'] },
  disableExecuteApiEndpoint: false,
  rootResourceId: 'root',
} as const;

const mockMethod = methodSchema.parse({
  httpMethod: 'GET',
  methodResponses: { 200: { statusCode: '200' } },
  methodIntegration: {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: { 200: { statusCode: '200' } },
  },
});

const listPets = methodSchema.parse({
  httpMethod: 'GET',
  operationName: 'listPets',
  requestParameters: { 'method.request.querystring.type': true, 'method.request.header.X-Trace': false },
  requestValidatorId: 'va1',
  methodResponses: {
    200: { statusCode: '200', responseModels: { 'application/json': 'Pet' } },
    404: { statusCode: '404' },
  },
  methodIntegration: {
    type: 'HTTP',
    httpMethod: 'GET',
    uri: 'https://petstore.example.com/pets',
    requestParameters: { 'integration.request.querystring.type': 'method.request.querystring.type' },
    integrationResponses: {
      200: { statusCode: '200' },
      404: { statusCode: '404', selectionPattern: '4\\d{2}' },
    },
  },
});

const createPet = methodSchema.parse({
  httpMethod: 'POST',
  requestModels: { 'application/json': 'Pet' },
  methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'POST', uri: 'https://petstore.example.com/pets' },
});

const getPet = methodSchema.parse({
  httpMethod: 'GET',
  operationName: 'getPet',
  authorizationType: 'CUSTOM',
  authorizerId: 'au1',
  apiKeyRequired: true,
  requestParameters: { 'method.request.path.id': true },
  methodIntegration: {
    type: 'AWS',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:get-order/invocations',
    requestTemplates: { 'application/json': '{"id": "$input.params(\'id\')"}' },
    integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': '' } } },
  },
});

const anyMethod = methodSchema.parse({
  httpMethod: 'ANY',
  methodIntegration: {
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:get-order/invocations',
  },
});
