import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeFiles } from '../node-files';
import { openProviderKeyStore } from './open-provider-key-store';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps keys in a file that only its owner may read', async () => {
  const store = openProviderKeyStore(folder, nodeFiles());
  const keys = [{ kid: 'one', privateKey: 'pem' }];
  const before = await store.read();
  await store.write(keys);
  const { mode } = await stat(join(folder, 'identity-keys.json'));
  expect([before, await store.read(), (mode & 0o777).toString(8)]).toEqual([
    [],
    keys,
    process.platform === 'win32' ? expect.any(String) : '600',
  ]);
});

it('leaves a file that it does not understand to its owner', async () => {
  const file = join(folder, 'identity-keys.json');
  await writeFile(file, '{"keys":');
  await expect(openProviderKeyStore(folder, nodeFiles()).read()).rejects.toMatchObject({ code: 'BROKEN_FILE' });
  expect(await readFile(file, 'utf8')).toBe('{"keys":');
});
