import { expect, it } from 'vitest';
import { openMemoryFiles } from '../memory-files';
import { readSessionKey } from './session-key';

it('makes a key once, and makes another in the place of what is none', async () => {
  const files = openMemoryFiles();
  const first = await readSessionKey('/w/.gatehouse', files, false);
  const again = await readSessionKey('/w/.gatehouse', files, false);
  await files.removeFile('/w/.gatehouse/session-key');
  await files.createText('/w/.gatehouse/session-key', 'broken');
  const other = await readSessionKey('/w/.gatehouse', files, false);
  expect([Buffer.from(first, 'base64').length, again === first, other === first]).toEqual([32, true, false]);
});

it('writes nothing into a workspace that cannot be written', async () => {
  const files = openMemoryFiles();
  const key = await readSessionKey('/w/.gatehouse', files, true);
  expect([Buffer.from(key, 'base64').length, await files.stamp('/w/.gatehouse/session-key')]).toEqual([32, undefined]);
});
