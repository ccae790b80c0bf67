// What a stage would cost on AWS: observed traffic, a month typed in, and one change at a time.
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=petstore'] });

test('a stage is estimated from what it served, and follows the fields', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  for (const path of ['/pets', '/pets', '/pets/1']) await fetch(`${url}${path}`);
  await studio.goTo('Run');
  await page.getByRole('tab', { name: 'Cost' }).click();
  await page.getByRole('textbox', { name: 'Requests a month' }).fill('400000000');
  const charged = page.getByRole('table', { name: 'What is charged' });
  await expect(charged.getByRole('row').filter({ hasText: 'REST API requests' })).toContainText('$1,353.10');
  await expect(charged).toContainText('333 M × $3.50 / M + 67 M × $2.80 / M');
  await expect(page.getByRole('table', { name: 'Cost by method or route' })).toContainText('/pets/{petId}');
  const changes = page.getByRole('table', { name: 'What if' });
  await expect(changes.getByRole('row').filter({ hasText: 'As an HTTP API' })).toContainText('−$');
  await page.getByRole('switch', { name: 'HTTP API' }).setChecked(true, { force: true });
  await expect(charged.getByRole('row').filter({ hasText: 'HTTP API requests' })).toContainText('$390.00');
});
