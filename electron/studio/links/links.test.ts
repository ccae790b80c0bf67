import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LinkState } from '../../../shared/contract/links';
import { entityKey, listEntities } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

const source = `# by hand
openapi: 3.0.1
info:
  title: Pets
  version: '1'
paths:
  /pets: # all of them
    get:
      operationId: listPets
      responses:
        '200':
          description: 200 response
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: '{"statusCode": 200}'
        responses:
          default:
            statusCode: '200'
`;

let studio: StudioUnderTest;
let file: string;
let apiId: string;

beforeEach(async () => {
  studio = await openTestStudio();
  await studio.client.workspace.create({ name: 'Linked', folder: join(studio.folder, 'workspace') });
  file = join(studio.folder, 'workspace', 'api.yaml');
  await writeFile(file, source);
  ({ apiId } = await studio.client.documents.import({ text: source, fileName: 'api.yaml' }));
});

afterEach(async () => {
  const { faults } = studio;
  await studio.dispose();
  expect(faults).toEqual([]);
});

const link = (writeBack = false) => studio.client.links.link({ apiId, file, writeBack });
const definition = () => studio.studio.current.require().workingCopy.definition;
const changed = (wanted: LinkState['status']) => studio.next('links.changed', (states) => states[0]?.status === wanted);

function method() {
  const [found] = listEntities(definition(), 'method', apiId);
  if (found === undefined) throw new Error('the API has no method');
  return found;
}

const edit = (path: readonly string[], value: unknown) =>
  studio.client.definition.update({ key: method().key, changes: [{ path: [...path], value }] });

it('is in step when an API is linked to the document it came from', async () => {
  const { state } = await link();
  expect(state).toMatchObject({ file: 'api.yaml', status: 'in step', summary: 'in step', writeBack: false });
  expect(await readFile(file, 'utf8')).toBe(source);
});

it('tells that the document changed, shows it by field, and takes it over as one edit that keeps ids and stages', async () => {
  await studio.client.deployments.create({ apiId, stageName: 'prod' });
  await link();
  const before = method();
  const told = changed('source changed');
  await edit(['apiKeyRequired'], true);
  await writeFile(file, source.replace('listPets', 'allPets').replace('/pets:', '/pets/{id}:'));
  await studio.client.links.list();
  await writeFile(file, source.replace('listPets', 'allPets'));
  const { differences } = await studio.client.links.preview({ apiId });
  expect(
    differences.map(({ name, path, changedBy, base, ours, theirs }) => [name, path, changedBy, base, ours, theirs]),
  ).toEqual([
    ['GET /pets', ['apiKeyRequired'], 'ours', false, true, false],
    ['GET /pets', ['operationName'], 'theirs', 'listPets', 'listPets', 'allPets'],
  ]);
  await edit(['apiKeyRequired'], false);
  expect((await told)[0]?.summary).toBe('source changed: 0 added, 1 changed, 0 removed');
  await edit(['apiKeyRequired'], true);
  const { state } = await studio.client.links.merge({ apiId });
  expect(state.summary).toBe('API changed: 0 added, 1 changed, 0 removed');
  expect(method()).toEqual({ ...before, entity: { ...before.entity, operationName: 'allPets', apiKeyRequired: true } });
  expect(listEntities(definition(), 'stage', apiId)).toHaveLength(1);
  await studio.client.definition.undo();
  expect(method().entity.operationName).toBe('listPets');
});

it('leaves a conflict to the caller', async () => {
  await link();
  await edit(['operationName'], 'ourPets');
  await writeFile(file, source.replace('listPets', 'theirPets'));
  const refused = await studio.client.links.merge({ apiId }).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'CONFLICT',
    details: { problems: [{ path: 'GET /pets.operationName' }] },
  });
  await expect(studio.client.links.push({ apiId })).rejects.toMatchObject({ code: 'CONFLICT' });
  const decisions = [{ key: method().key, path: ['operationName'], take: 'theirs' as const }];
  expect((await studio.client.links.merge({ apiId, decisions })).state.status).toBe('in step');
  expect(method().entity.operationName).toBe('theirPets');
});

it('pushes what was kept in a conflict', async () => {
  await link();
  await edit(['operationName'], 'ourPets');
  await writeFile(file, source.replace('listPets', 'theirPets'));
  expect((await studio.client.links.merge({ apiId, take: 'ours' })).state.status).toBe('api changed');
  const pushed = await studio.client.links.push({ apiId });
  expect(pushed).toMatchObject({ isWritten: true, losses: [], state: { status: 'in step' } });
  expect(await readFile(file, 'utf8')).toBe(source.replace('listPets', 'ourPets'));
});

it('writes edits into the document where the link says so, and nothing else of it', async () => {
  const linked = changed('in step');
  await link(true);
  await linked;
  const written = changed('in step');
  await edit(['operationName'], 'ourPets');
  await written;
  expect(await readFile(file, 'utf8')).toBe(source.replace('listPets', 'ourPets'));
});

it('tells line and caret of a broken document and keeps the last good definition', async () => {
  await link();
  const before = definition();
  const told = changed('broken');
  await writeFile(file, source.replace("version: '1'", "version: '1"));
  const [state] = await told;
  expect(state?.problem).toMatchObject({
    file: 'api.yaml',
    line: expect.any(Number),
    excerpt: expect.stringContaining('^'),
  });
  await expect(studio.client.links.merge({ apiId })).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
  expect(definition()).toBe(before);
});

it('makes the document where there is none, and lets go of it', async () => {
  const made = join(studio.folder, 'workspace', 'made.json');
  const { state } = await studio.client.links.link({ apiId, file: 'made.json' });
  expect(state).toMatchObject({ file: 'made.json', status: 'in step' });
  expect(JSON.parse(await readFile(made, 'utf8'))).toMatchObject({ openapi: '3.0.1', info: { title: 'Pets' } });
  await studio.client.links.unlink({ apiId });
  expect(await studio.client.links.list()).toEqual([]);
  expect(definition().get(entityKey('rest-api', apiId))).not.toHaveProperty('source');
});
