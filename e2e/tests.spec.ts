import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';
import { TestsScreen } from './pages/tests-screen';

test('a suite is made and run: what passes, what fails and why, and the trace', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const tests = new TestsScreen(page);
  await studio.openSample('Orders');
  await studio.goTo('Tests');
  await tests.add('New suite');
  await tests.rename('Mine');
  await tests.add('New request');
  await tests.rename('Health');
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill('/health');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(tests.result.getByText('1 of 1 checks passed')).toBeVisible();
  await expect(tests.row('GET Health, passed')).toBeVisible();

  await page.getByRole('textbox', { name: 'Value 1' }).fill('404');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(tests.row('GET Health, failed')).toBeVisible();
  await expect(tests.checks).toHaveText([/status equals 404\s*Expected\s*404\s*Actual\s*200/]);

  await tests.result.getByRole('button', { name: 'Show trace' }).click();
  await expect(page.getByRole('region', { name: 'Request', exact: true }).getByText('/health').first()).toBeVisible();
});

test('a test is copied, moved, deleted and brought back', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const tests = new TestsScreen(page);
  await studio.openSample('Orders');
  await studio.goTo('Tests');
  await tests.runAll();
  await expect(tests.row('Cancel it, passed')).toBeVisible();

  await tests.choose('Cancel it');
  await tests.tree.press('Alt+ArrowUp');
  await expect(tests.tree.getByRole('treeitem').last()).toHaveAccessibleName(/Keep reports from strangers/);
  await tests.tree.press('Delete');
  await expect(tests.row('Cancel it')).toBeHidden();
  await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
  await expect(tests.row('Cancel it')).toBeVisible();
});

test('a curl command becomes a test of the API it calls; its secret stays out', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const tests = new TestsScreen(page);
  await studio.openSample('Orders');
  const url = await studio.invokeUrl();
  await studio.goTo('Tests');
  const dialog = await tests.pasteImport(`curl -X GET '${url}/health' -H 'Authorization: Bearer not-for-files'`);
  await expect(dialog.getByText('Orders, dev')).toBeVisible();
  await expect(dialog.getByText('1 secret stays out of the files')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import 1 request', exact: true }).click();
  await expect(tests.row('Imported requests')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Secrets of the suite' }).getByText('set', { exact: true }),
  ).toBeVisible();
  await tests.choose('/health');
  await expect(page.getByRole('textbox', { name: 'Value of Authorization' })).toHaveValue(
    'Bearer {{secret:AUTHORIZATION}}',
  );

  await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
  await expect(tests.row('Imported requests')).toBeHidden();
});

test('what was answered is kept as a test', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const tests = new TestsScreen(page);
  await studio.openSample('Orders');
  await studio.choose('GET health');
  await studio.test.getByRole('combobox', { name: 'Send to' }).click();
  await page.getByRole('option', { name: 'stage dev' }).click();
  await studio.send(200);
  await studio.test.getByRole('button', { name: /^Save as test/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Open test' }).click();
  await expect(tests.row('GET /health')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(tests.row('GET /health, passed')).toBeVisible();
});

test.describe(() => {
  test.use({ startWords: ['--sample=chat'] });
  test('a conversation is made step by step and run; the step that fails says what came', { tag: '@p1' }, async ({
    page,
  }) => {
    const studio = new StudioWindow(page);
    const tests = new TestsScreen(page);
    await studio.goTo('Tests');
    await tests.add('New scenario');
    await tests.rename('Dance');
    const step = (number: number) => page.getByRole('listitem', { name: `Step ${number}`, exact: true });
    await page.getByRole('button', { name: 'Next step' }).click();
    await step(2).getByRole('textbox', { name: 'Message of step 2' }).fill('{"action": "dance"}');
    await page.getByRole('button', { name: 'Next step' }).click();
    await step(3).getByRole('textbox', { name: 'JSONPath 1' }).fill('$.event');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(tests.row('Scenario Dance, passed')).toBeVisible();

    await step(3).getByRole('button', { name: 'Remove expectation 1' }).click();
    await step(3).getByRole('button', { name: 'Add a check to step 3', exact: true }).click();
    await step(3).getByRole('textbox', { name: 'JSONPath 1' }).fill('$.nothing');
    await step(3).getByRole('textbox', { name: 'within' }).fill('300');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(tests.row('Scenario Dance, failed')).toBeVisible();
    await expect(tests.checks.last()).toHaveText(/Step 3, ada: \$\.nothing exists/);
    await step(3).getByRole('button', { name: 'Remove step 3' }).click();
    await expect(step(3)).toBeHidden();
  });
});
