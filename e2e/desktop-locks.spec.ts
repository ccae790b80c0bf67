// What only the desktop app has: a window that stays on its page, and a second start that joins the first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { electronArguments, installedElectron } from '../build/electron-binary.mjs';
import { test } from './fixtures/studio-test';

const productFolder = fileURLToPath(new URL('..', import.meta.url));

test('the page has nothing of Node and no way out @desktop-only', async ({ studio }) => {
  const { page } = studio;
  const address = page.url();
  const globals = await page.evaluate(() => [
    typeof Reflect.get(window, 'require'),
    typeof Reflect.get(window, 'process'),
  ]);
  await page.evaluate(() => {
    location.href = 'file:///etc/hostname';
    window.open('about:blank');
  });
  const answers = await page.evaluate(() =>
    Promise.all(['/../main.cjs', '/..%2fmain.cjs', '/assets/'].map(async (path) => (await fetch(path)).status)),
  );
  await expect(page.getByRole('heading', { name: 'Gatehouse', level: 1 })).toBeVisible();
  expect([globals, answers, page.url(), page.context().pages().length]).toEqual([
    ['undefined', 'undefined'],
    [404, 404, 404],
    address,
    1,
  ]);
});

test.describe('a second start', () => {
  test.use({ startWords: ['--sample=petstore'] });

  test('hands its link to the window that is open @desktop-only', async ({ studio }) => {
    const executable = process.env.GATEHOUSE_EXE ?? installedElectron() ?? '';
    const folder = process.env.GATEHOUSE_EXE === undefined ? [productFolder] : [];
    const second = spawn(executable, [...electronArguments(), ...folder, 'gatehouse://go/traffic'], {
      env: { ...process.env, GATEHOUSE_USER_DATA: studio.dataFolder },
      stdio: 'ignore',
    });
    expect(await once(second, 'exit')).toEqual([0, null]);
    await expect(studio.page.getByRole('button', { name: 'Traffic', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});
