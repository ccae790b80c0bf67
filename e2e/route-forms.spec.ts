import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { RoutesScreen } from './pages/routes-screen';
import { StudioWindow } from './pages/studio-window';

test('request and answer of a route are mapped in its forms, and its key is changed', { tag: '@p1' }, async ({
  page,
}) => {
  const upstream = createServer((request, response) =>
    response.end(`${request.url} for ${request.headers['x-caller']}`),
  ).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const studio = new StudioWindow(page);
  const routes = new RoutesScreen(page);
  await routes.createApi('HTTP', 'Pets');
  await routes.add('GET /pets/{id}');
  await routes.newIntegration(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}/{id}`);

  const mapping = page.getByRole('group', { name: 'Parameter mapping' });
  await mapping.getByPlaceholder('Add header.name, querystring.name or path').fill('header.x-caller');
  await mapping.getByRole('combobox', { name: 'Action on header.x-caller' }).selectOption('Append');
  await mapping.locator('[data-cell=value]').first().fill('$request.querystring.who');
  await routes.openBox('Integration response');
  await expect(routes.diagram.getByRole('tab', { name: /^Integration request/ })).toContainText('1 parameter mapping');

  await page
    .getByRole('region', { name: 'Response parameter mapping' })
    .getByRole('button', { name: 'Add', exact: true })
    .click();
  await page.getByRole('dialog').getByLabel('Status of the endpoint').fill('200');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('group', { name: 'Mapping of 200' });
  await answer.getByPlaceholder('Add header.name or statuscode').fill('statuscode');
  await answer.locator('[data-cell=value]').first().fill('203');
  await answer.getByPlaceholder('Add header.name or statuscode').click();
  await expect(page.getByRole('radio', { name: /200.*overwrite statuscode/ })).toBeVisible();

  await routes.openBox('Route');
  await page.getByRole('textbox', { name: 'Route key' }).fill('animals/{id}');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '/animals/{id}' })).toBeVisible();
  await studio.fillPath('id', '7');
  await studio.send(203);
  await expect(studio.test.getByText('/7 for')).toBeVisible();
  upstream.close();
});

test.describe(() => {
  test.use({ startWords: ['--sample=bookmarks'] });
  test('another endpoint is chosen in one edit that undo takes back whole', { tag: '@p1' }, async ({ page }) => {
    const routes = new RoutesScreen(page);
    await routes.list
      .getByRole('button', { name: /^GET list-bookmarks/ })
      .first()
      .click();
    await routes.openBox('Integration request');
    await page.getByRole('radio', { name: 'AWS service' }).click();
    const inputs = page.getByRole('group', { name: 'Inputs' });
    await expect(inputs.locator('[data-cell=name]').nth(1)).toHaveValue('MessageBody');
    await page.getByRole('combobox', { name: 'Action', exact: true }).click();
    await page.getByRole('option', { name: 'SQS PurgeQueue' }).click();
    await expect(inputs.locator('[data-cell=name]')).toHaveCount(2);
    await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByLabel('Function', { exact: true })).toHaveValue('list-bookmarks');
  });
});

test.describe(() => {
  test.use({ startWords: ['--sample=chat'] });
  test('a message is shaped by a template that shows its output, and its route made two-way', { tag: '@p1' }, async ({
    page,
  }) => {
    const routes = new RoutesScreen(page);
    await routes.list.getByRole('button', { name: 'send' }).click();
    await routes.openBox('Integration request');
    await page.getByRole('switch', { name: 'Proxy' }).click();
    const templates = page.getByRole('region', { name: 'Request templates' });
    await templates.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: '$default' }).click();
    await expect(templates.getByText('17 B')).toBeVisible();

    await routes.openBox('Integration response');
    await page.getByRole('button', { name: 'Open route response' }).click();
    await page.getByRole('switch', { name: 'Route response' }).click();
    await expect(routes.diagram.getByRole('tab', { name: /^Route response/ })).toContainText('answers the message');
  });
});
