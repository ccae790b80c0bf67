// Pushes from one studio to the management APIs of another.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PushChange } from '../../../shared/contract/push';
import { type Entity, type EntityKey, entityKey, listEntities } from '../../../shared/definition/entities';
import { type ManagementUnderTest, openTestManagement } from '../../management/management-fixture';
import type { AwsTransport } from './aws-transport';
import { pushService } from './push-service';

interface PushUnderTest {
  readonly here: ManagementUnderTest;
  readonly there: ManagementUnderTest;
  readonly push: ReturnType<typeof pushService>;
  /** `METHOD /path` of the calls that change something, since the last time it was asked. */
  writes(): readonly string[];
  dispose(): Promise<void>;
}

/** Opens both. */
async function openTestPush(): Promise<PushUnderTest> {
  const here = await openTestManagement();
  const there = await openTestManagement();
  const written: string[] = [];
  const transport: AwsTransport = async (request) => {
    const target = request.url.slice(request.url.indexOf('/', 8));
    const isRead = request.method === 'GET' || target === '/';
    if (!isRead) written.push(`${request.method} ${target}`);
    const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
    const body = request.body === null ? '' : Buffer.from(request.body).toString('utf8');
    return there.call(request.method, target, body, headers);
  };
  return {
    here,
    there,
    push: pushService({
      current: here.studio.current,
      region: 'us-east-1',
      clock: () => Date.now(),
      random: () => 0.5,
      transport,
      places: { environment: {}, readFile: async () => undefined },
      wait: async () => {},
    }),
    writes: () => written.splice(0),
    async dispose() {
      await here.dispose();
      await there.dispose();
    },
  };
}

let opened: PushUnderTest;
const endpoint = 'http://127.0.0.1:4600';

beforeEach(async () => {
  opened = await openTestPush();
});
afterEach(() => opened.dispose());

const documents = 'shared/openapi/fixtures';

async function importDocument(fileName: string): Promise<string> {
  const text = readFileSync(join(documents, fileName), 'utf8');
  const { apiId } = await opened.here.client.documents.import({ text, fileName });
  return apiId;
}

const short = ({ kind, name, change, fields }: PushChange) =>
  `${change} ${kind} ${name}${fields.length === 0 ? '' : `: ${fields.map(({ path }) => path).join(', ')}`}`;

/** Pushes without asking, and answers what the plan said. */
async function pushAll(apiId: string, more: object = {}) {
  const target = { apiId, stageName: 'dev', endpoint, with: [], ...more };
  const plan = await opened.push.plan(target);
  const result = await opened.push.apply({ ...target, planId: plan.planId });
  return { plan, result, changes: plan.changes.map(short) };
}

it.each(readdirSync(documents))('pushes %s, and finds nothing to push after it', async (fileName) => {
  const apiId = await importDocument(fileName);
  const { plan, result } = await pushAll(apiId);
  expect(plan.changes.every(({ change }) => change === 'added')).toBe(true);
  expect(result.leftovers).toEqual([]);
  const again = await pushAll(apiId);
  expect([again.plan.changes, again.plan.deploys, again.plan.steps, again.result.done]).toEqual([[], false, [], []]);
});

it('sends only what was edited', async () => {
  const apiId = await importDocument('petstore-oas30.yaml');
  const first = await pushAll(apiId);
  opened.writes();
  const { client } = opened.here;
  const { entities } = await client.definition.read();
  const [key = '', method] =
    Object.entries(entities).find(([name, entity]) => name.startsWith('method:') && 'methodIntegration' in entity) ??
    [];
  expect(method).toBeDefined();
  await client.definition.update({ key: key as never, changes: [{ path: ['operationName'], value: 'renamed' }] });
  const { changes, result } = await pushAll(apiId);
  expect(changes).toEqual([expect.stringMatching(/^changed method [A-Z]+ \S+: operationName$/)]);
  expect(result.remoteApiId).toBe(first.result.remoteApiId);
  expect(opened.writes()).toEqual([
    `PUT /restapis/${result.remoteApiId}?mode=overwrite`,
    `POST /restapis/${result.remoteApiId}/deployments`,
  ]);
});

it('takes settings of the API and of the stage along, and takes them back', async () => {
  const apiId = await importDocument('mock-cors.yaml');
  const { client } = opened.here;
  await client.deployments.create({ apiId, stageName: 'dev' });
  const api = entityKey('rest-api', apiId);
  const stage = entityKey('stage', apiId, 'dev');
  await client.definition.update({
    key: api,
    changes: [
      { path: ['endpointConfiguration'], value: { types: ['REGIONAL'], ipAddressType: 'ipv4' } },
      { path: ['binaryMediaTypes'], value: ['image/png'] },
      { path: ['tags'], value: { team: 'pets', gone: 'soon' } },
      { path: ['apiKeySource'], value: 'AUTHORIZER' },
    ],
  });
  await client.definition.update({
    key: stage,
    changes: [
      { path: ['description'], value: 'First' },
      { path: ['variables'], value: { a: '1', b: '2' } },
      { path: ['tags'], value: { team: 'pets' } },
      { path: ['tracingEnabled'], value: true },
      {
        path: ['accessLogSettings'],
        value: { format: '$context.requestId', destinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x' },
      },
      {
        path: ['methodSettings'],
        value: { '*/*': { loggingLevel: 'INFO' }, '~1/GET': { throttlingRateLimit: 5, cachingEnabled: true } },
      },
    ],
  });
  expect((await pushAll(apiId)).result.leftovers).toEqual([]);
  expect((await pushAll(apiId)).changes).toEqual([]);
  await client.definition.update({
    key: api,
    changes: [
      { path: ['binaryMediaTypes'], value: ['image/gif'] },
      { path: ['tags'], value: { team: 'zoo' } },
      { path: ['apiKeySource'], value: 'HEADER' },
      { path: ['endpointConfiguration', 'types'], value: ['EDGE'] },
    ],
  });
  await client.definition.update({
    key: stage,
    changes: [
      { path: ['variables'], value: { b: '3', c: '4' } },
      { path: ['description'] },
      { path: ['tracingEnabled'], value: false },
      { path: ['accessLogSettings'] },
      { path: ['methodSettings'], value: { '~1/GET': { cachingEnabled: true } } },
    ],
  });
  // CloudFormation's own tags are nobody else's to take away.
  const [{ key: remote = api } = {}] = listEntities(
    opened.there.studio.current.require().workingCopy.definition,
    'rest-api',
  );
  await opened.there.client.definition.update({
    key: remote,
    changes: [{ path: ['tags', 'aws:cloudformation:stack-name'], value: 'shop' }],
  });
  const { changes, result } = await pushAll(apiId);
  expect([changes, result.leftovers]).toEqual([
    [
      expect.stringMatching(
        /^changed api .*: apiKeySource, binaryMediaTypes, endpointConfiguration\.types, tags\.gone, tags\.team$/,
      ),
      expect.stringMatching(
        /^changed stage dev: accessLogSettings, description, methodSettings.*, variables\.a, variables\.b, variables\.c$/,
      ),
    ],
    [],
  ]);
  expect((await pushAll(apiId)).changes).toEqual([]);
});

it('takes usage plans, keys and domains along only where they are asked for', async () => {
  const apiId = await importDocument('authorizers-and-keys.yaml');
  const { client } = opened.here;
  await client.deployments.create({ apiId, stageName: 'dev' });
  const key = {
    id: 'key0000001',
    name: 'alice',
    value: 'a'.repeat(30),
    enabled: true,
    createdDate: 1,
    lastUpdatedDate: 1,
  };
  const plan = {
    id: 'plan01',
    name: 'Gold',
    apiStages: [{ apiId, stage: 'dev', throttle: { '/pets/GET': { rateLimit: 5 } } }],
    throttle: { rateLimit: 10, burstLimit: 20 },
    quota: { limit: 100, offset: 0, period: 'DAY' as const },
    keyIds: [key.id],
  };
  await opened.here.studio.current.require().workingCopy.edit('Make', (definition) => ({
    key: entityKey('usage-plan', plan.id),
    definition: new Map<EntityKey, Entity>([
      ...definition,
      [entityKey('api-key', key.id), key],
      [entityKey('usage-plan', plan.id), plan],
      [
        entityKey('domain-name', 'api.example.com'),
        {
          domainName: 'api.example.com',
          endpointConfiguration: { types: ['REGIONAL' as const] },
          routingMode: 'BASE_PATH_MAPPING_ONLY' as const,
          regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/x',
        },
      ],
      [entityKey('base-path-mapping', 'api.example.com', 'v1'), { basePath: 'v1', restApiId: apiId, stage: 'dev' }],
    ]),
  }));
  const without = await pushAll(apiId);
  expect(without.plan.notSent).toEqual([
    'Usage plans Gold: --with-plans sends them.',
    '1 API keys with their values: --with-keys sends them.',
    'Base path mappings of api.example.com: --with-domains sends them.',
    ...without.plan.notSent.filter((sentence) => sentence.startsWith('Functions')),
  ]);
  const all = await pushAll(apiId, { with: ['keys', 'domains'] });
  expect(all.changes).toEqual([
    'added usage plan Gold',
    'added api key alice',
    'added domain name api.example.com',
    'added base path mapping api.example.com v1',
  ]);
  const there = opened.there.studio.current.require().workingCopy.definition;
  expect(listEntities(there, 'api-key').map(({ entity: { name, value, enabled } }) => [name, value, enabled])).toEqual([
    ['alice', key.value, true],
  ]);
  expect(
    listEntities(there, 'usage-plan').map(({ entity: { id: _, keyIds, ...rest } }) => [rest, keyIds?.length]),
  ).toEqual([
    [
      {
        name: 'Gold',
        throttle: plan.throttle,
        quota: plan.quota,
        apiStages: [{ ...plan.apiStages[0], apiId: all.result.remoteApiId }],
      },
      1,
    ],
  ]);
  expect((await pushAll(apiId, { with: ['keys', 'domains'] })).changes).toEqual([]);
  await client.definition.update({
    key: entityKey('usage-plan', plan.id),
    changes: [
      { path: ['quota'] },
      { path: ['throttle', 'rateLimit'], value: 7 },
      { path: ['apiStages'], value: [{ apiId, stage: 'dev' }] },
    ],
  });
  expect((await pushAll(apiId, { with: ['keys'] })).changes).toEqual([
    'changed usage plan Gold: methodThrottle, quota, throttle.rateLimit',
  ]);
  expect((await pushAll(apiId, { with: ['keys'] })).changes).toEqual([]);
});

it('refuses to apply a plan when the endpoint has changed since', async () => {
  const apiId = await importDocument('mock-cors.yaml');
  const { result } = await pushAll(apiId);
  const target = { apiId, stageName: 'dev', endpoint, with: [] };
  await opened.there.client.definition.update({
    key: entityKey('rest-api', result.remoteApiId),
    changes: [{ path: ['description'], value: 'Edited there' }],
  });
  const { planId } = await opened.push.plan(target);
  await opened.there.client.definition.update({
    key: entityKey('rest-api', result.remoteApiId),
    changes: [{ path: ['description'], value: 'Edited again' }],
  });
  await expect(opened.push.apply({ ...target, planId })).rejects.toMatchObject({ code: 'CONFLICT' });
});

it('asks which API is meant where several have the name', async () => {
  const apiId = await importDocument('mock-cors.yaml');
  const text = readFileSync(join(documents, 'mock-cors.yaml'), 'utf8');
  await opened.there.client.documents.import({ text });
  const { apiId: second } = await opened.there.client.documents.import({ text });
  const target = { apiId, stageName: 'dev', endpoint, with: [] };
  await expect(opened.push.plan(target)).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'remoteApiId' } });
  expect(await opened.push.plan({ ...target, remoteApiId: second })).toMatchObject({ remoteApiId: second });
  await expect(opened.push.plan({ ...target, remoteApiId: 'nothere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
