import { expect, it } from 'vitest';
import type { ApiSnapshot } from '../../../shared/definition/api-view';
import { openMemoryFiles } from '../memory-files';
import { openDeploymentStore } from './open-deployment-store';

const snapshot = (name: string): ApiSnapshot =>
  ({ protocol: 'REST', apiId: 'api', entities: { 'rest-api:api': { name, id: 'api' } } }) as unknown as ApiSnapshot;
const deployment = (id: string, name: string) => ({ apiId: 'api', id, createdAt: 1, snapshot: snapshot(name) });
const index = '/w/.gatehouse/deployments/index.json';

it('keeps deployments and pointers over a restart', async () => {
  const files = openMemoryFiles();
  const first = await openDeploymentStore('/w', files);
  const record = await first.create({ ...deployment('d1', 'one'), description: 'first' });
  await first.point({ apiId: 'api', stageName: 'dev', deploymentId: 'd1', deployedAt: 2 });
  const again = await openDeploymentStore('/w', files);
  expect([again.list('api'), again.pointer('api', 'dev')?.deploymentId, await again.readSnapshot('api', 'd1')]).toEqual(
    [[record], 'd1', snapshot('one')],
  );
});

it('keeps both of two deployments of one snapshot that are made at once', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  await Promise.all([store.create(deployment('d1', 'one')), store.create(deployment('d2', 'one'))]);
  expect([store.list('api').length, await store.readSnapshot('api', 'd2')]).toEqual([2, snapshot('one')]);
});

it('keeps equal content once, and as long as one deployment has it', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  const same = {
    ...snapshot('one'),
    entities: { 'rest-api:api': { id: 'api', name: 'one' } },
  } as unknown as ApiSnapshot;
  await store.create(deployment('d1', 'one'));
  await store.create({ ...deployment('d2', 'one'), snapshot: same });
  const snapshots = () => Object.keys(files.contents()).filter((path) => path.includes('/snapshots/')).length;
  expect(snapshots()).toBe(1);
  await store.remove('api', 'd1');
  expect([snapshots(), store.list('api').map(({ id }) => id)]).toEqual([1, ['d2']]);
  await store.remove('api', 'd2');
  expect(snapshots()).toBe(0);
});

it('describes a deployment anew, and as before where the disk refuses', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  await store.create({ ...deployment('d1', 'one'), description: 'first' });
  await store.describe('api', 'd1', 'second');
  const again = await openDeploymentStore('/w', files);
  files.refuse = (operation) => (operation === 'createText' ? 'ENOSPC' : undefined);
  const refusal = await again.describe('api', 'd1', 'third').catch((error) => error.code);
  const kept = again.list('api')[0]?.description;
  files.refuse = () => undefined;
  await again.describe('api', 'd1', undefined);
  expect([refusal, kept, again.list('api')[0], await again.describe('api', 'd2', 'x')]).toEqual([
    'STORAGE_FULL',
    'second',
    { id: 'd1', createdAt: 1, version: 1, snapshotHash: again.list('api')[0]?.snapshotHash },
    undefined,
  ]);
});

it('refuses a second deployment of one id', async () => {
  const store = await openDeploymentStore('/w', openMemoryFiles());
  await store.create(deployment('d1', 'one'));
  await expect(store.create(deployment('d1', 'two'))).rejects.toMatchObject({ code: 'CONFLICT' });
});

it('says that a snapshot was tampered with instead of serving it', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  const { snapshotHash } = await store.create(deployment('d1', 'one'));
  const file = `/w/.gatehouse/deployments/snapshots/${snapshotHash}.json`;
  await files.removeFile(file);
  await files.createText(file, '{}');
  const again = await openDeploymentStore('/w', files);
  await expect(again.readSnapshot('api', 'd1')).rejects.toMatchObject({ code: 'BROKEN_FILE' });
});

it('keeps a broken index beside and begins a new one', async () => {
  const files = openMemoryFiles();
  await files.makeFolder('/w/.gatehouse/deployments');
  await files.createText(index, '{"deployments": oops');
  const store = await openDeploymentStore('/w', files);
  expect([store.list('api'), files.contents()[`${index}.broken`]]).toEqual([[], '{"deployments": oops']);
});

it('names the full disk, and can be tried again', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  files.refuse = (operation, path) => (operation === 'createText' && path.includes('index') ? 'ENOSPC' : undefined);
  const refusal = await store.create(deployment('d1', 'one')).catch((error) => error.code);
  const listed = store.list('api');
  files.refuse = () => undefined;
  await store.create(deployment('d1', 'one'));
  expect([refusal, listed, store.list('api').length]).toEqual(['STORAGE_FULL', [], 1]);
});

it('forgets an API with its pointers', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  await store.create(deployment('d1', 'one'));
  await store.point({ apiId: 'api', stageName: 'dev', deploymentId: 'd1', deployedAt: 2 });
  await store.removeApi('api');
  expect([store.list('api'), store.pointers()]).toEqual([[], []]);
});

it('counts deployments, also those of an index from before there were numbers', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  for (const id of ['d1', 'd2', 'd3']) await store.create(deployment(id, id));
  await store.remove('api', 'd2');
  const numbers = () => store.list('api').map(({ id, version }) => `${id} v${version}`);
  const before = numbers();
  await files.removeFile(index);
  const record = { createdAt: 1, snapshotHash: '0'.repeat(64) };
  const records = [
    { ...record, id: 'd9' },
    { ...record, id: 'd8' },
  ];
  await files.createText(index, JSON.stringify({ deployments: [{ apiId: 'api', records }], pointers: [] }));
  const old = await openDeploymentStore('/w', files);
  await old.create(deployment('d10', 'ten'));
  expect([before, old.list('api').map(({ id, version }) => `${id} v${version}`)]).toEqual([
    ['d3 v3', 'd1 v1'],
    ['d10 v3', 'd9 v2', 'd8 v1'],
  ]);
});

it('remembers what a stage served before, newest first, over a restart', async () => {
  const files = openMemoryFiles();
  const store = await openDeploymentStore('/w', files);
  for (const [at, deploymentId] of ['d1', 'd2', 'd1'].entries()) {
    await store.point({ apiId: 'api', stageName: 'dev', deploymentId, deployedAt: at });
  }
  const again = await openDeploymentStore('/w', files);
  expect(again.pointer('api', 'dev')).toEqual({
    apiId: 'api',
    stageName: 'dev',
    deploymentId: 'd1',
    deployedAt: 2,
    history: [
      { deploymentId: 'd2', deployedAt: 1 },
      { deploymentId: 'd1', deployedAt: 0 },
    ],
  });
});
