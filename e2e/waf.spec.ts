// The firewall as a user makes it: a web ACL, a rule, a stage, a request that is refused and says why.
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const pets = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200', responseTemplates: { 'application/json': 'fine' } } },
        },
      },
    },
  },
});

test('a rule is made by hand, tried without a request, and refuses at once', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(pets);
  await access.deployTo('dev');
  const url = await studio.invokeUrl();
  await studio.goTo('Access');
  await access.create('New web ACL', 'guard');
  await page.getByRole('button', { name: 'Add rule', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('no-evil');
  await dialog.getByRole('combobox', { name: 'Look at' }).click();
  await page.getByRole('option', { name: 'Query string' }).click();
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill('evil');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Rules' }).getByText('query string contains "evil"')).toBeVisible();
  const verdict = page.getByRole('status', { name: 'Verdict' });
  await expect(verdict.getByText('Allowed')).toBeVisible();
  await page.getByRole('textbox', { name: 'Path with stage' }).fill('/dev/pets?q=evil');
  await expect(verdict.getByText('Blocked')).toBeVisible();
  await page.getByRole('combobox', { name: 'Guard a stage' }).click();
  await page.getByRole('option', { name: 'Pets, dev' }).click();
  await expect(page.getByRole('button', { name: 'Stop guarding Pets, dev' })).toBeVisible();
  const answers = [await fetch(`${url}/pets?q=evil`), await fetch(`${url}/pets?q=good`)];
  expect(answers.map(({ status }) => status)).toEqual([403, 200]);
});

test('rules move, and are edited as JSON where no form holds them', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(pets);
  await studio.goTo('Access');
  await access.create('New web ACL', 'order');
  const dialog = page.getByRole('dialog');
  for (const name of ['first', 'second']) {
    await page.getByRole('button', { name: 'Add rule', exact: true }).click();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('button', { name: 'Move rule second up', exact: true }).click();
  const rows = page.getByRole('grid', { name: 'Rules' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('second');
  await page.getByRole('button', { name: 'Edit rule first', exact: true }).click();
  await dialog.getByRole('radio', { name: 'JSON' }).click();
  await expect(dialog.getByText('ByteMatchStatement')).toBeVisible();
});
