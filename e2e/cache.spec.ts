// A stage's response cache from the window: switched on, filled, explained, emptied.
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=petstore'] });

test('a stage gets a cache, shows what it keeps and why, and is flushed', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  const idOf = async (path: string) => (await fetch(`${url}${path}`)).text();
  await studio.goTo('Run');
  await page.getByRole('tab', { name: 'Cache' }).click();
  await page.getByRole('button', { name: 'Cache GET methods' }).click();
  const methods = page.getByRole('list', { name: 'Methods' });
  await expect(methods.getByText('{petId} is not in the key')).toBeVisible();
  // undeclared path parameters share an entry: what the first pet answered is the answer for every pet
  expect(await idOf('/pets/2')).toBe(await idOf('/pets/1'));
  const entries = page.getByRole('grid', { name: 'Cached answers' });
  await expect(entries.getByRole('row').filter({ hasText: '/pets/{petId}' })).toContainText('200');

  await methods.getByRole('button', { name: 'Add {petId} to the key of GET /pets/{petId}', exact: true }).click();
  await expect(methods.getByRole('listitem').filter({ hasText: '/pets/{petId}' })).toContainText('path.petId');
  await studio.deploy();
  expect(await idOf('/pets/2')).not.toBe(await idOf('/pets/1'));

  await methods.getByRole('combobox', { name: 'Caching of GET /pets/{petId}' }).click();
  await page.getByRole('option', { name: 'Not cached' }).click();
  await expect(methods.getByRole('listitem').filter({ hasText: '/pets/{petId}' })).toContainText('not cached');

  await page.getByRole('button', { name: 'Cache', exact: true }).click();
  const why = page.getByRole('region', { name: 'Hit or miss' });
  const explain = async (path: string) => {
    await why.getByRole('textbox', { name: 'Path and query' }).fill(path);
    await why.getByRole('button', { name: 'Explain' }).click();
  };
  await explain('/pets/1');
  await expect(why.getByText('The method is not cached')).toBeVisible();
  await explain('/pets?type=dog');
  await expect(why.getByText('Miss: the integration answers')).toBeVisible();
  await fetch(`${url}/pets?type=dog`);
  await explain('/pets?type=dog');
  await expect(why.getByText('Hit: the cache answers')).toBeVisible();

  await page.getByRole('region', { name: 'Use of the cache' }).getByRole('button', { name: 'Flush' }).click();
  await expect(page.getByText('Cache of dev flushed')).toBeVisible();
  await explain('/pets?type=dog');
  await expect(why.getByText('Miss: the integration answers')).toBeVisible();
});
