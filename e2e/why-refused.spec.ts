import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const operation = {
  responses: { '200': { description: 'fine' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  },
};
const guarded = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  paths: { '/orders': { get: { operationId: 'listOrders', security: [{ api_key: [] }], ...operation } } },
  components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
});

test('the test pane sends as a persona, and says why nobody gets in', { tag: '@p0' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(guarded);
  await studio.banner.getByRole('button', { name: /^Deploy/ }).click();
  await page.getByRole('dialog').getByLabel(/Stage/).first().fill('dev');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Deploy/ })
    .click();
  await expect(studio.banner.getByText('All deployed')).toBeVisible();
  await studio.goTo('Access');
  await access.addExamplePlan();
  await access.create('New API key', 'ios');
  await access.create('New persona', 'ann');
  await page.getByRole('combobox', { name: 'API key' }).click();
  await page.getByRole('option', { name: 'ios' }).click();
  await expect(access.personas.getByText('key ios')).toBeVisible();

  await studio.goTo('APIs');
  await studio.choose('GET listOrders');
  await studio.test.getByRole('combobox', { name: 'Send to' }).click();
  await page.getByRole('option', { name: 'stage dev' }).click();
  await studio.test.getByRole('combobox', { name: 'Persona' }).click();
  await page.getByRole('option', { name: 'ann' }).click();
  await studio.test.getByRole('button', { name: /^Send/ }).click();
  await expect(studio.test.getByText('200').first()).toBeVisible();

  await studio.test.getByRole('button', { name: 'Run for all personas' }).click();
  await page.getByRole('button', { name: /^anonymous/ }).click();
  const why = page.getByRole('region', { name: 'Why this answer' });
  await expect(why.getByText('The request has no API key that is good here.')).toBeVisible();
  await expect(why.getByRole('listitem', { name: /^API key denied/ })).toBeVisible();
});
