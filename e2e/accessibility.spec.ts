import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { FunctionsScreen } from './pages/functions-screen';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: [] });

const tags = { tag: ['@p1', '@web-only'] };

test('no screen of the design breaks a rule of accessibility, in light and dark', tags, async ({ page }) => {
  test.setTimeout(120_000);
  const studio = new StudioWindow(page);
  await expect(studio.start).toBeVisible();
  await checkScreen(page, 'start page');
  await studio.openSample('Orders');
  await studio.choose('GET getOrder');
  await studio.fillPath('id', 'ord_1042');
  await studio.send(200);
  await checkScreen(page, 'design');
  await page.getByRole('button', { name: 'Open editor' }).first().click();
  await expect(page.getByRole('region', { name: 'Output', exact: true }).getByText('valid JSON')).toBeVisible();
  await checkScreen(page, 'template editor');
  await studio.choose('/orders');
  await page.getByTestId('centre').getByRole('button', { name: 'Enable CORS' }).click();
  await expect(page.getByRole('dialog').getByRole('region', { name: 'What changes' })).toBeVisible();
  await checkScreen(page, 'enable CORS');
});

test('no screen of functions and backends breaks a rule of accessibility', tags, async ({ page }) => {
  test.setTimeout(120_000);
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  await studio.goTo('Functions');
  await new FunctionsScreen(page).invoke();
  await expect(page.getByText('Succeeded')).toBeVisible();
  await checkScreen(page, 'functions');
  await new FunctionsScreen(page).openTab('Settings');
  await checkScreen(page, 'settings of a function');
  await page.getByRole('button', { name: 'HTTP backends' }).click();
  await expect(page.getByRole('region', { name: 'Routes' })).toBeVisible();
  await checkScreen(page, 'HTTP backends');
});

test('no screen of stages, traffic and tests breaks a rule of accessibility', tags, async ({ page }) => {
  test.setTimeout(120_000);
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  await studio.choose('GET getOrder');
  await studio.fillPath('id', 'ord_1042');
  await studio.send(200);
  await studio.goTo('Run');
  await checkScreen(page, 'run');
  await page.getByRole('tab', { name: 'Cache' }).click();
  await page.getByRole('button', { name: 'Cache', exact: true }).click();
  await page.getByRole('region', { name: 'Hit or miss' }).getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByText('The method is not cached')).toBeVisible();
  await checkScreen(page, 'cache');
  await page.getByRole('button', { name: 'Close Cache' }).click();
  await studio.goTo('Traffic');
  await checkScreen(page, 'traffic');
  await studio.goTo('Tests');
  await checkScreen(page, 'tests');
});

test('no screen of access and settings breaks a rule of accessibility', tags, async ({ page }) => {
  test.setTimeout(120_000);
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  await studio.goTo('Access');
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await page.getByRole('button', { name: 'Throttle', exact: true }).click();
  await expect(page.getByText('Every bucket is full')).toBeVisible();
  await checkScreen(page, 'access');
  await page.getByRole('button', { name: 'Close Throttle' }).click();
  await studio.goTo('Settings');
  await checkScreen(page, 'settings');
  await page.keyboard.press('Control+k');
  await checkScreen(page, 'palette');
});

test('the keyboard alone opens a sample, sends a request and reads the answer', { tag: ['@p1'] }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await page.getByRole('button', { name: 'Open sample PetStore' }).focus();
  await page.keyboard.press('Enter');
  await expect(studio.tree).toBeVisible();
  // the tree has the focus, the row the keys act on
  await expect(studio.tree.getByRole('treeitem', { name: 'GET welcome' })).toHaveAttribute('data-active');
  await studio.tree.focus();
  for (let row = 0; row < 5; row++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(studio.test.getByText('/pets', { exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(studio.test.getByText(/^200\b/).first()).toBeVisible();
});

/** Every rule in light; in dark only colours can differ. */
async function checkScreen(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).exclude('.monaco-editor');
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
