import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { RoutesScreen } from './pages/routes-screen';
import { StudioWindow } from './pages/studio-window';

let upstream: Server;
let upstreamUrl: string;
test.beforeEach(async () => {
  upstream = createServer((request, response) => response.end(`pet at ${request.url}`)).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  upstreamUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
test.afterEach(() => {
  upstream.close();
});

test('an HTTP API is made, tried before it is deployed, and answers a page of another origin', { tag: '@p0' }, async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  const routes = new RoutesScreen(page);
  await routes.createApi('HTTP', 'Pets');
  await routes.add('GET /pets/{id}');
  await routes.newIntegration(`${upstreamUrl}/v1/{id}`);
  await expect(routes.list.getByRole('button', { name: /^GET 127\.0\.0\.1/ })).toBeVisible();

  await studio.fillPath('id', '7');
  await studio.send(200);
  await expect(studio.test.getByText('pet at /v1/7')).toBeVisible();
  await expect(routes.diagram.getByRole('tab', { name: /^Integration request, passed/ })).toBeVisible();

  await routes.openSection('CORS');
  await page.getByRole('button', { name: 'Configure CORS' }).click();
  await expect(page.getByText('access-control-allow-origin: https://app.example.com').first()).toBeVisible();
  await routes.deployTo('live');
  const url = await studio.invokeUrl();
  const preflight = await fetch(`${url}/pets/7`, {
    method: 'OPTIONS',
    headers: { origin: 'https://app.example.com', 'access-control-request-method': 'GET' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'https://app.example.com',
  ]);
});

test('a route is protected by a JWT authorizer, limited on its stage, and removed again', { tag: '@p1' }, async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  const routes = new RoutesScreen(page);
  await routes.createApi('HTTP', 'Pets', upstreamUrl);
  await routes.openSection('Authorizers');
  await page.getByRole('button', { name: 'JWT authorizer' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('members');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Issuer' })).toHaveValue('https://issuer.example.com/');
  await routes.list.getByRole('button', { name: '$default' }).click();
  await routes.openBox('Route');
  await page.getByRole('combobox', { name: 'Authorization' }).click();
  await page.getByRole('option', { name: 'members (JWT)' }).click();
  await expect(routes.diagram.getByRole('tab', { name: /^Route, members/ })).toBeVisible();

  // the stage $default of quick create deploys by itself
  const url = await studio.invokeUrl();
  await expect.poll(async () => (await fetch(`${url}/anything`)).status).toBe(401);
  await studio.goTo('Traffic');
  await expect(page.getByText('/anything').first()).toBeVisible();

  await studio.goTo('APIs');
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(page.getByText('No route yet')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
  await expect(routes.list.getByRole('button', { name: '$default' })).toBeVisible();
});

test.describe(() => {
  test.use({ startWords: ['--sample=bookmarks'] });
  test('the sample Bookmarks answers on its stage, and its routes have settings there', { tag: '@p1' }, async ({
    page,
  }) => {
    const studio = new StudioWindow(page);
    const routes = new RoutesScreen(page);
    await routes.list
      .getByRole('button', { name: /^GET list-bookmarks/ })
      .first()
      .click();
    await routes.sendTo('stage $default');
    await studio.send(200);
    await studio.goTo('Run');
    await page.getByRole('tab', { name: /^Routes/ }).click();
    await page.getByRole('combobox', { name: 'Set for a route' }).click();
    await page.getByRole('option', { name: 'GET /bookmarks', exact: true }).click();
    const own = page.getByRole('region', { name: 'Settings of GET /bookmarks' });
    await own.getByRole('textbox', { name: 'Rate' }).fill('0');
    await page.keyboard.press('Tab');
    await studio.goTo('APIs');
    await routes.sendTo('stage $default');
    await studio.send(429);
  });
});
