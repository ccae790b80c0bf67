// Pushes with functions, from one studio to the management APIs of another.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PushChange } from '../../../shared/contract/push';
import { type EntityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { functionUri } from '../../../shared/definition/function-uri';
import { type ManagementUnderTest, openTestManagement } from '../../management/management-fixture';
import type { AwsTransport } from './aws-transport';
import { pushService } from './push-service';

let here: ManagementUnderTest;
let there: ManagementUnderTest;
let writes: string[];
let apiId: string;

beforeEach(async () => {
  here = await openTestManagement();
  there = await openTestManagement();
  writes = [];
  ({ apiId } = await here.client.apis.create({ name: 'Shop' }));
  await here.client.functions.create({ functionName: 'orders' });
  const { rootResourceId: resourceId = '' } = findEntity(workspaceOf(here), 'rest-api', apiId) ?? {};
  const uri = functionUri({ functionName: 'orders', region: 'us-east-1', accountId: '000000000000' });
  await here.client.methods.create({ apiId, resourceId, httpMethod: 'GET', integrationType: 'AWS_PROXY', uri });
});
afterEach(async () => {
  await here.dispose();
  await there.dispose();
});

function workspaceOf({ studio }: ManagementUnderTest) {
  return studio.current.require().workingCopy.definition;
}

const transport: AwsTransport = async ({ method, url, headers, body }) => {
  const target = url.slice(url.indexOf('/', 8));
  if (method !== 'GET' && target !== '/') writes.push(`${method} ${target}`);
  const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  return there.call(method, target, body === null ? '' : Buffer.from(body).toString('utf8'), named);
};

const change = (path: readonly string[], value: unknown) =>
  here.client.definition.update({ key: 'function:orders' as EntityKey, changes: [{ path: [...path], value }] });

const short = ({ kind, name, change: what, fields }: PushChange) =>
  [what, kind, name, ...fields.map(({ path, before, after }) => `${path}: ${before} -> ${after}`)].join(' ');

/** Pushes without asking, and answers what was said before and after. */
async function push(more: object = {}) {
  const service = pushService({
    current: here.studio.current,
    region: 'us-east-1',
    clock: () => Date.now(),
    random: () => 0.5,
    transport,
    places: { environment: {}, readFile: async () => undefined },
    wait: async () => {},
  });
  const target = { apiId, stageName: 'dev', endpoint: 'http://127.0.0.1:4600', with: ['functions' as const], ...more };
  const plan = await service.plan(target);
  writes = [];
  const result = await service.apply({ ...target, planId: plan.planId });
  return { plan, result, changes: plan.changes.map(short) };
}

it('makes the functions before the API, lets it call them, and finds nothing to push after it', async () => {
  await change(['environment'], { variables: { STAGE: 'live', DB_PASSWORD: 'first' } });
  const { plan, result, changes } = await push();
  const made = findEntity(workspaceOf(there), 'function', 'orders');
  const statements = (made?.policy ?? []).map(({ statement }) => JSON.parse(statement) as { Condition: unknown });
  expect({
    changes: changes.slice(0, 2),
    steps: plan.steps.slice(0, 3),
    notSent: plan.notSent,
    writes: writes.slice(0, 3),
    done: result.done.slice(0, 3),
    leftovers: result.leftovers,
    variables: made?.environment?.variables,
    conditions: statements.map(({ Condition }) => Condition),
  }).toEqual({
    changes: ['added function orders', 'added function permission orders'],
    steps: ['Send the functions: 1 added', 'Make the API', 'Allow the API to call orders'],
    notSent: [],
    writes: ['POST /2015-03-31/functions', 'POST /restapis', 'POST /2015-03-31/functions/orders/policy'],
    done: ['Made function orders', `Made the API ${result.remoteApiId}`, 'Allowed the API to call orders'],
    leftovers: [],
    variables: { STAGE: 'live', DB_PASSWORD: 'first' },
    conditions: [
      { ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:us-east-1:000000000000:${result.remoteApiId}/*` } },
    ],
  });
  expect((await push()).plan.steps).toEqual([]);
});

it('sends code that was edited, and settings without showing secrets', async () => {
  await change(['environment'], { variables: { STAGE: 'live', DB_PASSWORD: 'first' } });
  await push();
  await writeFile(join(here.studio.current.require().folder, 'functions', 'orders', 'index.mjs'), 'export {};\n');
  await change(['environment'], { variables: { STAGE: 'next', DB_PASSWORD: 'second' } });
  await change(['timeout'], 7);
  const { changes, plan } = await push();
  const changed =
    /^changed function orders Environment\.Variables\.DB_PASSWORD: \(secret, another one\) -> \(secret\) Environment\.Variables\.STAGE: live -> next Timeout: 3 -> 7 code: \S+ -> \S+$/;
  expect([changes, plan.deploys, writes, JSON.stringify(plan).includes('second')]).toEqual([
    [expect.stringMatching(changed)],
    false,
    ['PUT /2015-03-31/functions/orders/code', 'PUT /2015-03-31/functions/orders/configuration'],
    false,
  ]);
  const [{ entity } = { entity: undefined }] = listEntities(workspaceOf(there), 'function');
  expect([entity?.timeout, entity?.environment?.variables, (await push()).changes]).toEqual([
    7,
    { STAGE: 'next', DB_PASSWORD: 'second' },
    [],
  ]);
});

it('refuses a plan whose code has changed since', async () => {
  const service = pushService({
    current: here.studio.current,
    region: 'us-east-1',
    clock: () => Date.now(),
    random: () => 0.5,
    transport,
    places: { environment: {}, readFile: async () => undefined },
  });
  const target = { apiId, stageName: 'dev', endpoint: 'http://127.0.0.1:4600', with: ['functions' as const] };
  const { planId } = await service.plan(target);
  await writeFile(join(here.studio.current.require().folder, 'functions', 'orders', 'index.mjs'), 'export {};\n');
  await expect(service.apply({ ...target, planId })).rejects.toMatchObject({ code: 'CONFLICT' });
});

it('says what stays here: functions unless asked for, those without code, layers and qualifiers', async () => {
  const { plan: without } = await push({ with: [] });
  await change(['layers'], ['layers/tools']);
  const { rootResourceId: resourceId = '' } = findEntity(workspaceOf(here), 'rest-api', apiId) ?? {};
  const uris = [
    functionUri({ functionName: 'orders', region: 'us-east-1', accountId: '000000000000', qualifier: 'live' }),
    functionUri({ functionName: 'elsewhere', region: 'us-east-1', accountId: '000000000000' }),
  ];
  for (const [at, uri] of uris.entries()) {
    const httpMethod = at === 0 ? 'POST' : 'PUT';
    await here.client.methods.create({ apiId, resourceId, httpMethod, integrationType: 'AWS_PROXY', uri });
  }
  const { plan } = await push();
  expect([without.notSent, plan.notSent]).toEqual([
    ['Functions orders, and the permission for API Gateway to call them: --with-functions sends them.'],
    [
      'Function elsewhere: the workspace has none of this name.',
      'Layers of function orders: they are folders of this machine.',
      'live of function orders: versions and aliases are published at the endpoint.',
    ],
  ]);
});
