import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=petstore'] });

test('requests are chosen in the traffic list and replayed, and a closed method shows who refused', {
  tag: '@p1',
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  await studio.goTo('APIs');
  await studio.choose('GET listPets');
  await studio.openBox('Method request');
  await page.getByLabel('API key').first().click();
  await expect(studio.pending).toBeVisible();
  for (const path of ['/pets', '/pets/1', '/pets?page=2']) await fetch(`${url}${path}`);

  await studio.goTo('Traffic');
  const rows = page.getByRole('grid', { name: 'Requests' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await rows.nth(1).getByRole('checkbox').click();
  await rows.nth(3).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: 'Chosen requests' });
  await expect(bar.getByRole('status')).toHaveText('3 requests chosen');
  await rows.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await expect(bar.getByRole('status')).toHaveText('2 requests chosen');
  await expect(page.getByRole('region', { name: 'Request' })).toBeHidden();

  await bar.getByRole('button', { name: 'Replay…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replay through two deployments' });
  await expect(dialog.getByText('2 chosen')).toBeVisible();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(dialog.getByRole('radio', { name: /^Different/ })).toContainText('2');
  await dialog.getByRole('grid').getByRole('row').nth(1).click();
  const phases = dialog.getByRole('table', { name: 'Phases' });
  await expect(phases.getByRole('row', { name: /^api key/ })).toContainText('requires an API key');
  await dialog.getByRole('radio', { name: /^Body/ }).click();
  await expect(dialog.getByRole('table', { name: 'Body' }).locator('ins').first()).toContainText('{');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await bar.getByRole('button', { name: 'Save as tests…' }).click();
  const saving = page.getByRole('dialog', { name: 'Save 2 requests as tests' });
  await saving.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('2 tests saved')).toBeVisible();
  await expect(bar).toBeHidden();
});
