import { expect, it } from 'vitest';
import { openMemoryFiles } from '../memory-files';
import { openAuthorityStore } from './authority-store';

const authority = { certificate: 'CERTIFICATE', privateKey: 'PRIVATE KEY' };

it('gives the authority back to the user who wrote it, and to nobody else', async () => {
  const files = openMemoryFiles();
  const mine = openAuthorityStore({ folder: '/w/.gatehouse', userDataFolder: '/me', files });
  const before = await mine.read();
  await mine.write(authority);
  const theirs = openAuthorityStore({ folder: '/w/.gatehouse', userDataFolder: '/them', files });
  const text = await files.readText('/w/.gatehouse/certificate-authority.json');
  expect([before, await mine.read(), await theirs.read(), text.includes('PRIVATE KEY')]).toEqual([
    undefined,
    authority,
    undefined,
    false,
  ]);
});

it('refuses a file that is none of its own', async () => {
  const files = openMemoryFiles();
  const store = openAuthorityStore({ folder: '/w/.gatehouse', userDataFolder: '/me', files });
  await store.write(authority);
  await files.removeFile('/w/.gatehouse/certificate-authority.json');
  await files.createText('/w/.gatehouse/certificate-authority.json', '{}');
  await expect(store.read()).rejects.toMatchObject({ code: 'BROKEN_FILE' });
});
