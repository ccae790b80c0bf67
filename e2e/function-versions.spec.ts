import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { FunctionsScreen } from './pages/functions-screen';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: [] });

test('a version is published and an alias moved to the next one', {
  tag: ['@p1', '@web-only'],
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  const screen = new FunctionsScreen(page);
  await studio.goTo('Functions');
  await screen.list.getByRole('button', { name: /^get-order/ }).click();
  await screen.openTab('Versions');
  await page.getByRole('button', { name: 'Publish version…' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('First');
  await page.keyboard.press('Enter');
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('row', { name: /^1 First/ })).toBeVisible();

  await page.getByRole('button', { name: 'New alias…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New alias of get-order' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('12');
  await expect(dialog.getByText('A number names a version.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('live');
  await page.keyboard.press('Enter');
  const alias = page.getByRole('region', { name: 'Aliases' }).getByRole('combobox', { name: 'live' });
  await expect(alias).toHaveValue('1');
  await expect(versions.getByRole('button', { name: 'Delete version 1', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await alias.click();
  await page.getByRole('option', { name: '$LATEST' }).click();
  await expect(alias).toHaveValue('$LATEST');
  await versions.getByRole('button', { name: 'Delete version 1', exact: true }).click();
  await expect(versions.getByRole('row', { name: /^1 / })).toBeHidden();
});
