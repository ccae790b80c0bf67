// Each rule of the findings with a definition that breaks it.
import { describe, expect, it } from 'vitest';
import { importOpenApi } from '../../openapi/import/import-openapi';
import { generateLargeDocument } from '../../openapi/large-document';
import { testOptions } from '../../openapi/openapi-fixtures';
import { apiWithPaths } from '../edits/edit-fixtures';
import { createMethod } from '../edits/method-edits';
import { createStage } from '../edits/stage-edits';
import { type Definition, type EntityKey, entityKey } from '../entities';
import { findProblems } from './find-problems';
import { type FindingRule, findingRules } from './finding-rules';
import { createTextChecks } from './text-checks';

const start = apiWithPaths('/pets/{id}', '/pets');
const { apiId } = start;
const pet = start.ids['/pets/{id}'] ?? '';
const pets = start.ids['/pets'] ?? '';
const sound = createStage(createMethod(start.definition, { apiId, resourceId: pet, httpMethod: 'GET' }).definition, {
  apiId,
  stageName: 'dev',
  now: 0,
  variables: { host: 'x' },
}).definition;
const get = entityKey('method', apiId, pet, 'GET');
const apiKey = entityKey('rest-api', apiId);

/** The sound API with entities set or changed, past all checks: as a file edited by hand. */
function edited(...entries: [EntityKey, object][]): Definition {
  return new Map([
    ...sound,
    ...entries.map(([key, value]) => [key, { ...sound.get(key), ...value }] as [EntityKey, never]),
  ]);
}

/** The GET method with its integration changed. */
function withIntegration(integration: object, method: object = {}): Definition {
  const before = sound.get(get) as { methodIntegration: object };
  return edited([get, { ...method, methodIntegration: { ...before.methodIntegration, ...integration } }]);
}

const privateHttp = {
  type: 'HTTP',
  httpMethod: 'GET',
  uri: 'http://orders.internal/x',
  connectionType: 'VPC_LINK',
  connectionId: 'link01',
};
const linked: Definition = new Map([
  [
    entityKey('vpc-link', 'link01'),
    { id: 'link01', name: 'orders', targetArns: ['arn:aws:elasticloadbalancing:x'], status: 'AVAILABLE' },
  ],
]);

const found = (definition: Definition) =>
  findProblems(definition, undefined, { ledger: [] }).map(({ rule, key, path }) => [rule, key, path]);

it('finds nothing in a sound API', () => {
  expect(found(sound)).toEqual([]);
});

/** The sound API with a resource policy of these statements. */
function withPolicy(...statements: readonly object[]): Definition {
  const whole = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'execute-api:Invoke', Resource: '*' };
  const Statement = statements.map((statement) => ({ ...whole, ...statement }));
  return edited([apiKey, { policy: JSON.stringify({ Version: '2012-10-17', Statement }) }]);
}

const managedPolicy = entityKey('iam-policy', 'read');

const cases: readonly (readonly [FindingRule, Definition, EntityKey, string])[] = [
  [
    'policy-invalid',
    edited([managedPolicy, { policyName: 'read', policyId: 'ANPA1', document: '{"Statement":1}', createDate: 0 }]),
    managedPolicy,
    'document',
  ],
  ['policy-too-long', withPolicy({ Sid: 'ä'.repeat(4_100) }), apiKey, 'policy'],
  ['policy-never-matches', withPolicy({ Resource: 'execute-api:/gone/*' }), apiKey, 'policy'],
  ['policy-key-unknown', withPolicy({ Condition: { Bool: { 's3:x': true } } }), apiKey, 'policy'],
  ['policy-too-wide', withPolicy({ Principal: '*' }), apiKey, 'policy'],
  ['policy-cancelled', withPolicy({}, { Effect: 'Deny', Principal: '*' }), apiKey, 'policy'],
  ['root-missing', edited([apiKey, { rootResourceId: 'gone' }]), apiKey, 'rootResourceId'],
  [
    'resource-unreachable',
    edited([entityKey('resource', apiId, 'lost'), { id: 'lost', parentId: 'gone', pathPart: 'x' }]),
    entityKey('resource', apiId, 'lost'),
    'parentId',
  ],
  [
    'resource-refused',
    edited([entityKey('resource', apiId, 'twin'), { id: 'twin', parentId: pets, pathPart: '{other}' }]),
    entityKey('resource', apiId, 'twin'),
    'pathPart',
  ],
  [
    'method-unreachable',
    edited([entityKey('method', apiId, 'gone', 'GET'), sound.get(get) ?? {}]),
    entityKey('method', apiId, 'gone', 'GET'),
    '',
  ],
  ['no-methods', start.definition, apiKey, ''],
  ['private-without-policy', edited([apiKey, { endpointConfiguration: { types: ['PRIVATE'] } }]), apiKey, 'policy'],
  ['integration-missing', edited([get, { methodIntegration: undefined }]), get, 'methodIntegration'],
  ['authorizer-unknown', edited([get, { authorizationType: 'CUSTOM', authorizerId: 'gone' }]), get, 'authorizerId'],
  ['request-validator-unknown', edited([get, { requestValidatorId: 'gone' }]), get, 'requestValidatorId'],
  [
    'model-unknown',
    edited([get, { requestModels: { 'application/json': 'Gone' } }]),
    get,
    'requestModels.application/json',
  ],
  [
    'model-unknown',
    edited([
      entityKey('model', apiId, 'Pet'),
      {
        id: 'p',
        name: 'Pet',
        contentType: 'application/json',
        schema: '{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/Gone"}}',
      },
    ]),
    entityKey('model', apiId, 'Pet'),
    'schema',
  ],
  [
    'parameter-refused',
    edited([get, { requestParameters: { 'method.request.cookie.a': true } }]),
    get,
    'requestParameters.method.request.cookie.a',
  ],
  [
    'path-parameter-missing',
    edited([get, { requestParameters: { 'method.request.path.petId': true } }]),
    get,
    'requestParameters.method.request.path.petId',
  ],
  [
    'operation-name-duplicate',
    edited(
      [entityKey('method', apiId, pets, 'GET'), { ...sound.get(get), operationName: 'same' }],
      [get, { operationName: 'same' }],
    ),
    entityKey('method', apiId, pets, 'GET'),
    'operationName',
  ],
  [
    'endpoint-invalid',
    withIntegration({ type: 'HTTP', httpMethod: 'GET', uri: 'ftp://x' }),
    get,
    'methodIntegration.uri',
  ],
  [
    'timeout-refused',
    edited(
      [apiKey, { endpointConfiguration: { types: ['EDGE'] } }],
      [get, { methodIntegration: { ...integrationOf(), timeoutInMillis: 30_000 } }],
    ),
    get,
    'methodIntegration.timeoutInMillis',
  ],
  [
    'uri-placeholder-unmapped',
    withIntegration({ type: 'HTTP', httpMethod: 'GET', uri: 'http://${stageVariables.host}/{id}' }),
    get,
    'methodIntegration.uri',
  ],
  [
    'mapping-refused',
    withIntegration({ requestParameters: { 'integration.request.header.a': 'nonsense' } }),
    get,
    'methodIntegration.requestParameters.integration.request.header.a',
  ],
  [
    'method-response-missing',
    withIntegration({
      integrationResponses: {
        '200': { statusCode: '200' },
        '500': {
          statusCode: '500',
          selectionPattern: '5\\d{2}',
          responseParameters: { 'method.response.header.a': "'b'" },
        },
      },
    }),
    get,
    'methodIntegration.integrationResponses.500',
  ],
  [
    'default-response-missing',
    withIntegration({ integrationResponses: { '200': { statusCode: '200', selectionPattern: '2..' } } }),
    get,
    'methodIntegration.integrationResponses',
  ],
  [
    'function-missing',
    withIntegration({
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
    }),
    get,
    'methodIntegration.uri',
  ],
  [
    'service-endpoint-missing',
    withIntegration({ type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' }),
    get,
    'methodIntegration.uri',
  ],
  [
    'vpc-link-unknown',
    withIntegration({ ...privateHttp, connectionId: 'gone' }),
    get,
    'methodIntegration.connectionId',
  ],
  [
    'load-balancer-unmapped',
    new Map([...withIntegration(privateHttp), ...linked]),
    get,
    'methodIntegration.connectionId',
  ],
  [
    'selection-pattern-invalid',
    withIntegration(
      { integrationResponses: { '200': { statusCode: '200' }, '201': { statusCode: '201', selectionPattern: '(' } } },
      { methodResponses: { '200': { statusCode: '200' }, '201': { statusCode: '201' } } },
    ),
    get,
    'methodIntegration.integrationResponses.201.selectionPattern',
  ],
  [
    'stage-variable-undefined',
    withIntegration({ type: 'HTTP', httpMethod: 'GET', uri: 'http://${stageVariables.port}' }),
    get,
    'methodIntegration.uri',
  ],
  [
    'stage-variable-undefined',
    withIntegration({
      requestTemplates: { 'text/plain': '$stageVariables.host $stageVariables.get($x) ${stageVariables["p"]}' },
    }),
    get,
    'methodIntegration.requestTemplates.text/plain',
  ],
  [
    'template-invalid',
    withIntegration({ requestTemplates: { 'application/json': '#if($a)\nno end' } }),
    get,
    'methodIntegration.requestTemplates.application/json',
  ],
  [
    'template-refused',
    withIntegration({ requestTemplates: { json: '{}' } }),
    get,
    'methodIntegration.requestTemplates.json',
  ],
  [
    'model-schema-invalid',
    edited([entityKey('model', apiId, 'Empty'), { schema: '{"type": ' }]),
    entityKey('model', apiId, 'Empty'),
    'schema',
  ],
  ['part-refused', edited([apiKey, { policy: 'no policy' }]), apiKey, 'policy'],
  [
    'reference-unknown',
    edited([entityKey('usage-plan', 'p'), { id: 'p', name: 'p', apiStages: [{ apiId, stage: 'prod' }] }]),
    entityKey('usage-plan', 'p'),
    'apiStages',
  ],
  [
    'quota-exceeded',
    edited(
      ...Array.from({ length: 11 }, (_, at): [EntityKey, object] => [
        entityKey('stage', apiId, `s${at}`),
        { stageName: `s${at}`, cacheClusterEnabled: false, tracingEnabled: false },
      ]),
    ),
    apiKey,
    '',
  ],
];

const authorizerRules = ['authorizer-type-mismatch', 'authorizer-identity-invalid', 'authorizer-sources-missing'];
const userPoolRules = ['user-pool-invalid', 'user-pool-missing', 'scopes-unmatched', 'scope-unknown', 'scopes-ignored'];

describe('each rule', () => {
  it.each(cases)('%s names the member that is wrong', (rule, definition, key, path) => {
    expect(found(definition)).toContainEqual([rule, key, path]);
  });

  it('says one thing once', () => {
    const alone = cases.filter(([rule]) => !['root-missing', 'no-methods'].includes(rule));
    for (const [rule, definition] of alone) expect([rule, found(definition).length]).toEqual([rule, 1]);
  });

  it('has a case here', () => {
    // tests beside the rules of authorizers, user pools, IAM, caches, test suites, WAF, HTTP and WebSocket APIs have the others
    const v2Rules = [
      'no-routes',
      'route-without-integration',
      'default-route-missing',
      'route-response-missing',
      'response-unreachable',
      'preflight-refused',
      'cors-origin-invalid',
      'integration-unused',
      'issuer-invalid',
    ];
    const besides = /^(access-key|cache|certificate|credentials-role|default-endpoint|managed-policy|setting|waf)-/;
    const testRules = ['test-reference-unknown', 'test-check-invalid', 'test-secret-plain'];
    const elsewhere = [
      ...authorizerRules,
      ...userPoolRules,
      ...Object.keys(findingRules).filter((rule) => besides.test(rule)),
      ...testRules,
      ...v2Rules,
    ];
    const covered = new Set<string>([...cases.map(([rule]) => rule), ...elsewhere]);
    expect(Object.keys(findingRules).filter((rule) => !covered.has(rule))).toEqual([]);
  });
});

it('gives the place of a template error', () => {
  const [finding] = findProblems(withIntegration({ requestTemplates: { 'application/json': 'ok\n  #if($a) no end' } }));
  expect(finding).toMatchObject({ rule: 'template-invalid', severity: 'error' });
  expect(finding?.message).toMatch(/^Line \d+, column \d+: /);
});

it('leaves integration responses of proxies alone', () => {
  const proxy = { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://x', integrationResponses: {} };
  expect(found(withIntegration(proxy))).toEqual([]);
});

describe('settings that are stored only', () => {
  const ledger = [
    { setting: 'stage.cacheClusterEnabled', fidelity: 'stored only', note: 'No cache.' },
    { setting: 'stage.methodSettings.*.cachingEnabled', fidelity: 'stored only', note: 'No cache.' },
    { setting: 'rest-api.endpointConfiguration.ipAddressType', fidelity: 'stored only', note: 'No dualstack.' },
    { setting: 'method.methodIntegration.cacheNamespace', fidelity: 'stored only', note: 'No namespace.' },
    { setting: 'stage.variables', fidelity: 'enforced' },
  ] as const;
  const look = (definition: Definition) =>
    findProblems(definition, apiId, { ledger })
      .filter(({ rule }) => rule === 'setting-not-enforced')
      .map(({ rule, path, message }) => `${rule} ${path} ${message}`);

  it('are no finding while nobody uses them', () => {
    expect(look(sound)).toEqual([]);
  });

  it('are one finding per entity and note where they are used', () => {
    const stage = entityKey('stage', apiId, 'dev');
    const methodSettings = { '*/*': { cachingEnabled: true }, 'a/GET': { cachingEnabled: true } };
    const definition = edited(
      [stage, { cacheClusterEnabled: true, methodSettings }],
      [apiKey, { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' } }],
      [get, { methodIntegration: { ...integrationOf(), cacheNamespace: 'shared' } }],
    );
    expect(look(definition)).toEqual([
      'setting-not-enforced cacheClusterEnabled No cache.',
      'setting-not-enforced endpointConfiguration.ipAddressType No dualstack.',
      'setting-not-enforced methodIntegration.cacheNamespace No namespace.',
    ]);
  });
});

it('looks at one API only where one is named, and puts errors first', () => {
  const other = apiWithPaths().definition;
  expect(findProblems(new Map([...sound, ...other]), 'nowhere')).toEqual([]);
  const mixed = edited([
    get,
    { operationName: 'x', requestValidatorId: 'gone', requestParameters: { 'method.request.path.x': true } },
  ]);
  expect(findProblems(mixed, apiId, { ledger: [] }).map(({ severity }) => severity)).toEqual(['error', 'warning']);
});

it('looks at two thousand methods again within a tenth of a second', () => {
  const { entities } = importOpenApi(generateLargeDocument(2_000), testOptions());
  const checks = createTextChecks();
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    const before = performance.now();
    findProblems(entities, undefined, { checks });
    fastest = Math.min(fastest, performance.now() - before);
  }
  // The budget is 100 ms; the rest is room for a busy machine.
  expect(fastest).toBeLessThan(400);
});

function integrationOf(): object {
  return (sound.get(get) as { methodIntegration: object }).methodIntegration;
}
