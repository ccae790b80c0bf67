import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test('after a restart everything is there: definition, traffic, undo', { tag: '@p0' }, async ({ studio: host }) => {
  const before = new StudioWindow(host.page);
  await before.openSample('PetStore');
  await before.choose('GET getPet');
  await before.openBox('Method request');
  await host.page.getByLabel('Operation name').fill('findPet');
  await expect(before.pending).toBeVisible();
  await before.fillPath('petId', '1');
  await before.send(200);

  const page = await host.restart();
  const after = new StudioWindow(page);
  await page.getByRole('region', { name: 'Recent workspaces' }).getByRole('button').first().click();
  await expect(after.tree.getByRole('treeitem', { name: /GET findPet/ })).toBeVisible();
  await after.goTo('Traffic');
  await expect(page.getByRole('row', { name: /\/pets\// })).toBeVisible();
  await after.goTo('APIs');
  await after.banner.getByRole('button', { name: 'Undo' }).click();
  await expect(after.tree.getByRole('treeitem', { name: /GET getPet/ })).toBeVisible();
});

test('an edit that was acknowledged survives a power failure', { tag: '@p0' }, async ({ studio: host }) => {
  const before = new StudioWindow(host.page);
  await before.openSample('Orders');
  await before.choose('GET health');
  await before.openBox('Method request');
  await host.page.getByLabel('Operation name').fill('pulse');
  await expect(before.pending).toBeVisible();
  const page = await host.restartAfterKill();
  await page.getByRole('region', { name: 'Recent workspaces' }).getByRole('button').first().click();
  await expect(new StudioWindow(page).tree.getByRole('treeitem', { name: /GET pulse/ })).toBeVisible();
});

test('a gateway process that is killed comes back with the same deployments', { tag: ['@p0', '@web-only'] }, async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  const url = await studio.invokeUrl();
  expect((await fetch(`${url}/`)).status).toBe(200);
  const port = new URL(url).port;
  const listener = /pid=(\d+)/.exec(execFileSync('ss', ['-ltnpH', `sport = :${port}`], { encoding: 'utf8' }))?.[1];
  process.kill(Number(listener), 'SIGKILL');
  await expect.poll(async () => (await fetch(`${url}/`).catch(() => undefined))?.status).toBe(200);
  await expect(studio.banner.getByRole('button', { name: /Running/ })).toBeVisible();
});
