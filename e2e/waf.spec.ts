// The firewall as a user makes it: a web ACL, a rule, a stage, a request that is refused and says why.
import { expect, type Page } from '@playwright/test';
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
  const url = await newAcl(page, 'guard');
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
  await newAcl(page, 'order');
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

test('statements stand side by side, and the rule answers with a body of its own', { tag: '@p1' }, async ({ page }) => {
  const url = await newAcl(page, 'pair');
  await page.getByRole('textbox', { name: 'Key of a new body' }).fill('tea');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Content of tea' }).fill('I am a teapot');
  await page.getByRole('button', { name: 'Add rule', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('not-from-us');
  const [first, second] = [1, 2].map((at) => dialog.getByRole('group', { name: `Statement ${at}` }));
  await first?.getByRole('textbox', { name: 'Text', exact: true }).fill('/pets');
  await dialog.getByRole('button', { name: 'Add statement' }).click();
  await second?.getByRole('checkbox', { name: 'that do not match' }).check();
  await second?.getByRole('combobox', { name: 'Look at' }).click();
  await page.getByRole('option', { name: 'One header' }).click();
  await second?.getByRole('textbox', { name: 'Its name' }).fill('x-team');
  await second?.getByRole('textbox', { name: 'Text', exact: true }).fill('us');
  await dialog.getByRole('textbox', { name: 'Status of its own answer' }).fill('418');
  await dialog.getByRole('combobox', { name: 'Body' }).click();
  await page.getByRole('option', { name: 'tea' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('path contains "/pets" and not header x-team contains "us"')).toBeVisible();
  await page.getByRole('combobox', { name: 'Guard a stage' }).click();
  await page.getByRole('option', { name: 'Pets, dev' }).click();
  await expect(page.getByRole('button', { name: 'Stop guarding Pets, dev' })).toBeVisible();
  const [refused, served] = [await fetch(`${url}/pets`), await fetch(`${url}/pets`, { headers: { 'x-team': 'us' } })];
  expect([refused.status, await refused.text(), served.status]).toEqual([418, 'I am a teapot', 200]);
});

/** An API that is deployed to `dev`, and a web ACL that guards nothing yet; answers the stage's address. */
async function newAcl(page: Page, name: string): Promise<string> {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(pets);
  await access.deployTo('dev');
  const url = await studio.invokeUrl();
  await studio.goTo('Access');
  await access.create('New web ACL', name);
  return url;
}
