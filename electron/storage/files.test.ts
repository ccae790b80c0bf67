import { mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from './files';
import { openMemoryFiles } from './memory-files';
import { errorCode, nodeFiles } from './node-files';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const codeOf = (work: Promise<unknown>) => work.then(() => 'ok', errorCode);

describe.each([
  ['the file system of Node', () => nodeFiles()],
  ['the file system in memory', () => openMemoryFiles()],
])('%s', (name, open) => {
  const at = (...parts: string[]) => join(folder, name.replaceAll(' ', '-'), ...parts);
  let files: Files;
  beforeAll(async () => {
    files = open();
    await files.makeFolder(at());
  });

  it('makes a file once only', async () => {
    await files.createText(at('once'), 'ä');
    expect([await files.readText(at('once')), await codeOf(files.createText(at('once'), 'b'))]).toEqual([
      'ä',
      'EEXIST',
    ]);
  });

  it('adds to a file', async () => {
    await files.appendText(at('log'), 'a');
    await files.appendText(at('log'), 'b');
    expect(await files.readText(at('log'))).toBe('ab');
  });

  it('renames over a file, and a folder with what is in it', async () => {
    await files.createText(at('from'), 'new');
    await files.createText(at('to'), 'old');
    await files.move(at('from'), at('to'));
    await files.makeFolder(at('folder', 'deep'));
    await files.createText(at('folder', 'deep', 'file'), 'text');
    await files.move(at('folder'), at('moved'));
    expect([
      await files.readText(at('to')),
      await files.readText(at('moved', 'deep', 'file')),
      await codeOf(files.readText(at('from'))),
    ]).toEqual(['new', 'text', 'ENOENT']);
  });

  it('lists files and folders', async () => {
    await files.makeFolder(at('list', 'inner'));
    await files.createText(at('list', 'file'), '');
    const entries = await files.readFolder(at('list'));
    expect([...entries].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'file', kind: 'file' },
      { name: 'inner', kind: 'folder' },
    ]);
  });

  it('removes empty folders only', async () => {
    await files.makeFolder(at('full', 'inner'));
    const refused = await codeOf(files.removeFolder(at('full')));
    await files.removeFolder(at('full', 'inner'));
    await files.removeFolder(at('full'));
    expect([refused, await codeOf(files.readFolder(at('full')))]).toEqual(['ENOTEMPTY', 'ENOENT']);
  });

  it('says by code what is not there', async () => {
    expect([
      await codeOf(files.readText(at('none'))),
      await codeOf(files.removeFile(at('none'))),
      await codeOf(files.move(at('none'), at('other'))),
      await codeOf(files.createText(at('none', 'file'), '')),
      await files.stamp(at('none')),
    ]).toEqual(['ENOENT', 'ENOENT', 'ENOENT', 'ENOENT', undefined]);
  });
});

it.skipIf(process.platform === 'win32')('the file system of Node follows no link when it writes', async () => {
  const files = nodeFiles();
  const target = join(folder, 'target');
  await files.createText(target, 'mine');
  await symlink(target, join(folder, 'link'));
  const refusals = [
    await codeOf(files.createText(join(folder, 'link'), 'theirs')),
    await codeOf(files.appendText(join(folder, 'link'), 'theirs')),
  ];
  expect([refusals, await readFile(target, 'utf8')]).toEqual([['EEXIST', 'ELOOP'], 'mine']);
});

it.skipIf(process.platform === 'win32')('the file system of Node makes secret files for their owner only', async () => {
  await nodeFiles().createText(join(folder, 'secret'), 'x', 0o600);
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
});
