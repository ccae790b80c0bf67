import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: [] });

test('a REST API becomes an HTTP API beside it: what is lost is said first, and one undo takes it back', {
  tag: ['@p1', '@web-only'],
}, async ({ studio: { page } }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  await studio.banner.getByRole('button', { name: /^API:/ }).click();
  await page.getByRole('menuitem', { name: 'Move to an HTTP API' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move Orders to an HTTP API' });
  const lost = dialog.getByRole('region', { name: 'Lost' });
  await expect(lost).toContainText('MOCK integration');
  await dialog.getByRole('radio', { name: /^Same/ }).click();
  await expect(lost).toBeHidden();
  await expect(dialog.getByRole('region', { name: 'Same' })).toContainText('ANY /legacy/{proxy+}');

  // a place of the report is a way to it
  await dialog.getByRole('radio', { name: /^Lost/ }).click();
  await lost.getByRole('button', { name: 'GET /reports' }).first().click();
  await expect(dialog).toBeHidden();
  await expect(studio.tree.getByRole('treeitem', { selected: true })).toContainText('getReports');

  await page.keyboard.press('Control+K');
  await page.keyboard.type('move to an http');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Orders by routes');
  await dialog.getByRole('button', { name: 'Create the HTTP API', exact: true }).click();
  const said = page.getByRole('status').filter({ hasText: 'Orders by routes is made' });
  await expect(said).toContainText('3 routes. Deployed to dev, prod. Orders stays as it is.');
  await said.getByRole('button', { name: /^Undo/ }).click();
  await expect(studio.banner.getByRole('button', { name: 'API: Orders', exact: true })).toBeVisible();
});
