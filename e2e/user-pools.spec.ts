import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const poolId = 'us-east-1_Shop12345';
const protectedApi = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        security: [{ shop: [] }],
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': '$context.authorizer.claims' } },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      shop: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': {
          type: 'cognito_user_pools',
          providerARNs: [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${poolId}`],
        },
      },
    },
  },
});

test('a pool gets a client, a group and a user, whose tokens the authorizer takes', { tag: '@p0' }, async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(protectedApi);
  await access.deployTo('dev');
  await studio.goTo('Access');
  await access.open(`${poolId} named only`);
  await page.getByRole('button', { name: 'Add it to the workspace', exact: true }).click();
  await page.getByRole('tab', { name: 'App clients' }).click();
  await access.create('New app client', 'web');
  await expect(page.getByRole('button', { name: 'Copy Client id' })).toBeVisible();
  await page.getByRole('tab', { name: 'Groups' }).click();
  await access.create('New group', 'admins');
  await page.getByRole('tab', { name: 'Users' }).click();
  await access.create('New user', 'jane');
  await page.getByRole('combobox', { name: 'Groups' }).click();
  await page.getByRole('option', { name: 'admins' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Use as persona' }).click();
  await expect(page.getByRole('region', { name: 'Persona jane' })).toBeVisible();

  await studio.goTo('APIs');
  await studio.choose('GET listOrders');
  await studio.test.getByRole('combobox', { name: 'Send to' }).click();
  await page.getByRole('option', { name: 'stage dev' }).click();
  await studio.test.getByRole('combobox', { name: 'Persona' }).click();
  await page.getByRole('option', { name: 'jane' }).click();
  await studio.send(200);
  await expect(studio.test.getByText(/cognito:groups=admins/).first()).toBeVisible();
});

test('a pool is made, mapped to another issuer, and deleted', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(protectedApi);
  await studio.goTo('Access');
  await page.getByRole('button', { name: 'New user pool', exact: true }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('market');
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copy Discovery URL' })).toBeVisible();
  await page.getByRole('radio', { name: 'Another issuer' }).click();
  await page.getByRole('textbox', { name: 'Their issuer' }).fill('https://issuer.example.com');
  await access.open('market mapped');
  await expect(page.getByRole('button', { name: 'Copy Discovery URL' })).toBeHidden();
  await page.getByRole('tab', { name: 'Users' }).click();
  await access.create('New user', 'jo');
  await expect(page.getByText(/none are made here/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete market', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete market', exact: true }).click();
  await expect(access.sections.getByRole('button', { name: /^market/ })).toBeHidden();
});
