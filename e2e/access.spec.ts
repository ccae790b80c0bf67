import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const limited = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Limited', version: '1' },
  paths: {
    '/orders': {
      get: {
        security: [{ api_key: [] }],
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
  components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
});

async function openLimited(studio: StudioWindow): Promise<void> {
  const { page } = studio;
  await studio.paste(limited);
  await studio.banner.getByRole('button', { name: /^Deploy/ }).click();
  await page.getByRole('dialog').getByLabel(/Stage/).first().fill('dev');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Deploy/ })
    .click();
  await expect(studio.banner.getByText('All deployed')).toBeVisible();
  await studio.goTo('Access');
}

test('a plan limits its key: live bucket, refusals, quota, tomorrow', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await openLimited(studio);
  await access.addExamplePlan();
  await access.create('New API key', 'ios');
  await expect(access.bucket.getByText('of 10 tokens')).toBeVisible();

  await page.getByRole('button', { name: 'Burst 30' }).click();
  await expect(access.bucket.getByText(/^\d+ answered 429$/)).toBeVisible();
  await expect(page.getByText('Throttle of the plan')).toBeVisible();
  await expect(access.bucket.getByRole('meter', { name: /^1\d of 100, resets in/ })).toBeVisible();

  await access.bucket.getByRole('button', { name: 'Skip to tomorrow' }).click();
  await expect(access.bucket.getByRole('meter', { name: /^0 of 100, resets in/ })).toBeVisible();
  await expect(access.bucket.getByText('full', { exact: true })).toBeVisible();
});

test('personas: who may do what, and what changed since', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await openLimited(studio);
  await access.addExamplePlan();
  await access.create('New API key', 'ios');
  await access.create('New persona', 'ann');
  await page.getByRole('combobox', { name: 'API key' }).click();
  await page.getByRole('option', { name: 'ios' }).click();
  await expect(access.personas.getByText('key ios')).toBeVisible();

  await access.personas.getByRole('button', { name: 'Run all' }).click();
  const row = access.personas.getByRole('row', { name: /GET \/orders/ });
  await expect(row.getByRole('button', { name: '200' })).toBeVisible({ timeout: 20_000 });
  await row.getByRole('button', { name: '403' }).click();
  await expect(access.personas.getByText('anonymous: GET /orders')).toBeVisible();

  await access.open('ios');
  await page.getByText('Enabled', { exact: true }).click();
  await expect(page.getByText('off: its requests are refused')).toBeVisible();
  await access.personas.getByRole('button', { name: 'Run all' }).click();
  await expect(access.personas.getByText('ann changed since the last run.')).toBeVisible();
  await access.personas.getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByText('ios is disabled').first()).toBeVisible();
});

test('the throttle lab sends a burst as a persona and moves the clock', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await openLimited(studio);
  await page.getByRole('button', { name: 'Throttle', exact: true }).click();
  await access.lab.getByRole('button', { name: /^Send 30/ }).click();
  await expect(access.lab.getByText('30 of 30')).toBeVisible();
  await expect(access.lab.getByRole('img', { name: /0 let in, 30 refused/ })).toBeVisible();
  await access.lab.getByRole('button', { name: '+1 day' }).click();
  await expect(access.lab.getByText('24 h ahead')).toBeVisible();
});
