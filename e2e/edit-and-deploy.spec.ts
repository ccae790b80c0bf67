import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

const document = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Greeter', version: '1' },
  paths: {
    '/hello/{name}': {
      get: {
        operationId: 'hello',
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': '{"hello": "world"}' } },
          },
        },
      },
    },
  },
});

test('import, deploy, call, edit, see the badge, deploy again, undo', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.paste(document);
  await page
    .getByRole('button', { name: /^Deploy/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel(/Stage/).first().fill('dev');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Deploy/ })
    .click();
  await expect(studio.banner.getByText('All deployed')).toBeVisible();
  const url = await studio.invokeUrl();
  const call = async () => (await fetch(`${url}/hello/ada`)).text();
  expect(await call()).toBe('{"hello": "world"}');

  await studio.choose('GET hello');
  await studio.openBox('Method request');
  await page.getByLabel('Operation name').fill('greet');
  await expect(studio.pending).toBeVisible();
  await expect(studio.tree.getByRole('treeitem', { name: /GET greet/ })).toBeVisible();
  expect(await call()).toBe('{"hello": "world"}');
  await studio.deploy();

  await studio.banner.getByRole('button', { name: 'Undo' }).click();
  await expect(studio.tree.getByRole('treeitem', { name: /GET hello/ })).toBeVisible();
  await expect(studio.pending).toBeVisible();
});

test('a resource and a method made by hand answer at once', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  await studio.choose('/');
  await page.getByRole('region', { name: 'Resources' }).getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByRole('menuitem', { name: /resource/i })
    .first()
    .click();
  await page
    .getByRole('textbox', { name: /name|path/i })
    .first()
    .fill('toys/{toyId}');
  await page.keyboard.press('Enter');
  await expect(studio.tree.getByRole('treeitem', { name: '/{toyId}' })).toBeVisible();
});
