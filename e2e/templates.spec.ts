import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { FunctionsScreen } from './pages/functions-screen';
import { StudioWindow } from './pages/studio-window';

test('a template shows its output, its faults and what the endpoint receives', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const editors = new FunctionsScreen(page);
  await studio.openSample('Orders');
  await studio.choose('GET getOrder');
  await page.getByRole('button', { name: 'Open editor' }).first().click();
  const output = page.getByRole('region', { name: 'Output', exact: true });
  await expect(output.getByText('valid JSON')).toBeVisible();

  await editors.write(/^Template application\/json/, '{\n  "id": "$input.params(\'id\')"\n#if(true)');
  await expect(output.getByRole('status')).toContainText(/Line \d+, column \d+/);
  await expect(output.locator('pre')).toContainText('^');
  await editors.write(/^Template application\/json/, '{"id": "$input.params(\'id\')", "at": "test"}');
  await expect(output.getByText('"test"')).toBeVisible();

  await page.getByRole('tab', { name: /^Params/ }).click();
  await page.getByRole('group', { name: 'Path' }).getByRole('textbox', { name: /Value/ }).first().fill('ord_1042');
  await expect(output.getByText('"ord_1042"')).toBeVisible();

  await page.getByRole('button', { name: 'Send sample' }).click();
  const sent = page.getByRole('region', { name: 'What the endpoint receives' });
  await expect(sent.getByText('POST')).toBeVisible();
  await expect(sent.getByText('"ord_1042"')).toBeVisible();
});

test('samples are kept by name, for this method', { tag: '@p1' }, async ({ page, studio: host }) => {
  const studio = new StudioWindow(page);
  const editors = new FunctionsScreen(page);
  await studio.openSample('Orders');
  await studio.choose('GET getOrder');
  await page.getByRole('button', { name: 'Open editor' }).first().click();
  await editors.write(/^Sample body/, '{"kept": true}');
  await page.getByRole('button', { name: 'Save sample' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('the kept one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Sample' })).toHaveValue('the kept one');

  const again = await host.restart();
  const later = new StudioWindow(again);
  await expect(later.tree.or(later.start)).toBeVisible();
  if (await later.start.isVisible())
    await again
      .getByRole('button', { name: /Orders/ })
      .first()
      .click();
  await later.choose('GET getOrder');
  await again.getByRole('button', { name: 'Open editor' }).first().click();
  await again.getByRole('combobox', { name: 'Sample' }).click();
  await again.getByRole('option', { name: 'the kept one' }).click();
  await expect(again.locator('.monaco-editor').getByText('"kept"')).toBeVisible();
});

test('enabling CORS shows what changes before it changes it', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  await studio.choose('/orders');
  await page.getByTestId('centre').getByRole('button', { name: 'Enable CORS' }).click();
  const dialog = page.getByRole('dialog');
  const changes = dialog.getByRole('region', { name: 'What changes' });
  await dialog.getByRole('textbox', { name: 'Allow origin' }).fill('https://shop.example');
  await expect(changes.getByText("'https://shop.example'").first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Enable CORS' }).click();
  await expect(studio.tree.getByRole('treeitem', { name: /OPTIONS/ })).toBeVisible();

  await page.getByTestId('centre').getByRole('button', { name: 'Enable CORS' }).click();
  await expect(dialog.getByRole('button', { name: 'Replace existing values' })).toBeVisible();
});

test('a model takes everything that names it along to its new name', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  await page
    .getByRole('navigation', { name: 'API sections' })
    .getByRole('button', { name: /^Models/ })
    .click();
  const models = page.getByRole('navigation', { name: 'Models' });
  await models.getByRole('button', { name: 'Money' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toHaveValue('Money');
  await name.fill('Amount');
  await page.keyboard.press('Enter');
  await expect(models.getByRole('button', { name: 'Amount' })).toBeVisible();
  await expect(models.getByRole('button', { name: 'Money' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Used by' }).getByRole('button').first()).toBeVisible();
});
