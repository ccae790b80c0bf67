import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Entity, entityKey, entitySchemas } from '../../shared/definition/entities';
import { nodeFiles } from './node-files';
import { createWorkspaceFolder } from './workspace-files/create-workspace-folder';
import { openWorkspaceFiles } from './workspace-files/open-workspace-files';
import type { OutsideEdit, WorkspaceFiles } from './workspace-files/workspace-files';

let folder = '';
let workspace: WorkspaceFiles;
let nextEdit: () => Promise<OutsideEdit>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-watch-'));
  await createWorkspaceFolder(folder, 'watched', nodeFiles());
  workspace = openWorkspaceFiles({ folder, files: nodeFiles() });
  await workspace.save([{ key: 'rest-api:api1', after: api }]);
  await workspace.read();
  const heard: OutsideEdit[] = [];
  const waiting: ((edit: OutsideEdit) => void)[] = [];
  workspace.watch((edit) => {
    const next = waiting.shift();
    if (next === undefined) heard.push(edit);
    else next(edit);
  });
  nextEdit = () =>
    new Promise((resolve) => {
      const edit = heard.shift();
      if (edit === undefined) waiting.push(resolve);
      else resolve(edit);
    });
});

afterEach(async () => {
  await workspace.dispose();
  await rm(folder, { recursive: true });
});

const api = entitySchemas['rest-api'].parse({
  id: 'api1',
  name: 'Pets',
  createdDate: 1,
  rootResourceId: 'root1',
}) as Entity;

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const keysOf = ({ changes }: OutsideEdit) =>
  changes.map(({ key, after }) => `${after === undefined ? '-' : '+'}${key}`);

it('hears of a file in folders just made', async () => {
  await write('apis/pets/resources/@resource.yaml', 'id: root1\n');
  await write('apis/pets/resources/pets/{id}/@resource.yaml', 'id: p2\n');
  await write('apis/pets/resources/pets/@resource.yaml', 'id: p1\n');
  const found = new Set<string>();
  while (!found.has('+resource:api1/p2')) for (const key of keysOf(await nextEdit())) found.add(key);
  expect([...found].sort()).toEqual(expect.arrayContaining(['+resource:api1/p1', '+resource:api1/root1']));
});

it('hears of a change, of a broken file and of its mending', async () => {
  await write('apis/pets/stages/dev.yaml', 'stageName: dev\n');
  const made = await nextEdit();
  await write('apis/pets/stages/dev.yaml', 'stageName: [\n');
  const broken = await nextEdit();
  await write('apis/pets/stages/dev.yaml', 'stageName: dev\ndescription: mended\n');
  const mended = await nextEdit();
  expect([made, broken, mended].map((edit) => [keysOf(edit), edit.problems.map(({ file }) => file)])).toEqual([
    [['+stage:api1/dev'], []],
    [[], ['apis/pets/stages/dev.yaml']],
    [['+stage:api1/dev'], []],
  ]);
});

it('hears of a folder that is renamed and of one that is removed', async () => {
  await write('apis/pets/stages/dev.yaml', 'stageName: dev\n');
  await nextEdit();
  await rename(join(folder, 'apis/pets/stages'), join(folder, 'apis/pets/old-stages'));
  const gone = await nextEdit();
  await rename(join(folder, 'apis/pets/old-stages'), join(folder, 'apis/pets/stages'));
  const back = await nextEdit();
  await rm(join(folder, 'apis/pets'), { recursive: true });
  const found = new Set<string>();
  while (!found.has('-rest-api:api1')) for (const key of keysOf(await nextEdit())) found.add(key);
  expect([keysOf(gone), keysOf(back), [...found].includes('-stage:api1/dev')]).toEqual([
    ['-stage:api1/dev'],
    ['+stage:api1/dev'],
    true,
  ]);
});

it('does not take own writes or local files for edits', async () => {
  const key = entityKey('stage', 'api1', 'own');
  await workspace.save([{ key, after: entitySchemas.stage.parse({ stageName: 'own' }) as Entity }]);
  await write('.gatehouse/history/journal.jsonl', 'x');
  await write('notes.yaml', 'a: 1\n');
  await write('apis/pets/stages/theirs.yaml', 'stageName: theirs\n');
  expect(keysOf(await nextEdit())).toEqual(['+stage:api1/theirs']);
});
