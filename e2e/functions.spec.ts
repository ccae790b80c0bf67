import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { FunctionsScreen } from './pages/functions-screen';
import { StudioWindow } from './pages/studio-window';

const answering = (answer: string) => `export const handler = async (event) => {
  console.log('asked for', event.path ?? event.name);
  return ${answer};
};
`;

test('a function is made, edited, saved, invoked, and its log read', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const functions = new FunctionsScreen(page);
  await studio.openSample('PetStore');
  await studio.goTo('Functions');
  await functions.create('greet');

  await functions.write(/^Code of index\.mjs/, answering("{ greeting: 'Hello ' + event.name }"));
  await expect(page.getByText('not saved')).toBeVisible();
  await functions.save();

  await functions.write(/^Test event/, '{"name": "Ada"}');
  await functions.invoke();
  await expect(functions.test.getByText('Succeeded')).toBeVisible();
  await expect(functions.test.getByLabel('Result').getByText('"Hello Ada"')).toBeVisible();

  await functions.test.getByRole('button', { name: 'Save event' }).click();
  await functions.test.getByRole('textbox', { name: 'Name of the event' }).fill('ada');
  await page.keyboard.press('Enter');
  await expect(functions.test.getByRole('combobox', { name: 'Test event' })).toHaveValue('ada');

  await functions.openTab('Log');
  await expect(page.getByRole('region', { name: 'Log of greet' }).getByText('asked for Ada')).toBeVisible();
  await page.getByRole('textbox', { name: 'Filter the log' }).fill('REPORT');
  await expect(page.getByText('1 line')).toBeVisible();
});

test('a file that changes outside is followed, unless there are edits', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const functions = new FunctionsScreen(page);
  await studio.openSample('PetStore');
  await studio.goTo('Settings');
  const folder = (await page.getByRole('region', { name: 'Workspace' }).locator('code').textContent()) ?? '';
  await studio.goTo('Functions');
  await functions.create('greet');
  const file = join(folder, 'functions', 'greet', 'index.mjs');
  const editor = page.locator('.monaco-editor').first();

  await writeFile(file, '// from outside\n');
  await expect(editor.getByText('// from outside')).toBeVisible();
  await functions.write(/^Code of index\.mjs/, '// mine\n');
  await writeFile(file, '// again\n');
  await expect(page.getByText('The file was changed outside.')).toBeVisible();
  await expect(editor.getByText('// mine')).toBeVisible();
  await page.getByRole('button', { name: 'Take the one on disk' }).click();
  await expect(editor.getByText('// again')).toBeVisible();
});

test('a method calls a function; a wrong answer is shown beside the right shape', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const functions = new FunctionsScreen(page);
  await studio.openSample('Orders');
  await studio.choose('GET health');
  await page.getByRole('radiogroup', { name: 'Integration type' }).getByRole('radio', { name: 'Lambda' }).click();
  await page.getByRole('combobox', { name: 'Function', exact: true }).fill('check-health');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'New function', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'check-health', level: 1 })).toBeVisible();
  await functions.openTab('Used by');
  await page.getByRole('button', { name: /\/health/ }).click();
  await studio.send(200);

  await page.getByRole('button', { name: 'Open function' }).click();
  await functions.openTab('Code');
  await functions.write(/^Code of index\.mjs/, answering("{ statusCode: 200, body: { state: 'fine' } }"));
  await functions.save();
  await studio.goTo('APIs');
  await studio.send(502);
  const expected = page.getByRole('region', { name: 'Expected' });
  await expect(expected.getByText('body', { exact: true })).toBeVisible();
  await expect(expected.getByRole('listitem').filter({ hasText: 'body' })).toContainText('got');
  await page.getByRole('button', { name: 'Its log lines' }).click();
  await expect(page.getByRole('region', { name: 'Log of check-health' }).getByText('asked for /health')).toBeVisible();
});

test('backends are written down in forms, secrets never read back', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  await studio.goTo('Functions');
  const sections = page.getByRole('navigation', { name: 'Other backends' });
  await sections.getByRole('button', { name: 'Service endpoints' }).click();
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await page.getByRole('button', { name: 'Set', exact: true }).first().click();
  await page.getByLabel('Secret access key').fill('not-for-eyes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('set', { exact: true })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('not-for-eyes');

  await sections.getByRole('button', { name: 'VPC links' }).click();
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await expect(page.getByText('Nothing stands for its load balancer here.')).toBeVisible();
  await page.getByRole('button', { name: 'Open load balancers' }).click();
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await expect(page.getByLabel('Target')).toHaveValue('http://127.0.0.1:3000');
});
