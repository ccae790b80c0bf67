import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test('from first start to the first 200', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  await studio.choose('GET listPets');
  await studio.send(200);
  await expect(studio.test.getByText('"dog"')).toBeVisible();
  await expect(studio.diagram.getByRole('tab', { name: /^Integration response.*200/ })).toBeVisible();
});

test('a real request with curl’s means meets the stage and shows up in Traffic', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  const url = await studio.invokeUrl();
  const answer = await fetch(`${url}/orders/ord_1042`);
  expect([answer.status, ((await answer.json()) as { orderId: string }).orderId]).toEqual([200, 'ord_1042']);
  await studio.goTo('Traffic');
  const row = page.getByRole('row', { name: /GET.*\/orders\/ord_1042.*200/ });
  await row.click();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByRole('listbox', { name: 'Steps' }).getByRole('option').first()).toBeVisible();
});

test('a refused request says what broke and what to do', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  await studio.choose('POST createPet');
  await studio.send(400);
  await expect(studio.test.getByText('Invalid request body')).toBeVisible();
  await expect(studio.diagram.getByRole('tab', { name: /^Method request/, selected: true })).toBeVisible();
});
