import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packFunction } from './function-package';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'function-package-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('packs the same files into the same bytes, whenever they were written', async () => {
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'index.mjs'), 'export {};');
  await writeFile(join(folder, 'src', 'a.mjs'), 'export const a = 1;');
  const first = await packFunction('orders', folder);
  await utimes(join(folder, 'index.mjs'), 1_000, 1_000);
  const second = await packFunction('orders', folder);
  await writeFile(join(folder, 'src', 'a.mjs'), 'export const a = 2;');
  const third = await packFunction('orders', folder);
  expect([second.codeSha256 === first.codeSha256, third.codeSha256 === first.codeSha256]).toEqual([true, false]);
});

it('leaves out what runs and tools leave behind', async () => {
  for (const name of ['.git', '__pycache__', 'lib']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'file'), name);
  }
  const { zip } = await packFunction('orders', folder);
  expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
    ['lib/file', 'lib'],
  ]);
});

it.skipIf(process.platform === 'win32')('keeps a program a program', async () => {
  await writeFile(join(folder, 'bootstrap'), '#!/bin/sh\n');
  await writeFile(join(folder, 'notes'), '');
  await chmod(join(folder, 'bootstrap'), 0o700);
  const { zip } = await packFunction('orders', folder);
  // Each entry of the central directory holds its permissions in the upper half of the external attributes.
  const bytes = Buffer.from(zip);
  const modes: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    modes.push(bytes.readUInt16LE(at + 40).toString(8));
  }
  expect(modes).toEqual(['100755', '100644']);
});

it('sends an archive as it is, and says what cannot be read', async () => {
  const place = join(folder, 'code.zip');
  await writeFile(place, 'PK');
  expect(Buffer.from((await packFunction('orders', place)).zip).toString()).toBe('PK');
  await expect(packFunction('orders', join(folder, 'gone'))).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
});
