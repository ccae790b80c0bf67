// The packaged app: built by electron-builder with its fuses set, started from elsewhere, answering a request.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test } from '@playwright/test';
import { electronArguments } from '../build/electron-binary.mjs';
import { StudioWindow } from './pages/studio-window';

const productFolder = fileURLToPath(new URL('..', import.meta.url));

test('the packaged app starts from its own archive and answers a request', {
  tag: ['@p0', '@desktop-only'],
}, async () => {
  test.skip(process.platform !== 'linux', 'the folder of the packaged app is named for Linux here');
  test.setTimeout(180_000);
  execFileSync(process.execPath, ['build/package.mjs'], { cwd: productFolder, stdio: 'pipe' });
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-packaged-'));
  const app = await _electron.launch({
    executablePath: join(productFolder, 'release', 'linux-unpacked', 'gatehouse'),
    args: [...electronArguments(), '--disable-gpu', '--port=0'],
    cwd: folder,
    env: { ...process.env, GATEHOUSE_USER_DATA: folder },
  });
  const studio = new StudioWindow(await app.firstWindow());
  await studio.openSample('PetStore');
  await studio.choose('GET listPets');
  await studio.send(200);
  expect(await app.evaluate(({ app: inside }) => inside.getAppPath())).toMatch(/app\.asar$/);
  await app.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
