import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entityKey } from '../../shared/definition/entities';
import type { RestApi } from '../../shared/definition/rest/rest-api';
import { openTestStudio, type StudioUnderTest } from './studio-fixture';

let test: StudioUnderTest;
beforeEach(async () => {
  test = await openTestStudio();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** Opens the PetStore sample and answers its API, the id of `/pets` and the URL of stage `dev`. */
async function openPetStore() {
  const { folder } = await test.client.workspace.openSample({ sample: 'petstore', folder: join(test.folder, 'pets') });
  const { entities } = await test.client.definition.read();
  const api = Object.entries(entities).find(([key]) => key.startsWith('rest-api:'))?.[1] as RestApi;
  const pets = Object.entries(entities).find(([, entity]) => 'pathPart' in entity && entity.pathPart === 'pets');
  const resourceId = pets?.[0].split('/')[1] ?? '';
  const [stage] = await test.client.stages.list();
  return { folder, apiId: api.id, resourceId, url: stage?.urls.path ?? '', stage };
}

describe('a studio', () => {
  it('serves the stages of a workspace that was just opened, each with a first deployment', async () => {
    const { url, stage } = await openPetStore();
    expect([(await test.get(`${url}/pets/2`)).status, stage?.pending, stage?.deploymentId]).toEqual([
      200,
      [],
      expect.any(String),
    ]);
  });

  it('does not serve an edit before it is deployed, and says that it is pending', async () => {
    const { apiId, resourceId, url } = await openPetStore();
    const key = entityKey('method', apiId, resourceId, 'GET');
    const path = ['methodIntegration', 'integrationResponses', '200', 'responseTemplates', 'application/json'];
    await test.client.definition.update({ key, changes: [{ path, value: 'edited' }] });
    const before = await test.get(`${url}/pets`);
    const [pending] = await test.client.stages.list({ apiId });
    await test.client.deployments.create({ apiId, stageName: 'dev' });
    const after = await test.get(`${url}/pets`);
    expect([before.body.includes('dog'), pending?.pending, after.body]).toEqual([true, [key], 'edited']);
  });

  it('rolls a stage back to an earlier deployment', async () => {
    const { apiId, resourceId, url } = await openPetStore();
    const [first] = await test.client.deployments.list({ apiId });
    await test.client.methods.remove({ apiId, resourceId, httpMethod: 'GET' });
    await test.client.deployments.create({ apiId, stageName: 'dev' });
    const gone = await test.get(`${url}/pets`);
    await test.client.stages.activate({ apiId, stageName: 'dev', deploymentId: first?.id ?? '' });
    expect([gone.status, (await test.get(`${url}/pets`)).status]).toEqual([403, 200]);
  });

  it('takes edits back and does them again, over a restart of the workspace', async () => {
    const { folder, apiId } = await openPetStore();
    const key = entityKey('rest-api', apiId);
    const name = async () => ((await test.client.definition.read()).entities[key] as RestApi).name;
    await test.client.definition.update({ key, changes: [{ path: ['name'], value: 'Shop' }], label: 'Rename the API' });
    await test.client.workspace.open({ folder });
    const names = [await name()];
    expect((await test.client.definition.read()).history).toEqual({ undo: 'Rename the API' });
    await test.client.definition.undo();
    names.push(await name());
    await test.client.definition.redo();
    names.push(await name());
    expect(names).toEqual(['Shop', 'PetStore', 'Shop']);
  });

  it('takes an edit of a file over and tells everyone', async () => {
    const { folder, apiId } = await openPetStore();
    const file = join(folder, 'apis', 'petstore', 'api.yaml');
    const changed = test.next('definition.changed', ({ cause }) => cause === 'files');
    await writeFile(file, (await readFile(file, 'utf8')).replace('name: PetStore', 'name: Edited # by hand'));
    expect((await changed).changes.map(({ key }) => key)).toEqual([entityKey('rest-api', apiId)]);
    await test.client.definition.undo();
    expect(await readFile(file, 'utf8')).toContain('name: PetStore # by hand');
  });

  it('keeps the last good definition while a file is broken, and names the place', async () => {
    const { folder, apiId } = await openPetStore();
    const told = test.next('workspace.changed', (state) => (state?.problems.length ?? 0) > 0);
    await writeFile(join(folder, 'apis', 'petstore', 'api.yaml'), 'id: [oops');
    const [problem] = (await told)?.problems ?? [];
    const { entities } = await test.client.definition.read();
    expect([problem?.file, problem?.line, (entities[entityKey('rest-api', apiId)] as RestApi).name]).toEqual([
      'apis/petstore/api.yaml',
      expect.any(Number),
      'PetStore',
    ]);
  });

  it('makes a workspace of a folder that is opened, and refuses one that is not there', async () => {
    const folder = join(test.folder, 'plain');
    await mkdir(folder);
    const { name } = await test.client.workspace.open({ folder });
    const missing = test.client.workspace.open({ folder: join(test.folder, 'nowhere') });
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND', details: { path: 'folder' } });
    expect([name, await readFile(join(folder, 'gatehouse.yaml'), 'utf8')]).toEqual([
      'plain',
      expect.stringContaining('name: plain'),
    ]);
  });

  it('refuses to deploy what AWS refuses', async () => {
    await test.client.workspace.create({ name: 'Empty', folder: join(test.folder, 'empty') });
    const { apiId } = await test.client.apis.create({ name: 'Empty' });
    await expect(test.client.deployments.create({ apiId, stageName: 'dev' })).rejects.toMatchObject({
      code: 'INVALID_DEFINITION',
      message: "The REST API doesn't contain any methods",
    });
  });

  it('imports a document, exports it again and opens a workspace for it where none is', async () => {
    const text = await readFile('shared/openapi/fixtures/petstore-oas30.yaml', 'utf8');
    const imported = await test.client.documents.import({ text });
    const exported = await test.client.documents.export({ apiId: imported.apiId });
    const again = await test.client.documents.import({ text: exported.text });
    expect([again.resources, again.methods, (await test.client.workspace.state())?.name]).toEqual([
      imported.resources,
      imported.methods,
      imported.name,
    ]);
  });

  it('records tests and real requests, finds them and sends them again', async () => {
    const { apiId, resourceId, url } = await openPetStore();
    const tested = await test.client.invocations.test({
      apiId,
      resourceId,
      httpMethod: 'GET',
      pathWithQueryString: '/pets',
    });
    const sent = await test.client.invocations.send({
      apiId,
      stageName: 'dev',
      verb: 'GET',
      pathWithQueryString: '/pets/3',
    });
    const replayed = await test.client.requests.replay({ requestId: sent.trace.requestId });
    const rows = await test.client.requests.list({ text: '/pets' });
    expect([
      tested.status,
      sent.trace.requestId === rows[1]?.requestId,
      replayed.body,
      rows.length,
      url.length > 0,
    ]).toEqual([200, true, sent.body, 3, true]);
  });

  it('renders a template beside the requests it serves', async () => {
    await openPetStore();
    const rendering = await test.client.templates.render({ template: '$input.path("$.a")!', body: '{"a": "b"}' });
    expect(rendering).toEqual({ output: 'b!' });
  });

  it('stops serving a stage that is removed, and serves it again after undo', async () => {
    const { apiId, url } = await openPetStore();
    await test.client.stages.remove({ apiId, stageName: 'dev' });
    const gone = await test.get(`${url}/pets`);
    await test.client.definition.undo();
    await expect.poll(async () => (await test.get(`${url}/pets`)).status).toBe(200);
    expect(gone.status).toBe(403);
  });
});
