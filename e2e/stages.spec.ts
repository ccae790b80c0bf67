import {
  APIGatewayClient,
  GetResourcesCommand,
  GetRestApisCommand,
  UpdateIntegrationResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=petstore'] });

test('a change is compared, tried as a canary, promoted, and rolled back', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  await studio.choose('GET listPets');
  await studio.openBox('Method request');
  await page.getByLabel('API key').first().click();
  await expect(studio.pending).toBeVisible();

  await studio.goTo('Run');
  const changed = page.getByRole('region', { name: 'What changed' });
  await expect(changed.getByRole('listitem')).toContainText('API key required off → on');
  await expect(changed.getByRole('listitem')).toContainText('Breaking');
  await changed.getByRole('radio', { name: 'Fields' }).click();
  await expect(changed.getByText('apiKeyRequired')).toBeVisible();

  await page.getByRole('tab', { name: 'Canary' }).click();
  await page.getByRole('button', { name: /^Deploy as canary/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Share').fill('100');
  await dialog.getByRole('button', { name: 'Deploy as canary of dev', exact: true }).click();
  const canary = page.getByRole('region', { name: 'Canary' });
  await expect(canary.getByText('100 %')).toBeVisible();
  const status = async (release: string) =>
    (await fetch(`${url}/pets`, { headers: { 'X-Gatehouse-Release': release } })).status;
  expect([(await fetch(`${url}/pets`)).status, await status('production'), await status('canary')]).toEqual([
    403, 200, 403,
  ]);
  await expect(canary.getByText('served 2 of 3 recorded requests')).toBeVisible();

  await canary.getByRole('button', { name: 'Promote' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Promote' }).click();
  await expect(page.getByRole('heading', { name: 'No canary' })).toBeVisible();
  expect((await fetch(`${url}/pets`)).status).toBe(403);
  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByText('Requests in flight were not dropped.', { exact: false }).first()).toBeVisible();
  expect((await fetch(`${url}/pets`)).status).toBe(200);
});

test('methods of a stage get settings of their own', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  await studio.goTo('Run');
  await page.getByRole('tab', { name: /^Methods/ }).click();
  await page.getByRole('combobox', { name: 'Set for a method' }).click();
  await page.getByRole('option', { name: 'GET /pets', exact: true }).click();
  const part = page.getByRole('region', { name: 'Settings of GET /pets' });
  await part.getByLabel('Rate').fill('0');
  await part.getByLabel('Burst').fill('0');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await fetch(`${url}/pets`)).status).toBe(429);
  await part.getByRole('button', { name: 'Remove settings of GET /pets' }).click();
  await expect.poll(async () => (await fetch(`${url}/pets`)).status).toBe(200);
});

test('recorded requests are replayed through what is served and the working copy', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const url = await studio.invokeUrl();
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = new APIGatewayClient({ endpoint: new URL(url).origin, region: 'us-east-1', credentials });
  const { items: [api] = [] } = await client.send(new GetRestApisCommand({}));
  const restApiId = api?.id ?? '';
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  for (const path of ['/', '/pets', '/']) await fetch(`${url}${path}`);
  await client.send(
    new UpdateIntegrationResponseCommand({
      restApiId,
      resourceId: items.find(({ path }) => path === '/')?.id ?? '',
      httpMethod: 'GET',
      statusCode: '200',
      patchOperations: [{ op: 'replace', path: '/responseTemplates/text~1html', value: 'changed' }],
    }),
  );
  await studio.goTo('Run');
  const changed = page.getByRole('region', { name: 'What changed' });
  await expect(changed.getByRole('listitem')).toContainText('response template');
  await changed.getByRole('button', { name: 'Replay' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replay through two deployments' });
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(dialog.getByRole('radio', { name: /^Different/ })).toContainText('2');
  await expect(dialog.getByRole('radio', { name: /^Same/ })).toContainText('1');
});
