import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCodeFile, readCodeFile, removeCodeFile, renameCodeFile, writeCodeFile } from './code-files';
import { isCollapsed, listCode } from './list-code';

let folder = '';
let code = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-code-'));
  code = join(folder, 'functions', 'orders');
  await put('functions/orders/index.mjs', 'one');
  await put('secret.txt', 'secret');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('a path', () => {
  const paths = [
    '../secret.txt',
    '/etc/passwd',
    'a/../../secret.txt',
    './index.mjs',
    'a//b',
    'a\\..\\b',
    'C:x',
    'a\0',
    'a/',
  ];
  it.each(paths)('that is not plainly inside is refused: %j', async (path) => {
    const refusals = await Promise.all([
      codeOf(readCodeFile(code, path)),
      codeOf(writeCodeFile(code, path, 'x', undefined)),
      codeOf(createCodeFile(code, path, 'x')),
      codeOf(removeCodeFile(code, path)),
      codeOf(renameCodeFile(code, 'index.mjs', path)),
    ]);
    expect([new Set(refusals), await readFile(join(folder, 'secret.txt'), 'utf8')]).toEqual([
      new Set(['INVALID_ARGUMENT']),
      'secret',
    ]);
  });

  it('over a link is refused, be the link the file itself or a folder on the way', async () => {
    await symlink(join(folder, 'secret.txt'), join(code, 'link.txt'));
    await symlink(folder, join(code, 'out'));
    const refusals = await Promise.all([
      codeOf(readCodeFile(code, 'link.txt')),
      codeOf(writeCodeFile(code, 'link.txt', 'x', undefined)),
      codeOf(readCodeFile(code, 'out/secret.txt')),
      codeOf(createCodeFile(code, 'out/new.txt', 'x')),
      codeOf(createCodeFile(code, 'out/deep/new.txt', 'x')),
      codeOf(removeCodeFile(code, 'out/secret.txt')),
    ]);
    expect([new Set(refusals), await readdir(folder)]).toEqual([
      new Set(['INVALID_ARGUMENT']),
      ['functions', 'secret.txt'],
    ]);
  });
});

it('is read, written with its version, and refused where somebody else wrote meanwhile', async () => {
  const read = await readCodeFile(code, 'index.mjs');
  const written = await writeCodeFile(code, 'index.mjs', 'two', read.version);
  await put('functions/orders/index.mjs', 'theirs');
  const late = await codeOf(writeCodeFile(code, 'index.mjs', 'mine', written.version));
  expect([read.text, late, await readFile(join(code, 'index.mjs'), 'utf8'), await readdir(code)]).toEqual([
    'one',
    'CONFLICT',
    'theirs',
    ['index.mjs'],
  ]);
});

it('keeps the mode of a file that is replaced: a bootstrap stays executable', async () => {
  await createCodeFile(code, 'bootstrap', '#!/bin/sh\n', true);
  await writeCodeFile(code, 'bootstrap', '#!/bin/sh\necho\n', undefined);
  expect((await stat(join(code, 'bootstrap'))).mode & 0o100).toBe(0o100);
});

it('makes folders on the way, moves and removes, and never over something', async () => {
  await createCodeFile(code, 'lib/a.mjs', 'a');
  const taken = await codeOf(createCodeFile(code, 'lib/a.mjs', 'b'));
  const over = await codeOf(renameCodeFile(code, 'lib/a.mjs', 'index.mjs'));
  const intoItself = await codeOf(renameCodeFile(code, 'lib', 'lib/lib'));
  await renameCodeFile(code, 'lib/a.mjs', 'src/b.mjs');
  const gone = await codeOf(readCodeFile(code, 'lib/a.mjs'));
  await removeCodeFile(code, 'lib');
  const { files } = await listCode(code);
  expect([taken, over, intoItself, gone, files.map(({ path }) => path)]).toEqual([
    'CONFLICT',
    'CONFLICT',
    'INVALID_ARGUMENT',
    'NOT_FOUND',
    ['src', 'src/b.mjs', 'index.mjs'],
  ]);
});

it('takes what is no UTF-8 text, or too much of it, for data', async () => {
  await writeFile(join(code, 'logo.png'), Buffer.from([0x89, 0x50, 0xff]));
  await writeFile(join(code, 'large.txt'), 'x'.repeat(1_048_577));
  const refusals = [await codeOf(readCodeFile(code, 'logo.png')), await codeOf(readCodeFile(code, 'large.txt'))];
  expect(refusals).toEqual(['NOT_CAPABLE', 'NOT_CAPABLE']);
});

it('lists folders first, and node_modules as one line with its size', async () => {
  await put('functions/orders/node_modules/a/index.js', '12345');
  await put('functions/orders/node_modules/b.js', '123');
  await put('functions/orders/lib/a.mjs', '1');
  await symlink('/etc', join(code, 'etc'));
  const { files, isCut } = await listCode(code);
  expect([isCut, files.map(({ modifiedAt: _, ...file }) => file), isCollapsed('lib/node_modules/x')]).toEqual([
    false,
    [
      { path: 'lib', kind: 'folder', bytes: 0 },
      { path: 'lib/a.mjs', kind: 'file', bytes: 1 },
      { path: 'node_modules', kind: 'folder', bytes: 8, isCollapsed: true },
      { path: 'etc', kind: 'file', bytes: expect.any(Number), isLink: true },
      { path: 'index.mjs', kind: 'file', bytes: 3 },
    ],
    true,
  ]);
});
