// An HTTP API and its document on disk, through the contract.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LinkState } from '../../../shared/contract/links';
import { listEntities } from '../../../shared/definition/entities';
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
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://pets.example.com
        payloadFormatVersion: '1.0'
`;

let studio: StudioUnderTest;
let file: string;
let apiId: string;

beforeEach(async () => {
  studio = await openTestStudio();
  await studio.client.workspace.create({ name: 'Linked', folder: join(studio.folder, 'workspace') });
  file = join(studio.folder, 'workspace', 'api.yaml');
  await writeFile(file, source);
  ({ apiId } = await studio.client.documents.import({ text: source, protocol: 'HTTP' }));
});
afterEach(async () => {
  await studio.dispose();
  expect(studio.faults).toEqual([]);
});

const definition = () => studio.studio.current.require().workingCopy.definition;
const changed = (wanted: LinkState['status']) => studio.next('links.changed', (states) => states[0]?.status === wanted);

function route() {
  const [found] = listEntities(definition(), 'v2-route', apiId);
  if (found === undefined) throw new Error('The API has no route.');
  return found;
}

it('takes changes of the document over, and keeps ids and stages', async () => {
  const { client } = studio;
  await client.deployments.create({ apiId, stageName: 'prod' });
  const linked = await client.links.link({ apiId, file });
  const before = route();
  await writeFile(file, source.replace('listPets', 'allPets').replace('https://pets.', 'https://cats.'));
  const { differences } = await client.links.preview({ apiId });
  const { state } = await client.links.merge({ apiId });
  expect([linked.state.status, state.status, route()]).toEqual([
    'in step',
    'in step',
    { ...before, entity: { ...before.entity, operationName: 'allPets' } },
  ]);
  expect(differences.map(({ kind, name, path }) => [kind, name, ...path])).toEqual([
    ['v2-integration', 'GET /pets', 'integrationUri'],
    ['v2-route', 'GET /pets', 'operationName'],
  ]);
  expect(listEntities(definition(), 'v2-stage', apiId)).toHaveLength(1);
});

it('writes edits into the document where the link says so, and nothing else of it', async () => {
  const linked = changed('in step');
  await studio.client.links.link({ apiId, file, writeBack: true });
  await linked;
  const written = changed('in step');
  await studio.client.definition.update({ key: route().key, changes: [{ path: ['operationName'], value: 'ourPets' }] });
  await written;
  expect(await readFile(file, 'utf8')).toBe(source.replace('listPets', 'ourPets'));
});

it('makes the document where there is none, and lets go of it', async () => {
  const { state } = await studio.client.links.link({ apiId, file: 'made.yaml' });
  const made = await readFile(join(studio.folder, 'workspace', 'made.yaml'), 'utf8');
  await studio.client.links.unlink({ apiId });
  expect([state.status, made, await studio.client.links.list()]).toEqual([
    'in step',
    expect.stringContaining('x-amazon-apigateway-importexport-version'),
    [],
  ]);
});

it('links no WebSocket API', async () => {
  const chat = await studio.client.apis.createWebSocketApi({ name: 'Chat' });
  const refused = await studio.client.links.link({ apiId: chat.apiId, file }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ message: 'WebSocket APIs have no OpenAPI documents.' });
});
