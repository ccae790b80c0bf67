import { expect, it } from 'vitest';
import { type Entity, type EntityKey, entityKey, entitySchemas } from '../../../../shared/definition/entities';
import { type MemoryFiles, openMemoryFiles } from '../../memory-files';
import { openWorkspaceFiles } from '../open-workspace-files';

const cache = '/w/.gatehouse/cache/resources.json';
const getOf = (id: string) => entityKey('method', 'api1', id, 'GET');
const method = (operationName: string) => entitySchemas.method.parse({ httpMethod: 'GET', operationName }) as Entity;

/** A workspace with `count` resources that was open once. */
async function openedOnce(count: number): Promise<MemoryFiles> {
  const files = openMemoryFiles();
  const workspace = openWorkspaceFiles({ folder: '/w', files });
  const api = { id: 'api1', name: 'Pets', createdDate: 1, rootResourceId: 'root1' };
  const entries: [EntityKey, Entity][] = [
    ['rest-api:api1', entitySchemas['rest-api'].parse(api) as Entity],
    [entityKey('resource', 'api1', 'root1'), { id: 'root1' }],
  ];
  for (let at = 0; at < count; at++) {
    const id = `r${at}`;
    entries.push([entityKey('resource', 'api1', id), { id, parentId: 'root1', pathPart: `part${at}` }]);
    entries.push([getOf(id), method('as written')]);
  }
  await workspace.save(entries.map(([key, after]) => ({ key, after })));
  await workspace.dispose();
  return files;
}

async function replace(files: MemoryFiles, path: string, change: (text: string) => string): Promise<void> {
  const text = await files.readText(path);
  await files.removeFile(path);
  await files.createText(path, change(text));
}

async function namesRead(files: MemoryFiles, ...ids: string[]): Promise<(string | undefined)[]> {
  const { definition } = await openWorkspaceFiles({ folder: '/w', files }).read();
  return ids.map((id) => (definition.get(getOf(id)) as { operationName?: string } | undefined)?.operationName);
}

it('serves what has not changed and nothing else', async () => {
  const files = await openedOnce(60);
  // What the cache says can be told from what the files say.
  await replace(files, cache, (text) => text.replaceAll('as written', 'as cached'));
  await replace(files, '/w/apis/pets/resources/part1/@GET.yaml', (text) => `${text}# touched\n`);
  await files.createText('/w/apis/pets/resources/part2/@PUT.yaml', '');
  await files.move('/w/apis/pets/resources/part3', '/w/apis/pets/resources/moved');
  expect(await namesRead(files, 'r0', 'r1', 'r2', 'r3')).toEqual([
    'as cached',
    'as written',
    'as written',
    'as written',
  ]);
});

it.each([
  ['another version', (text: string) => text.replace(/"version":"[^"]*"/, '"version":"0"')],
  ['a broken cache', (text: string) => text.slice(0, 500)],
])('is not heeded if it is %s', async (_, change) => {
  const files = await openedOnce(60);
  await replace(files, cache, (text) => change(text.replaceAll('as written', 'as cached')));
  expect(await namesRead(files, 'r0')).toEqual(['as written']);
});

it('is not kept for a small workspace', async () => {
  expect(Object.hasOwn((await openedOnce(20)).contents(), cache)).toBe(false);
});

it('is not written again where nothing changed', async () => {
  const files = await openedOnce(60);
  const workspace = openWorkspaceFiles({ folder: '/w', files });
  await workspace.read();
  files.log.length = 0;
  await workspace.dispose();
  expect(files.log).toEqual([]);
});
