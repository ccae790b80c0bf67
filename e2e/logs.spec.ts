// The log panel: a request leads to all that was logged for it, a line back to its request; the filter stays.
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=orders'] });

test('a request leads to its lines, and a line to its request', { tag: '@p2' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await fetch(`${await studio.invokeUrl()}/nothing`);
  const panel = page.getByRole('button', { name: 'Log', exact: true });
  await panel.click();
  await expect(page.getByText('Access log')).toBeVisible();
  await page.getByRole('button', { name: 'In all logs' }).click();
  const lines = page.getByRole('grid', { name: 'Log lines' });
  await expect(lines.getByText('Method completed with status: 403')).toBeVisible();
  const filter = page.getByRole('textbox', { name: 'Filter lines' });
  await expect(filter).toHaveValue(/^request:/);

  await filter.fill('completed');
  await expect(lines.locator('mark').first()).toHaveText('completed');
  await panel.click();
  await expect(filter).toBeHidden();
  await panel.click();
  await expect(filter).toHaveValue('completed');
  await lines.getByRole('button', { name: 'Open the request' }).first().click();
  await expect(page.getByRole('heading', { name: 'Traffic' })).toBeVisible();
  await expect(page.getByText('No resource has a method for GET /nothing.').first()).toBeVisible();
});
