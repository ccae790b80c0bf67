import { describe, expect, it } from 'vitest';
import type { EntityChange } from '../../../../shared/definition/changes';
import {
  type Entity,
  type EntityKey,
  type EntityKind,
  entityKey,
  entitySchemas,
} from '../../../../shared/definition/entities';
import { openMemoryFiles } from '../../memory-files';
import { openWorkspaceFiles } from '../open-workspace-files';

const apiId = 'api1';
const resource = (id: string, pathPart?: string, parentId = 'root1') =>
  entry('resource', [apiId, id], { id, ...(pathPart !== undefined && { parentId, pathPart }) });
const template = { type: 'MOCK', requestTemplates: { 'application/json': 'text' } };
const basics = [
  entry('rest-api', [apiId], { id: apiId, name: 'Pets', createdDate: 1, rootResourceId: 'root1' }),
  resource('root1'),
  resource('p1', 'pets'),
  entry('method', [apiId, 'p1', 'GET'], { httpMethod: 'GET', methodIntegration: template }),
];

function entry(kind: EntityKind, ids: string[], entity: object): [EntityKey, Entity] {
  return [entityKey(kind, ...ids), entitySchemas[kind].parse(entity) as Entity];
}

const create = (entries: readonly [EntityKey, Entity][]): EntityChange[] =>
  entries.map(([key, after]) => ({ key, after }));
const change = ([key, after]: [EntityKey, Entity], [, before]: [EntityKey, Entity]): EntityChange => ({
  key,
  before,
  after,
});

async function openWith(entries: readonly [EntityKey, Entity][]) {
  const files = openMemoryFiles();
  const workspace = openWorkspaceFiles({ folder: '/w', files });
  await workspace.save(create(entries));
  const texts = () => Object.fromEntries(Object.entries(files.contents()).map(([path, text]) => [path.slice(3), text]));
  return { files, workspace, texts, names: () => Object.keys(texts()) };
}

describe('renaming a resource', () => {
  it('moves its folder with everything in it, what others put there included', async () => {
    const { files, workspace, texts } = await openWith([...basics, resource('p2', '{id}', 'p1')]);
    const before = texts();
    await files.createText('/w/apis/pets/resources/pets/README.md', 'ours');
    files.log.length = 0;
    await workspace.save([change(resource('p1', 'animals'), resource('p1', 'pets'))]);
    const moved = Object.entries({ ...before, 'apis/pets/resources/pets/README.md': 'ours' }).map(([path, text]) => [
      path.replace('resources/pets', 'resources/animals'),
      text,
    ]);
    expect(texts()).toEqual(Object.fromEntries(moved));
    expect(files.log.filter((line) => /^(?:move|createText|removeFile)/.test(line))).toEqual([
      'move /w/apis/pets/resources/animals',
    ]);
  });

  it('keeps comments where the file changes too', async () => {
    const { files, workspace, texts } = await openWith(basics);
    const path = '/w/apis/pets/resources/pets/@resource.yaml';
    await files.removeFile(path);
    await files.createText(path, '# all pets\nid: p1 # do not change\n');
    await workspace.save([change(resource('p1', 'x'.repeat(140)), resource('p1', 'pets'))]);
    const [file] = Object.entries(texts()).filter(([, text]) => text.includes('all pets'));
    expect(file?.[1]).toBe(`# all pets\nid: p1 # do not change\npathPart: ${'x'.repeat(140)}\n`);
  });

  it('goes by way of a free name where two swap theirs', async () => {
    const { workspace, files } = await openWith([...basics, resource('p2', 'cats')]);
    await workspace.save([
      change(resource('p1', 'cats'), resource('p1', 'pets')),
      change(resource('p2', 'pets'), resource('p2', 'cats')),
    ]);
    const { definition, problems } = await openWorkspaceFiles({ folder: '/w', files }).read();
    expect([definition.get('resource:api1/p1'), definition.get('resource:api1/p2'), problems]).toEqual([
      resource('p1', 'cats')[1],
      resource('p2', 'pets')[1],
      [],
    ]);
  });

  it('changes letter case only', async () => {
    const { workspace, names } = await openWith(basics);
    await workspace.save([change(resource('p1', 'Pets'), resource('p1', 'pets'))]);
    expect(names()).toContain('apis/pets/resources/Pets/@GET.yaml');
  });

  it('keeps apart what a disk that ignores case would take for one', async () => {
    const { names } = await openWith([...basics, resource('p2', 'Pets')]);
    expect(names()).toContain('apis/pets/resources/Pets~2/@resource.yaml');
  });
});

it('moves a resource below one that is made in the same step', async () => {
  const { workspace, names } = await openWith(basics);
  await workspace.save([
    change(resource('p1', 'pets', 'v1'), resource('p1', 'pets')),
    { key: 'resource:api1/v1', after: resource('v1', 'v1')[1] },
  ]);
  expect(names()).toContain('apis/pets/resources/v1/pets/@GET.yaml');
});

it('moves a child out of the resource that is removed', async () => {
  const { workspace, names } = await openWith([...basics, resource('p2', 'cats', 'p1')]);
  const [key, before] = resource('p1', 'pets');
  await workspace.save([
    { key, before },
    { key: 'method:api1/p1/GET', before: basics[3]?.[1] as Entity },
    change(resource('p2', 'cats'), resource('p2', 'cats', 'p1')),
  ]);
  expect(names()).toEqual([
    'apis/pets/api.yaml',
    'apis/pets/resources/@resource.yaml',
    'apis/pets/resources/cats/@resource.yaml',
  ]);
});

describe('the folder of an API', () => {
  const api = (id: string, name: string) =>
    entry('rest-api', [id], { id, name, createdDate: 1, rootResourceId: `${id}root` });

  it('is told apart from that of another of the same name', async () => {
    const { names } = await openWith([api('api1', 'Pets'), api('api2', 'pets!')]);
    expect(names()).toEqual(['apis/pets/api.yaml', 'apis/pets~2/api.yaml']);
  });

  it('stays when the API is renamed', async () => {
    const { workspace, texts } = await openWith([api('api1', 'Pets')]);
    await workspace.save([change(api('api1', 'Cats'), api('api1', 'Pets'))]);
    expect([Object.keys(texts()), texts()['apis/pets/api.yaml']]).toEqual([
      ['apis/pets/api.yaml'],
      expect.stringContaining('name: Cats\n'),
    ]);
  });
});

describe('a file beside', () => {
  it('goes with the last that refers to it', async () => {
    const { workspace, names } = await openWith(basics);
    const [key, before] = basics[3] as [EntityKey, Entity];
    const after = entitySchemas.method.parse({ httpMethod: 'GET', methodIntegration: { type: 'MOCK' } }) as Entity;
    await workspace.save([{ key, before, after }]);
    expect(names().filter((name) => name.endsWith('.vtl'))).toEqual([]);
  });

  it('that two methods share is not changed for both', async () => {
    const { files, workspace, texts } = await openWith(basics);
    const folder = 'apis/pets/resources/pets';
    await files.createText(`/w/${folder}/@PUT.yaml`, texts()[`${folder}/@GET.yaml`] ?? '');
    await workspace.read();
    const [key, before] = basics[3] as [EntityKey, Entity];
    const after = entry('method', [apiId, 'p1', 'GET'], {
      httpMethod: 'GET',
      methodIntegration: { ...template, requestTemplates: { 'application/json': 'other' } },
    })[1];
    await workspace.save([{ key, before, after }]);
    const { definition } = await workspace.read();
    const put = entry('method', [apiId, 'p1', 'PUT'], { httpMethod: 'PUT', methodIntegration: template })[1];
    expect([definition.get(key), definition.get('method:api1/p1/PUT')]).toEqual([after, put]);
  });
});

it('refuses what has no place, and saves what comes after', async () => {
  const { workspace, names } = await openWith(basics);
  const orphan = workspace.save(create([resource('p9', 'lost', 'nobody')]));
  await expect(orphan).rejects.toMatchObject({ code: 'INVALID_DEFINITION' });
  await workspace.save(create([resource('p2', 'cats')]));
  expect([names().includes('apis/pets/resources/cats/@resource.yaml'), workspace.unsaved()]).toEqual([true, undefined]);
});
