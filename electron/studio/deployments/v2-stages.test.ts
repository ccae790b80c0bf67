import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.create({ folder: join(test.folder, 'w'), name: 'W' });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const target = 'http://127.0.0.1:9';

it('deploys the API of quick create by itself, once for each change, in words of AWS', async () => {
  const { apiId } = await test.client.apis.createHttpApi({ name: 'Pets', target });
  await test.studio.stages.settled();
  await test.client.routes.create({ apiId, routeKey: 'GET /pets', uri: target });
  await test.studio.stages.settled();
  const deployments = await test.client.deployments.list({ apiId });
  const [stage] = await test.client.stages.list({ apiId });
  expect([deployments.map(({ description }) => description), stage]).toMatchObject([
    Array(2).fill('Automatic deployment triggered by changes to the Api configuration'),
    {
      stageName: '$default',
      pending: [],
      deploymentId: deployments[0]?.id,
      lastDeploymentStatusMessage: `Successfully deployed stage with deployment ID '${deployments[0]?.id}'`,
    },
  ]);
});

it('refuses to deploy an API without routes, and says so of a stage that deploys by itself', async () => {
  const { apiId } = await test.client.apis.createHttpApi({ name: 'Pets' });
  await test.client.stages.create({ apiId, stageName: '$default', settings: { autoDeploy: true } });
  await test.studio.stages.settled();
  const [stage] = await test.client.stages.list({ apiId });
  const refusal = await test.client.deployments.create({ apiId }).catch((error: Error) => error.message);
  expect([stage?.lastDeploymentStatusMessage, stage?.deploymentId, refusal]).toEqual([
    'Deployment attempt failed: At least one route is required before deploying the Api.',
    undefined,
    'At least one route is required before deploying the Api.',
  ]);
});

it('serves nothing on a stage without a deployment, until one is bound to it', async () => {
  const { apiId } = await test.client.apis.createWebSocketApi({ name: 'Chat' });
  await test.client.routes.create({ apiId, routeKey: '$default', uri: 'mock' });
  await test.client.stages.create({ apiId, stageName: 'dev' });
  const [before] = await test.client.stages.list({ apiId });
  const { id } = await test.client.deployments.create({ apiId, stageName: 'dev' });
  const [after] = await test.client.stages.list({ apiId });
  expect([before?.deploymentId, before?.urls.host, after?.deploymentId, after?.urls.connections]).toEqual([
    undefined,
    expect.stringMatching(new RegExp(`^ws://${apiId}\\.execute-api\\.us-east-1\\.localhost:\\d+/dev$`)),
    id,
    expect.stringMatching(new RegExp(`^http://127.0.0.1:\\d+/_aws/execute-api/${apiId}/dev/@connections$`)),
  ]);
});

it('removes a stage and an API with it', async () => {
  const { apiId, key } = await test.client.apis.createHttpApi({ name: 'Pets', target });
  await test.studio.stages.settled();
  await test.client.stages.remove({ apiId, stageName: '$default' });
  const stages = await test.client.stages.list({ apiId });
  await test.client.apis.remove({ apiId });
  const { entities } = await test.client.definition.read();
  expect([
    stages,
    Object.hasOwn(entities, key),
    Object.hasOwn(entities, entityKey('v2-stage', apiId, '$default')),
  ]).toEqual([[], false, false]);
});

it('deploys what was edited while nobody had the workspace open', async () => {
  const { apiId, key } = await test.client.apis.createHttpApi({ name: 'Pets', target });
  await test.studio.stages.settled();
  const folder = join(test.folder, 'w');
  const { path } = await test.client.definition.readText({ key });
  await test.client.workspace.close();
  const file = join(folder, path);
  await writeFile(file, `${await readFile(file, 'utf8')}description: Edited elsewhere\n`);
  await test.client.workspace.open({ folder });
  await test.studio.stages.settled();
  const [stage] = await test.client.stages.list({ apiId });
  expect([(await test.client.deployments.list({ apiId })).length, stage?.pending]).toEqual([2, []]);
});
