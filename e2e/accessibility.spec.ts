import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { FunctionsScreen } from './pages/functions-screen';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: [] });

test('no screen breaks a rule of accessibility, in light and dark', { tag: ['@p1', '@web-only'] }, async ({ page }) => {
  test.setTimeout(240_000); // more than twenty whole-page checks
  const studio = new StudioWindow(page);
  const check = async (screen: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      expect(found, `${screen}, ${colorScheme}`).toEqual([]);
    }
  };
  await expect(studio.start).toBeVisible();
  await check('start page');
  await studio.openSample('Orders');
  await studio.choose('GET getOrder');
  await studio.fillPath('id', 'ord_1042');
  await studio.send(200);
  await check('design');
  await page.getByRole('button', { name: 'Open editor' }).first().click();
  await expect(page.getByRole('region', { name: 'Output', exact: true }).getByText('valid JSON')).toBeVisible();
  await check('template editor');
  await studio.choose('/orders');
  await page.getByTestId('centre').getByRole('button', { name: 'Enable CORS' }).click();
  await expect(page.getByRole('dialog').getByRole('region', { name: 'What changes' })).toBeVisible();
  await check('enable CORS');
  await page.keyboard.press('Escape');
  await studio.goTo('Functions');
  await new FunctionsScreen(page).invoke();
  await expect(page.getByText('Succeeded')).toBeVisible();
  await check('functions');
  await new FunctionsScreen(page).openTab('Settings');
  await check('settings of a function');
  await page.getByRole('button', { name: 'HTTP backends' }).click();
  await expect(page.getByRole('region', { name: 'Routes' })).toBeVisible();
  await check('HTTP backends');
  await studio.goTo('Run');
  await check('run');
  await page.getByRole('tab', { name: 'Cache' }).click();
  await page.getByRole('button', { name: 'Cache', exact: true }).click();
  await page.getByRole('region', { name: 'Hit or miss' }).getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByText('The method is not cached')).toBeVisible();
  await check('cache');
  await page.getByRole('button', { name: 'Close Cache' }).click();
  await studio.goTo('Traffic');
  await check('traffic');
  await studio.goTo('Tests');
  await check('tests');
  await studio.goTo('Access');
  await page.getByRole('button', { name: 'Add this one' }).click();
  await page.getByRole('button', { name: 'Throttle', exact: true }).click();
  await expect(page.getByText('Every bucket is full')).toBeVisible();
  await check('access');
  await page.getByRole('button', { name: 'Close Throttle' }).click();
  await studio.goTo('Settings');
  await check('settings');
  await page.keyboard.press('Control+k');
  await check('palette');
});

test('the keyboard alone opens a sample, sends a request and reads the answer', { tag: ['@p1'] }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await page.getByRole('button', { name: 'Open sample PetStore' }).focus();
  await page.keyboard.press('Enter');
  await expect(studio.tree).toBeVisible();
  await studio.tree.getByRole('treeitem', { name: 'GET welcome' }).focus();
  for (let row = 0; row < 5; row++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(studio.test.getByText(/^200\b/).first()).toBeVisible();
});
