// APIs to export: those of documents, and one that has everything which a template can hold.
import { seededRandom } from '../../definition/edits/edit-fixtures';
import { type Definition, type Entity, type EntityKey, entityKey, entitySchemas } from '../../definition/entities';
import { functionUri } from '../../definition/function-uri';
import { importOpenApi } from '../../openapi/import/import-openapi';

export interface ApiToExport {
  readonly apiId: string;
  readonly definition: Definition;
}

/** The API of a document, with a stage `dev`. */
export function apiOfDocument(text: string): ApiToExport {
  const { apiId, entities } = importOpenApi(text, {
    random: seededRandom(),
    region: 'us-east-1',
    accountId: '000000000000',
    now: 0,
    endpointType: 'REGIONAL',
  });
  const stage = entitySchemas.stage.parse({ stageName: 'dev' });
  return { apiId, definition: new Map<EntityKey, Entity>([...entities, [entityKey('stage', apiId, 'dev'), stage]]) };
}

export const secretValues = ['the-database-password', 'k'.repeat(40), 'stage-token'] as const;

/** An API with two stages, a function, an authorizer, a VPC link, plans, keys, a domain and documentation. */
export function fullApi(): ApiToExport {
  const apiId = 'full000001';
  const place = { region: 'us-east-1', accountId: '000000000000' };
  const pets = functionUri({ ...place, functionName: 'pets' });
  const entities: readonly (readonly [EntityKey, unknown])[] = [
    [
      entityKey('rest-api', apiId),
      {
        id: apiId,
        name: 'Full API',
        createdDate: 1,
        rootResourceId: 'root000001',
        tags: { team: 'pets', 'aws:made': 'by' },
        policy: `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:us-east-1:000000000000:${apiId}/*"}]}`,
      },
    ],
    [entityKey('resource', apiId, 'root000001'), { id: 'root000001' }],
    [entityKey('resource', apiId, 'pets01'), { id: 'pets01', parentId: 'root000001', pathPart: 'pets' }],
    [entityKey('resource', apiId, 'pet001'), { id: 'pet001', parentId: 'pets01', pathPart: '{id}' }],
    [entityKey('resource', apiId, 'id0001'), { id: 'id0001', parentId: 'pets01', pathPart: 'id' }],
    [
      entityKey('method', apiId, 'pets01', 'GET'),
      {
        httpMethod: 'GET',
        authorizationType: 'CUSTOM',
        authorizerId: 'auth01',
        apiKeyRequired: true,
        methodResponses: { 200: { statusCode: '200', responseModels: { 'application/json': 'Pets' } } },
        methodIntegration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: pets },
      },
    ],
    [
      entityKey('method', apiId, 'pet001', 'POST'),
      {
        httpMethod: 'POST',
        requestValidatorId: 'vali01',
        requestParameters: { 'method.request.path.id': true },
        requestModels: { 'application/json': 'Pet' },
        methodResponses: { 200: { statusCode: '200', responseParameters: { 'method.response.header.x': false } } },
        methodIntegration: {
          type: 'HTTP',
          httpMethod: 'POST',
          uri: 'http://${stageVariables.host}/pets',
          connectionType: 'VPC_LINK',
          connectionId: 'link01',
          requestTemplates: { 'application/json': '#set($x = "${stageVariables.y}")\n{"a": "%{b}", "c": "\\t"}' },
          integrationResponses: { 200: { statusCode: '200', selectionPattern: '2\\d\\d' } },
        },
      },
    ],
    [entityKey('method', apiId, 'id0001', 'GET'), { httpMethod: 'GET', methodIntegration: { type: 'MOCK' } }],
    [entityKey('model', apiId, 'Pet'), { id: 'mode01', name: 'Pet', schema: '{"type":"object"}' }],
    [
      entityKey('model', apiId, 'Pets'),
      {
        id: 'mode02',
        name: 'Pets',
        schema: `{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/${apiId}/models/Pet"}}`,
      },
    ],
    [entityKey('request-validator', apiId, 'vali01'), { id: 'vali01', name: 'body', validateRequestBody: true }],
    [
      entityKey('authorizer', apiId, 'auth01'),
      {
        id: 'auth01',
        name: 'token',
        type: 'TOKEN',
        authorizerUri: pets,
        authorizerCredentials: 'arn:aws:iam::000000000000:role/caller',
        identitySource: 'method.request.header.Authorization',
      },
    ],
    [entityKey('gateway-response', apiId, 'DEFAULT_4XX'), { responseType: 'DEFAULT_4XX', statusCode: '418' }],
    [
      entityKey('documentation-part', apiId, 'docu01'),
      { id: 'docu01', location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: '{"summary":"All"}' },
    ],
    [entityKey('documentation-version', apiId, '1.0'), { version: '1.0', createdDate: 1 }],
    [
      entityKey('stage', apiId, 'prod'),
      {
        stageName: 'prod',
        documentationVersion: '1.0',
        clientCertificateId: 'cert01',
        cacheClusterEnabled: true,
        cacheClusterSize: '0.5',
        variables: { host: 'example.com', accessToken: 'stage-token' },
        accessLogSettings: {
          format: '$context.requestId',
          destinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x',
        },
        canarySettings: { percentTraffic: 5 },
        methodSettings: { '*/*': { loggingLevel: 'INFO' }, '~1pets~1{id}/POST': { throttlingRateLimit: 1.5 } },
      },
    ],
    [entityKey('stage', apiId, 'beta'), { stageName: 'beta', autoDeploy: true }],
    [
      entityKey('usage-plan', 'plan01'),
      {
        id: 'plan01',
        name: 'Gold',
        apiStages: [
          { apiId, stage: 'prod', throttle: { '/pets/GET': { rateLimit: 5, burstLimit: 2 } } },
          { apiId: 'another001', stage: 'x' },
        ],
        quota: { limit: 10, period: 'DAY' },
        keyIds: ['key0000001'],
      },
    ],
    [
      entityKey('api-key', 'key0000001'),
      { id: 'key0000001', name: 'alice', value: 'k'.repeat(40), enabled: true, createdDate: 1, lastUpdatedDate: 1 },
    ],
    [
      entityKey('domain-name', 'api.example.com'),
      {
        domainName: 'api.example.com',
        endpointConfiguration: { types: ['REGIONAL'] },
        regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
      },
    ],
    [entityKey('base-path-mapping', 'api.example.com', '(none)'), { restApiId: apiId, stage: 'prod' }],
    [
      entityKey('vpc-link', 'link01'),
      {
        id: 'link01',
        name: 'inner',
        targetArns: ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/inner/50dc6c495c0c9188'],
      },
    ],
    [
      entityKey('function', 'pets'),
      {
        functionName: 'pets',
        codeUri: 'functions/pets',
        environment: { variables: { TABLE: 'pets', DB_PASSWORD: 'the-database-password' } },
      },
    ],
  ];
  const checked = entities.map(([key, value]) => {
    const kind = key.slice(0, key.indexOf(':')) as keyof typeof entitySchemas;
    return [key, entitySchemas[kind].parse(value)] as const;
  });
  return { apiId, definition: new Map<EntityKey, Entity>(checked) };
}
