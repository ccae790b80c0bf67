import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import type { RestApi } from '../../../shared/definition/rest/rest-api';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
beforeEach(async () => {
  test = await openTestStudio();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** The PetStore sample with one recorded request to `/pets`, whose answer is edited to name a stage variable. */
async function openPetStore() {
  const { client } = test;
  await client.workspace.openSample({ sample: 'petstore', folder: join(test.folder, 'pets') });
  const { entities } = await client.definition.read();
  const api = Object.entries(entities).find(([key]) => key.startsWith('rest-api:'))?.[1] as RestApi;
  const pets = Object.entries(entities).find(([, entity]) => 'pathPart' in entity && entity.pathPart === 'pets');
  const resourceId = pets?.[0].split('/')[1] ?? '';
  const [stage] = await client.stages.list();
  await test.get(`${stage?.urls.path}/pets`);
  await expect.poll(async () => (await client.requests.list({})).length).toBe(1);
  const key = entityKey('method', api.id, resourceId, 'GET');
  const path = ['methodIntegration', 'integrationResponses', '200', 'responseTemplates', 'application/json'];
  await client.definition.update({ key, changes: [{ path, value: '{"from": "$stageVariables.release"}' }] });
  return { apiId: api.id, key };
}

it('replays through the canary of a stage with the variables of the canary', async () => {
  const { apiId } = await openPetStore();
  const place = { apiId, stageName: 'dev' };
  await test.client.canaries.deploy({ ...place, percentTraffic: 0, stageVariableOverrides: { release: 'canary' } });
  const side = { kind: 'stage', stageName: 'dev' } as const;
  const run = await test.client.replay.run({ apiId, before: side, after: { ...side, isCanary: true } });
  const [row] = run.rows;
  const pair = await test.client.replay.read({ runId: run.runId, requestId: row?.requestId ?? '' });
  expect([run.before, run.after, row?.verdict, pair.before.status, pair.after.body]).toEqual([
    'stage dev',
    'canary of dev',
    'different',
    200,
    '{"from": "canary"}',
  ]);
});

it('says for every run what it leaves out, and for a method that is closed now who refused', async () => {
  const { apiId, key } = await openPetStore();
  await test.client.definition.update({ key, changes: [{ path: ['apiKeyRequired'], value: true }] });
  const sides = { before: { kind: 'stage', stageName: 'dev' }, after: { kind: 'working copy' } } as const;
  const asked = await test.client.replay.run({ apiId, ...sides });
  const letIn = await test.client.replay.run({ apiId, ...sides, callers: 'let-in' });
  expect([asked.rows[0]?.said, letIn.rows[0]?.said, letIn.notes]).toEqual([
    'status 200 → 403, refused at require-api-key',
    expect.not.stringContaining('status'),
    [
      'Every caller is let in: no web ACL, policy, authorizer, API key, throttle or quota is asked.',
      'The cache of a stage is neither read nor written: every request reaches its integration.',
      'Bodies are compared before they are compressed.',
      'The address it came by is left out: custom domain names, mutual TLS and the disabled default endpoint.',
    ],
  ]);
});

it('refuses WebSocket APIs by what they are, and canaries that are not there', async () => {
  const { apiId } = await openPetStore();
  const chat = await test.client.apis.createWebSocketApi({ name: 'Chat' });
  const working = { kind: 'working copy' } as const;
  await expect(
    test.client.replay.run({ apiId: chat.apiId, before: working, after: { kind: 'stage', stageName: 'dev' } }),
  ).rejects.toMatchObject({ code: 'NOT_CAPABLE', message: 'A WebSocket API has no requests to replay.' });
  await expect(
    test.client.replay.run({ apiId, before: working, after: { kind: 'stage', stageName: 'dev', isCanary: true } }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'Stage dev has no canary.' });
});
