// Everything that can be wrong with a call: the answer is AWS's kind of refusal, never a fault, and nothing is lost.
import {
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileBody, hostileText, isRefusal, wrongBodies } from '../hostile-fixture';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';
import { inputShapes, patchShape } from './input-shapes';
import { operationTable } from './operation-table';

let managed: ManagementUnderTest;
let labels: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  managed = await openTestManagement();
  const { apigateway } = managed;
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await apigateway.send(
    new CreateRestApiCommand({ name: 'Attacked' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await apigateway.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  await apigateway.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200' }));
  const deployment = await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
  const authorizer = await apigateway.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: 'a',
      type: 'TOKEN',
      identitySource: 'method.request.header.A',
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:a/invocations',
    }),
  );
  const plan = await apigateway.send(new CreateUsagePlanCommand({ name: 'plan' }));
  await apigateway.send(new CreateDomainNameCommand({ domainName: 'a.example.com' }));
  labels = {
    restapi_id: restApiId,
    resource_id: resourceId,
    parent_id: resourceId,
    http_method: 'GET',
    status_code: '200',
    stage_name: 'dev',
    deployment_id: deployment.id ?? '',
    authorizer_id: authorizer.id ?? '',
    usageplanId: plan.id ?? '',
    domain_name: 'a.example.com',
    response_type: 'THROTTLED',
    model_name: 'Empty',
    resource_arn: encodeURIComponent(`arn:aws:apigateway:us-east-1::/restapis/${restApiId}`),
  };
});

afterAll(() => managed.dispose());

const bodies = operationTable.flatMap(([name, method, uri]) => {
  const shape = name.startsWith('Update') ? patchShape : inputShapes[name];
  return shape === undefined ? [] : [{ name, method, uri, shape }];
});

function targetOf(uri: string): string {
  return uri.replace(/\{(\w+)\}/g, (_, label: string) => labels[label] ?? 'unknown');
}

it('refuses every wrong type of every member of every operation', async () => {
  const before = managed.studio.current.require().workingCopy.definition;
  const odd: string[] = [];
  for (const { name, method, uri, shape } of bodies) {
    for (const body of wrongBodies(shape)) {
      const answer = await managed.call(method, targetOf(uri), body);
      const isRight = isRefusal(answer) && answer.headers['x-amzn-ErrorType'] === 'SerializationException';
      if (!isRight) odd.push(`${name} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`);
    }
  }
  expect([odd, managed.faults]).toEqual([[], []]);
  expect(managed.studio.current.require().workingCopy.definition).toBe(before);
});

it.each([
  ['no JSON', '{"name": '],
  ['a list', '[]'],
  ['a text', '"a"'],
  ['null', 'null'],
  ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['nested without end', '['.repeat(200_000)],
])('refuses a body that is %s, whatever the operation', async (_what, body) => {
  const answers = await Promise.all(bodies.map(({ method, uri }) => managed.call(method, targetOf(uri), body)));
  expect(answers.filter((answer) => !isRefusal(answer))).toEqual([]);
});

const pathParts = [
  'name',
  'description',
  'variables',
  'a',
  '*',
  '~1',
  '~1a',
  'GET',
  'throttling',
  'rateLimit',
  'canarySettings',
];
const patchPath = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...pathParts), hostileText), { maxLength: 5 })
    .map((parts) => `/${parts.join('/')}`),
  fc.constantFrom('/policy', '/uri', '/type', '/schema', '/properties', '/authorizerId', '/apiStages', '/quota/limit'),
  hostileText,
);
const patchBody = fc.record({
  patchOperations: fc.array(
    fc.record(
      {
        op: fc.constantFrom('add', 'remove', 'replace', 'copy', 'move', 'test'),
        path: patchPath,
        value: hostileText,
        from: patchPath,
      },
      { requiredKeys: ['op'] },
    ),
    { maxLength: 3 },
  ),
});

// What a client may rightly take away stays out of it: every call meets the same workspace.
const attacks = bodies.filter(({ name }) => !/^(?:TestInvoke|GenerateClientCertificate|UpdateUsage$)/.test(name));

it('answers any body of the right types with success or AWS’s refusal, and keeps a sound workspace', async () => {
  const anyCall = fc
    .constantFrom(...attacks)
    .chain(({ method, uri, shape, name }) =>
      (shape === patchShape ? patchBody : hostileBody(shape)).map((body) => ({ name, method, uri, body })),
    );
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ method, uri, body }) => {
      const answer = await managed.call(method, targetOf(uri), body);
      if (answer.status >= 300) expect(isRefusal(answer)).toBe(true);
      expect(managed.faults).toEqual([]);
    }),
    { numRuns: 600, seed: 20_260_115 },
  );
  const { folder, workingCopy } = managed.studio.current.require();
  const kept = Object.fromEntries(workingCopy.definition);
  await managed.client.workspace.close({});
  await managed.client.workspace.open({ folder });
  expect(Object.fromEntries(managed.studio.current.require().workingCopy.definition)).toEqual(kept);
}, 60_000);

it('answers any path and query with a status of AWS’s', async () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'restapis',
      'resources',
      'methods',
      'apikeys',
      'tags',
      'stages',
      'v2',
      'domainnames',
      '_gatehouse',
      'requests',
      'clock',
    ),
    fc.constantFrom(
      '%',
      '%zz',
      '%00',
      '%ff',
      '%2e%2e',
      '..',
      '',
      'é',
      '%F0%9F%92%A5',
      '@connections',
      '2015-03-31',
      'GET',
    ),
    hostileText.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, ''))),
  );
  const target = fc
    .tuple(
      fc.array(segment, { maxLength: 7 }),
      fc.constantFrom('', '?', '?limit=x', '?position=%ff', '?limit=-1', '?mode=import', '?a&&=b%zz'),
    )
    .map(([parts, query]) => `/${parts.join('/')}${query}`);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'PUT', 'POST', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'),
      target,
      async (method, path) => {
        const { status } = await managed.call(method, path);
        expect(status === 501 || status < 500).toBe(true);
        expect(managed.faults).toEqual([]);
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});

it('loses nothing of many clients at once', async () => {
  const own = await openTestManagement();
  const api = await own.apigateway.send(new CreateRestApiCommand({ name: 'Busy' }));
  const restApiId = api.id ?? '';
  const made = await Promise.all(
    Array.from({ length: 120 }, (_, at) =>
      own.call('POST', `/restapis/${restApiId}/resources/${api.rootResourceId}`, { pathPart: `r${at % 60}` }),
    ),
  );
  const { items = [] } = await own.apigateway.send(new GetResourcesCommand({ restApiId, limit: 500 }));
  expect([
    made.filter(({ status }) => status === 201).length,
    made.filter(({ status }) => status === 409).length,
    items.length,
    new Set(items.map(({ path }) => path)).size,
    own.faults,
  ]).toEqual([60, 60, 61, 61, []]);
  await own.dispose();
}, 30_000);
