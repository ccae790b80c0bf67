// Any HTTP or WebSocket API that the definition may hold, for tests of round trips.
import fc from 'fast-check';
import { entityProblems } from '../../definition/edits/rules/entity-rules';
import { type Definition, type EntityKey, entityKey } from '../../definition/entities';
import type { ApiToExport } from './export-fixtures';
import { companions, definitionOf, petsArn, petsUri } from './v2-export-fixtures';

const apiId = 'anyapi0001';
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Texts that look like expressions of the templates they go into. */
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    '${x}',
    '%{y}',
    '!Ref z',
    '"quoted"',
    'a: b',
    '${AWS::Region}'.toLowerCase(),
    '- list',
    '01',
    'yes',
    'line\nline',
  ),
);
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,6}$/);
const tags = optional(fc.dictionary(word, word, { minKeys: 1, maxKeys: 2 }));

const role = 'arn:aws:iam::000000000000:role/x';
const elsewhere = 'arn:aws:lambda:eu-west-1:123456789012:function:far:live';
const mapping = fc.constantFrom<Readonly<Record<string, string>>>(
  { 'append:header.x': '$request.header.y' },
  { 'overwrite:path': '/v/${request.path.id}', 'remove:querystring.q': "''" },
);

const httpIntegration = fc.oneof(
  fc.record(
    {
      integrationType: fc.constant('AWS_PROXY'),
      integrationMethod: fc.constant('POST'),
      integrationUri: fc.constantFrom(petsArn, petsUri, elsewhere, `${petsArn}:live`),
      payloadFormatVersion: fc.constantFrom('1.0', '2.0'),
      timeoutInMillis: fc.integer({ min: 50, max: 30_000 }),
      credentialsArn: fc.constantFrom(role, 'arn:aws:iam::*:user/*'),
      description: text,
      requestParameters: mapping,
    },
    {
      requiredKeys: [
        'integrationType',
        'integrationMethod',
        'integrationUri',
        'payloadFormatVersion',
        'timeoutInMillis',
      ],
    },
  ),
  fc.record({
    integrationType: fc.constant('HTTP_PROXY'),
    integrationMethod: fc.constantFrom('GET', 'ANY'),
    integrationUri: fc.constantFrom('https://a.example/{id}', 'http://${stageVariables.host}/'),
    payloadFormatVersion: fc.constant('1.0'),
    timeoutInMillis: fc.constant(30_000),
    responseParameters: fc.constantFrom({
      500: { 'overwrite:statuscode': '200', 'append:header.e': '$context.requestId' },
    }),
  }),
  fc.constant({
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'ANY',
    integrationUri: 'http://inside.example',
    connectionType: 'VPC_LINK',
    connectionId: 'link01',
    tlsConfig: { serverNameToVerify: 'inside.example' },
    payloadFormatVersion: '1.0',
    timeoutInMillis: 30_000,
  }),
  fc.constant({
    integrationType: 'AWS_PROXY',
    integrationSubtype: 'SQS-SendMessage',
    credentialsArn: role,
    requestParameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: '${request.body.a}' },
    payloadFormatVersion: '1.0',
    timeoutInMillis: 30_000,
  }),
);

const webSocketIntegration = fc.oneof(
  fc.record({
    integrationType: fc.constant('AWS_PROXY'),
    integrationUri: fc.constantFrom(petsUri, petsArn),
    integrationMethod: fc.constant('POST'),
    timeoutInMillis: fc.integer({ min: 50, max: 29_000 }),
  }),
  fc.record(
    {
      integrationType: fc.constant('MOCK'),
      timeoutInMillis: fc.constant(29_000),
      requestTemplates: fc.dictionary(word, text, { minKeys: 1, maxKeys: 2 }),
      templateSelectionExpression: fc.constant('\\$default'),
      passthroughBehavior: fc.constantFrom('NEVER', 'WHEN_NO_TEMPLATES'),
    },
    { requiredKeys: ['integrationType', 'timeoutInMillis'] },
  ),
  fc.constant({
    integrationType: 'HTTP',
    integrationMethod: 'POST',
    integrationUri: 'http://inside.example',
    connectionType: 'VPC_LINK',
    connectionId: 'link02',
    timeoutInMillis: 29_000,
    contentHandlingStrategy: 'CONVERT_TO_TEXT',
    requestParameters: { 'integration.request.header.a': "'b'" },
  }),
);

const setting = fc.record(
  {
    detailedMetricsEnabled: fc.boolean(),
    throttlingBurstLimit: fc.integer({ min: 0, max: 100 }),
    throttlingRateLimit: fc.constantFrom(0, 0.5, 100),
  },
  { requiredKeys: [] },
);
const stage = fc.record(
  {
    autoDeploy: fc.boolean(),
    description: text,
    stageVariables: fc.dictionary(word, fc.constantFrom('a.example', '1', 'x=y,z'), { minKeys: 1, maxKeys: 2 }),
    accessLogSettings: fc.constant({
      format: '{"id":"$context.requestId"}',
      destinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x',
    }),
    defaultRouteSettings: setting.filter((one) => Object.keys(one).length > 0),
    tags: fc.dictionary(word, word, { minKeys: 1, maxKeys: 2 }),
  },
  { requiredKeys: ['autoDeploy'] },
);

const httpKeys = ['$default', 'GET /', 'GET /pets', 'POST /pets', 'ANY /pets/{id}', 'GET /{proxy+}'] as const;
const webSocketKeys = ['$connect', '$disconnect', '$default', 'say', 'a b', 'say/it'] as const;

const parts = <K extends string, I, S>(keys: readonly K[], integration: fc.Arbitrary<I>, stages: readonly S[]) => ({
  integrations: fc.array(integration, { maxLength: 4 }),
  routes: fc.uniqueArray(
    fc.record({ key: fc.constantFrom(...keys), target: fc.nat(5), auth: fc.nat(3), isTwoWay: fc.boolean() }),
    { selector: ({ key }) => key, maxLength: 5 },
  ),
  stages: fc.uniqueArray(fc.tuple(fc.constantFrom(...stages), stage, optional(setting)), {
    selector: ([name]) => name,
    maxLength: 3,
  }),
  description: optional(text),
  tags,
});

type Parts = {
  readonly integrations: readonly object[];
  readonly routes: readonly { readonly key: string; readonly target: number }[];
  readonly stages: readonly (readonly [unknown, object, object | undefined])[];
};

function shared({ integrations, routes, stages }: Parts): readonly (readonly [EntityKey, unknown])[] {
  const [first] = routes;
  return [
    ...companions,
    // Without the secret, which would have to be told again.
    [entityKey('function', 'pets'), { functionName: 'pets', runtime: 'nodejs22.x', handler: 'index.handler' }],
    ...integrations.map((integration, at) => {
      const id = `inte00${at}`;
      return [entityKey('v2-integration', apiId, id), { id, ...integration }] as const;
    }),
    ...stages.map(([name, members, own]) => {
      const routeSettings = first === undefined || own === undefined ? undefined : { [first.key]: own };
      const stageName = String(name);
      return [entityKey('v2-stage', apiId, stageName), { stageName, ...members, routeSettings }] as const;
    }),
  ];
}

const targetOf = (at: number, integrations: readonly object[]) =>
  at < integrations.length ? { target: `integrations/inte00${at}` } : {};

/** HTTP APIs. */
export const arbitraryHttpApi: fc.Arbitrary<ApiToExport> = fc
  .record({
    ...parts(httpKeys, httpIntegration, ['$default', 'dev', 'prod']),
    version: word,
    cors: optional(
      fc.constantFrom({ allowOrigins: ['*'], maxAge: 0 }, { allowMethods: ['GET'], allowCredentials: true }),
    ),
    isDisabled: fc.boolean(),
  })
  .map(({ version, cors, isDisabled, description, tags: own, ...made }) => {
    const auth = [
      {},
      { authorizationType: 'AWS_IAM' },
      { authorizationType: 'JWT', authorizerId: 'jwt001', authorizationScopes: ['a', 'b/c'] },
      { authorizationType: 'CUSTOM', authorizerId: 'ask001' },
    ];
    const jwtConfiguration = { issuer: 'https://issuer.example.com', audience: ['a', 'b'] };
    return checked([
      [
        entityKey('v2-api', apiId),
        {
          id: apiId,
          name: 'Any API',
          protocolType: 'HTTP',
          createdDate: 1,
          routeSelectionExpression: '$request.method $request.path',
          version,
          description,
          corsConfiguration: cors,
          disableExecuteApiEndpoint: isDisabled,
          tags: own,
        },
      ],
      [
        entityKey('v2-authorizer', apiId, 'jwt001'),
        { id: 'jwt001', name: 'jwt', authorizerType: 'JWT', identitySource: ['$request.header.a'], jwtConfiguration },
      ],
      [
        entityKey('v2-authorizer', apiId, 'ask001'),
        {
          id: 'ask001',
          name: 'ask it',
          authorizerType: 'REQUEST',
          identitySource: ['$request.querystring.a', '$context.httpMethod'],
          authorizerUri: petsUri,
          authorizerPayloadFormatVersion: '1.0',
          enableSimpleResponses: false,
          authorizerResultTtlInSeconds: 0,
        },
      ],
      ...shared(made),
      ...made.routes.map(({ key, target, auth: kind, isTwoWay }, at) => {
        const id = `rout00${at}`;
        const members = { ...targetOf(target, made.integrations), ...auth[kind] };
        const operation = isTwoWay ? { operationName: `operation${at}` } : {};
        return [entityKey('v2-route', apiId, id), { id, routeKey: key, ...members, ...operation }] as const;
      }),
    ]);
  });

/** WebSocket APIs. */
export const arbitraryWebSocketApi: fc.Arbitrary<ApiToExport> = fc
  .record({ ...parts(webSocketKeys, webSocketIntegration, ['live', 'dev']), schema: fc.jsonValue({ maxDepth: 2 }) })
  .map(({ description, tags: own, schema, ...made }) =>
    checked([
      [
        entityKey('v2-api', apiId),
        {
          id: apiId,
          name: 'Any chat',
          protocolType: 'WEBSOCKET',
          createdDate: 1,
          routeSelectionExpression: '$request.body.action',
          description,
          tags: own,
        },
      ],
      [
        entityKey('v2-authorizer', apiId, 'auth01'),
        {
          id: 'auth01',
          name: 'guard',
          authorizerType: 'REQUEST',
          authorizerUri: petsUri,
          identitySource: ['route.request.header.a'],
        },
      ],
      [
        entityKey('v2-model', apiId, 'mode01'),
        { id: 'mode01', name: 'Say', contentType: 'application/json', schema: JSON.stringify({ enum: [schema] }) },
      ],
      ...shared(made),
      ...made.integrations.slice(0, 1).map(() => {
        const response = {
          id: 'resp01',
          integrationResponseKey: '/4\\d\\d/',
          responseTemplates: { $default: '$input.body' },
        };
        return [entityKey('v2-integration-response', apiId, 'inte000', 'resp01'), response] as const;
      }),
      ...made.routes.flatMap(({ key, target, auth, isTwoWay }, at) => {
        const id = `rout00${at}`;
        const isConnect = key === '$connect';
        const guard = isConnect && auth > 1 ? { authorizationType: 'CUSTOM', authorizerId: 'auth01' } : {};
        const route = {
          id,
          routeKey: key,
          ...targetOf(target, made.integrations),
          ...guard,
          ...(isConnect && {
            apiKeyRequired: isTwoWay,
            requestParameters: { 'route.request.header.a': { required: true } },
          }),
          ...(auth === 1 && { modelSelectionExpression: '$request.body.action', requestModels: { say: 'Say' } }),
          ...(isTwoWay && { routeResponseSelectionExpression: '$default' }),
        };
        const response = { id: 'answ01', routeResponseKey: '$default' };
        return [
          [entityKey('v2-route', apiId, id), route] as const,
          ...(isTwoWay ? [[entityKey('v2-route-response', apiId, id, 'answ01'), response] as const] : []),
        ];
      }),
    ]),
  );

/** The API, if the service would take it. */
function checked(entities: readonly (readonly [EntityKey, unknown])[]): ApiToExport {
  const definition: Definition = definitionOf(entities);
  for (const [key, entity] of definition) {
    const [problem] = entityProblems(definition, key, entity);
    if (problem !== undefined) throw new Error(`${key}: ${problem.message}`);
  }
  return { apiId, definition };
}
