// Metrics and service map from the window: what was sent is counted, charted, listed by method and drawn.
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=petstore'] });

test('requests show in charts, by method, and on the service map', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  await Promise.all(['/pets', '/pets', '/pets/1', '/nothing'].map((path) => fetch(`${url}${path}`)));
  await studio.goTo('Run');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  await expect(page.getByRole('figure', { name: /^Requests: 4/ })).toBeVisible();
  await expect(page.getByRole('figure', { name: /^Errors: 25 %, 1 of 4xx/ })).toBeVisible();
  const methods = page.getByRole('grid', { name: 'Methods and routes' });
  await expect(methods.getByRole('row').filter({ hasText: 'GET/pets2' })).toBeVisible();
  await page.getByRole('radio', { name: 'Table' }).click();
  await expect(page.getByRole('grid', { name: 'Series' })).toBeVisible();

  await methods.getByText('/pets/{petId}').dblclick();
  await expect(page.getByRole('heading', { name: 'Traffic' })).toBeVisible();
  await page.getByRole('radio', { name: 'Map' }).click();
  const map = page.getByRole('region', { name: 'Service map' });
  await map.getByRole('button', { name: /^PetStore dev, stage, 4 calls/ }).click();
  const through = page.getByRole('grid', { name: 'Requests through PetStore dev' });
  await through.getByText('/nothing').click();
  await expect(page.getByText('403').first()).toBeVisible();
});
