// HTTP and WebSocket APIs to export that have everything a template can hold, and what of an API has to come back.
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';
import {
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  entitySchemas,
  findEntity,
  listEntities,
} from '../../definition/entities';
import { functionUri } from '../../definition/function-uri';
import { viewV2Api } from '../../definition/v2/v2-view';
import type { ApiToExport } from './export-fixtures';

export const place = { region: 'us-east-1', accountId: '000000000000' } as const;
export const petsUri = functionUri({ ...place, functionName: 'pets' });
export const petsArn = 'arn:aws:lambda:us-east-1:000000000000:function:pets';

/** Entities as the definition keeps them. */
export function definitionOf(entities: readonly (readonly [EntityKey, unknown])[]): Definition {
  const checked = entities.map(([key, value]) => {
    const kind = key.slice(0, key.indexOf(':')) as keyof typeof entitySchemas;
    return [key, entitySchemas[kind].parse(value)] as const;
  });
  return new Map<EntityKey, Entity>(checked);
}

/** What stands beside the APIs of these fixtures. */
export const companions: readonly (readonly [EntityKey, unknown])[] = [
  [
    entityKey('function', 'pets'),
    {
      functionName: 'pets',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      environment: { variables: { TABLE: 'pets', DB_PASSWORD: 'the-database-password' } },
    },
  ],
  [
    entityKey('v2-vpc-link', 'link01'),
    { id: 'link01', name: 'inside', subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'], tags: { a: 'b' } },
  ],
  [
    entityKey('vpc-link', 'link02'),
    {
      id: 'link02',
      name: 'balanced',
      targetArns: ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/x/0123456789abcdef'],
    },
  ],
];

/** An HTTP API with two stages, a function, authorizers, a VPC link and a domain name. */
export function fullHttpApi(): ApiToExport {
  const apiId = 'http000001';
  const integration = (id: string, members: object) =>
    [
      entityKey('v2-integration', apiId, id),
      { id, payloadFormatVersion: '1.0', timeoutInMillis: 30_000, ...members },
    ] as const;
  const route = (id: string, routeKey: string, members: object) =>
    [entityKey('v2-route', apiId, id), { id, routeKey, ...members }] as const;
  const definition = definitionOf([
    ...companions,
    [
      entityKey('v2-api', apiId),
      {
        id: apiId,
        name: 'Full HTTP API',
        protocolType: 'HTTP',
        description: 'Everything: ${not} a reference',
        version: '7',
        createdDate: 1,
        routeSelectionExpression: '$request.method $request.path',
        corsConfiguration: { allowOrigins: ['https://a.example'], allowMethods: ['*'], maxAge: 5 },
        disableExecuteApiEndpoint: true,
        tags: { team: 'pets', 'aws:made': 'by' },
      },
    ],
    [
      entityKey('v2-authorizer', apiId, 'jwt001'),
      {
        id: 'jwt001',
        name: 'jwt',
        authorizerType: 'JWT',
        identitySource: ['$request.header.Authorization'],
        jwtConfiguration: { issuer: 'https://issuer.example.com', audience: ['a'] },
      },
    ],
    [
      entityKey('v2-authorizer', apiId, 'ask001'),
      {
        id: 'ask001',
        name: 'ask',
        authorizerType: 'REQUEST',
        identitySource: ['$request.header.x', '$request.querystring.y'],
        authorizerUri: petsUri,
        authorizerCredentialsArn: 'arn:aws:iam::000000000000:role/caller',
        authorizerPayloadFormatVersion: '2.0',
        enableSimpleResponses: true,
        authorizerResultTtlInSeconds: 60,
      },
    ],
    integration('inte001', { integrationType: 'AWS_PROXY', integrationUri: petsUri, integrationMethod: 'POST' }),
    integration('inte002', {
      integrationType: 'HTTP_PROXY',
      integrationMethod: 'ANY',
      integrationUri: 'http://${stageVariables.host}/{id}',
      connectionType: 'VPC_LINK',
      connectionId: 'link01',
      tlsConfig: { serverNameToVerify: 'in.example' },
      requestParameters: { 'append:header.x-api-key': 'the-mapped-secret', 'overwrite:path': '/v1/${request.path.id}' },
      responseParameters: { 404: { 'overwrite:statuscode': '200' } },
    }),
    integration('inte003', {
      integrationType: 'AWS_PROXY',
      integrationSubtype: 'StepFunctions-StartExecution',
      credentialsArn: 'arn:aws:iam::000000000000:role/start',
      requestParameters: {
        StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:x',
        Input: '${request.body.a}',
      },
    }),
    integration('inte004', {
      integrationType: 'HTTP_PROXY',
      integrationMethod: 'GET',
      integrationUri: 'https://b.example',
    }),
    route('rout001', 'GET /pets/{id}', {
      target: 'integrations/inte001',
      authorizationType: 'JWT',
      authorizerId: 'jwt001',
      authorizationScopes: ['read'],
      operationName: 'getPet',
    }),
    route('rout002', 'POST /pets', {
      target: 'integrations/inte001',
      authorizationType: 'CUSTOM',
      authorizerId: 'ask001',
    }),
    route('rout003', '$default', { target: 'integrations/inte002', authorizationType: 'AWS_IAM' }),
    route('rout004', 'ANY /{proxy+}', { target: 'integrations/inte003' }),
    route('rout005', 'GET /', {}),
    [
      entityKey('v2-stage', apiId, '$default'),
      {
        stageName: '$default',
        autoDeploy: true,
        stageVariables: { host: 'example.com', accessToken: 'stage-token' },
        accessLogSettings: {
          format: '$context.requestId',
          destinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x',
        },
        defaultRouteSettings: { throttlingBurstLimit: 0, throttlingRateLimit: 1.5, detailedMetricsEnabled: true },
      },
    ],
    [
      entityKey('v2-stage', apiId, 'default'),
      {
        stageName: 'default',
        description: 'By hand',
        routeSettings: { 'POST /pets': { throttlingRateLimit: 2 }, 'GET /gone': {} },
        tags: { env: 'prod' },
        port: 8_080,
      },
    ],
    [
      entityKey('domain-name', 'api.example.com'),
      {
        domainName: 'api.example.com',
        regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/12345678-1234-1234-1234-123456789012',
        endpointConfiguration: { types: ['REGIONAL'] },
        securityPolicy: 'TLS_1_2',
      },
    ],
    [
      entityKey('api-mapping', 'api.example.com', 'map001'),
      { id: 'map001', apiId, stage: 'default', apiMappingKey: 'pets/v1' },
    ],
    [entityKey('api-mapping', 'api.example.com', 'map002'), { id: 'map002', apiId, stage: '$default' }],
  ]);
  return { apiId, definition };
}

/** A WebSocket API with answers, models, an authorizer and a usage plan. */
export function fullWebSocketApi(): ApiToExport {
  const apiId = 'chat000001';
  const integration = (id: string, members: object) =>
    [entityKey('v2-integration', apiId, id), { id, timeoutInMillis: 29_000, ...members }] as const;
  const definition = definitionOf([
    ...companions,
    [
      entityKey('v2-api', apiId),
      {
        id: apiId,
        name: 'Full chat',
        protocolType: 'WEBSOCKET',
        createdDate: 1,
        routeSelectionExpression: '$request.body.action',
        apiKeySelectionExpression: '$request.header.x-api-key',
      },
    ],
    [
      entityKey('v2-authorizer', apiId, 'auth01'),
      {
        id: 'auth01',
        name: 'guard',
        authorizerType: 'REQUEST',
        authorizerUri: petsUri,
        identitySource: ['route.request.querystring.token'],
      },
    ],
    [
      entityKey('v2-model', apiId, 'mode01'),
      { id: 'mode01', name: 'Say', contentType: 'application/json', schema: '{"type":"object"}' },
    ],
    integration('inte001', { integrationType: 'AWS_PROXY', integrationUri: petsUri, integrationMethod: 'POST' }),
    integration('inte002', {
      integrationType: 'HTTP',
      integrationMethod: 'POST',
      integrationUri: 'http://inside.example',
      connectionType: 'VPC_LINK',
      connectionId: 'link02',
      passthroughBehavior: 'NEVER',
      contentHandlingStrategy: 'CONVERT_TO_TEXT',
      templateSelectionExpression: '\\$default',
      requestTemplates: { $default: '#set($x = "${stageVariables.y}")\n{"a": "%{b}"}' },
      requestParameters: {
        'integration.request.header.x-token': "'the-quoted-secret'",
        'integration.request.header.y': 'route.request.header.y',
      },
      integrationResponseSelectionExpression: '${integration.response.statuscode}',
    }),
    [
      entityKey('v2-integration-response', apiId, 'inte002', 'resp01'),
      {
        id: 'resp01',
        integrationResponseKey: '/2\\d\\d/',
        responseTemplates: { $default: '$input.body' },
        templateSelectionExpression: '\\$default',
      },
    ],
    [
      entityKey('v2-route', apiId, 'rout001'),
      {
        id: 'rout001',
        routeKey: '$connect',
        target: 'integrations/inte001',
        authorizationType: 'CUSTOM',
        authorizerId: 'auth01',
        apiKeyRequired: true,
        requestParameters: { 'route.request.querystring.token': { required: true } },
      },
    ],
    [
      entityKey('v2-route', apiId, 'rout002'),
      {
        id: 'rout002',
        routeKey: 'say',
        target: 'integrations/inte002',
        modelSelectionExpression: '$request.body.action',
        requestModels: { say: 'Say' },
        routeResponseSelectionExpression: '$default',
      },
    ],
    [
      entityKey('v2-route-response', apiId, 'rout002', 'answ01'),
      { id: 'answ01', routeResponseKey: '$default', responseModels: { $default: 'Say' } },
    ],
    [
      entityKey('v2-stage', apiId, 'live'),
      {
        stageName: 'live',
        clientCertificateId: 'cert01',
        defaultRouteSettings: { loggingLevel: 'INFO', dataTraceEnabled: true },
      },
    ],
    [
      entityKey('usage-plan', 'plan01'),
      { id: 'plan01', name: 'Gold', apiStages: [{ apiId, stage: 'live' }], keyIds: ['key0000001'] },
    ],
    [
      entityKey('api-key', 'key0000001'),
      { id: 'key0000001', name: 'alice', value: 'k'.repeat(40), enabled: true, createdDate: 1, lastUpdatedDate: 1 },
    ],
  ]);
  return { apiId, definition };
}

/** What no template may hold. */
export const v2Secrets = [
  'the-database-password',
  'stage-token',
  'the-mapped-secret',
  'the-quoted-secret',
  'k'.repeat(40),
] as const;

const forgotten = ['createdDate', 'lastUpdatedDate', 'importInfo', 'warnings', 'apiGatewayManaged', 'port'];

/** Everything of an API without ids: what belongs together is named by key, name or content. */
export function canonicalV2Api(definition: Definition, apiId: string): unknown {
  const view = viewV2Api(definition, apiId);
  if (view === undefined) return undefined;
  const linkName = (id: string | undefined) =>
    (findEntity(definition, 'v2-vpc-link', id ?? '') ?? findEntity(definition, 'vpc-link', id ?? ''))?.name;
  const integrationOf = (id: string) => {
    const integration = view.integrations.get(id);
    const responses = view.integrationResponses.get(id) ?? [];
    return (
      integration && { ...integration, connectionId: linkName(integration.connectionId), responses: sorted(responses) }
    );
  };
  const used = new Set(view.routes.map(({ target }) => target));
  const unused = [...view.integrations.keys()].filter((id) => !used.has(`integrations/${id}`));
  const whole = {
    api: view.api,
    routes: view.routes.map(({ target = '', authorizerId = '', ...route }) => ({
      ...route,
      authorizer: view.authorizers.get(authorizerId)?.name,
      integration: integrationOf(target.slice('integrations/'.length)),
      sharedBy: view.routes.filter((other) => target !== '' && other.target === target).length,
      responses: view.routeResponses.get(route.id),
    })),
    unused: sorted(unused.map(integrationOf)),
    authorizers: sorted([...view.authorizers.values()]),
    models: sorted([...view.models.values()].map((model) => ({ ...model, schema: parseJson(model.schema) }))),
    stages: sorted(listEntities(definition, 'v2-stage', apiId).map(({ entity }) => entity)),
    mappings: sorted(
      listEntities(definition, 'api-mapping').map(({ ids: [domain], entity: { apiId: _, ...mapping } }) => ({
        domain,
        ...mapping,
      })),
    ),
  };
  return plain(whole);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isMembers(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, member]) => member !== undefined && name !== 'id' && !forgotten.includes(name),
  );
  return Object.fromEntries(
    kept.map(([name, member]) => [name, plain(member)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function sorted(items: readonly unknown[]): readonly unknown[] {
  return items.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
