import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { FunctionsScreen } from './pages/functions-screen';
import { StudioWindow } from './pages/studio-window';

test('a template is debugged line by line, with its values and what it has written', { tag: '@p0' }, async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  const editors = new FunctionsScreen(page);
  await studio.openSample('Orders');
  await studio.choose('GET listPrices');
  await studio.openBox('Integration response');
  await page.getByRole('button', { name: 'Open editor' }).first().click();
  await expect(page.getByRole('region', { name: 'Output', exact: true }).getByText('valid JSON')).toBeVisible();

  await page.getByRole('button', { name: /^Debug template/ }).click();
  const position = page.getByRole('status', { name: 'Debugger position' });
  const values = page.getByRole('region', { name: 'Debugger values' });
  const written = page.getByRole('region', { name: 'Output so far' });
  await expect(position).toHaveText('Paused at line 2');
  for (const line of ['line 3', 'line 4', 'line 6', 'line 7']) {
    await page.keyboard.press('F10');
    await expect(position).toContainText(line);
  }
  await expect(position).toContainText('sku 1 of 3');
  await page.keyboard.press('F10');
  await expect(values.getByRole('button', { name: /^\$price 891 changed/ })).toBeVisible();
  await expect(written).not.toContainText('STICKERS');

  await page.keyboard.press('Alt+F10');
  await expect(position).toContainText('line 7');
  await values.getByRole('tab', { name: /^Watch/ }).click();
  await values.getByRole('textbox', { name: 'Expression to watch' }).fill('$prices.size() + 1');
  await page.keyboard.press('Enter');
  await expect(values.getByRole('button', { name: /size\(\) \+ 1 4/ })).toBeVisible();

  await page.keyboard.press('F5');
  await expect(position).toHaveText('Finished');
  await expect(written).toContainText('STICKERS');
  await editors.write(/^Template application\/json/, '#set($list = [1])\n$list.get(7)');
  await expect(position).toHaveText('Failed at line 2');
  await expect(written.getByRole('alert')).toContainText('Line 2');
  await page.keyboard.press('Shift+F5');
  await expect(position).toBeHidden();
});

test('a request that failed in a template leads to the debugger with its values', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await page.getByRole('button', { name: 'Open sample Broken' }).click();
  await studio.choose('GET listTags');
  await studio.send(500);
  await studio.test.getByRole('tab', { name: /^Timeline/ }).click();
  await studio.test.getByRole('option', { name: /^map-response failed/ }).scrollIntoViewIfNeeded();
  await studio.test.getByRole('button', { name: 'Debug this template' }).click();
  const position = page.getByRole('status', { name: 'Debugger position' });
  await expect(position).toContainText('Paused at line 2');
  await page.keyboard.press('F5');
  await expect(position).toHaveText('Failed at line 7');
});
