import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Entity, entityKey, entitySchemas } from '../../../shared/definition/entities';
import type { Files } from '../files';
import { nodeFiles } from '../node-files';
import { createWorkspaceFolder } from './create-workspace-folder';
import { openWorkspaceFiles } from './open-workspace-files';
import type { OutsideEdit } from './workspace-files';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-code-'));
  await createWorkspaceFolder(folder, 'code', nodeFiles());
  await write('functions/orders.yaml', 'functionName: orders\n');
  await write('functions/orders/index.mjs', 'export const handler = async () => 1;\n');
  await write('functions/orders/stray.yaml', 'functionName: [broken\n');
  await write('functions/orders/node_modules/a/package.json', '{');
  await symlink('/etc', join(folder, 'functions/orders/link.yaml'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

it('reads the function and leaves its code folder alone: no file of it is looked at, none is a problem', async () => {
  const looked: string[] = [];
  const files: Files = {
    ...nodeFiles(),
    readFolder: (path) => {
      looked.push(path.slice(folder.length + 1));
      return nodeFiles().readFolder(path);
    },
  };
  const workspace = openWorkspaceFiles({ folder, files });
  const { definition, problems } = await workspace.read();
  await workspace.dispose();
  expect([[...definition.keys()], problems, looked.filter((path) => path.startsWith('functions'))]).toEqual([
    ['function:orders'],
    [],
    ['functions'],
  ]);
});

it('does not take an edit of code for an edit of the workspace', async () => {
  const workspace = openWorkspaceFiles({ folder, files: nodeFiles() });
  await workspace.read();
  const heard = new Promise<OutsideEdit>((resolve) => void workspace.watch(resolve));
  await write('functions/orders/index.mjs', 'export const handler = async () => 2;\n');
  await write('functions/orders/functions/x.yaml', 'functionName: x\n');
  await write('functions/other/index.mjs', '');
  await write('functions/second.yaml', 'functionName: second\n');
  const { changes, problems } = await heard;
  await workspace.dispose();
  expect([changes.map(({ key }) => key), problems]).toEqual([['function:second'], []]);
});

it('keeps the code where a function is removed', async () => {
  const workspace = openWorkspaceFiles({ folder, files: nodeFiles() });
  const key = entityKey('function', 'orders');
  const before = (await workspace.read()).definition.get(key) as Entity;
  await workspace.save([{ key, before }]);
  const left = await readdir(join(folder, 'functions'));
  await workspace.save([{ key, after: entitySchemas.function.parse({ functionName: 'orders' }) }]);
  await workspace.dispose();
  expect([left, (await readdir(join(folder, 'functions'))).sort()]).toEqual([['orders'], ['orders', 'orders.yaml']]);
});
