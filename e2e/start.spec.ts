// The first thing a user sees, in every host.
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';

test('opens on the start page', async ({ page }) => {
  await expect(page).toHaveTitle('Gatehouse');
  await expect(page.getByRole('heading', { name: 'Gatehouse', level: 1 })).toBeVisible();
});

test('opens on the start page again after a restart', async ({ studio }) => {
  await expect(studio.page.getByRole('heading', { name: 'Gatehouse', level: 1 })).toBeVisible();
  const page = await studio.restart();
  await expect(page.getByRole('heading', { name: 'Gatehouse', level: 1 })).toBeVisible();
});
