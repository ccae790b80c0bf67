import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const poolId = 'us-east-1_Shop12345';
const operation = {
  responses: { '200': { description: 'fine' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  },
};
/** `listOrders` is open, though the API has an authorizer. */
const shop = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders': { get: { operationId: 'listOrders', ...operation } },
    '/stock': { get: { operationId: 'listStock', security: [{ shop: [] }], ...operation } },
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

/** Asks callers of `GET listOrders` for a token and an API key, on the form of its first box. */
async function protect(page: Page, studio: StudioWindow): Promise<void> {
  await studio.choose('GET listOrders');
  await studio.openBox('Method request');
  await page.getByRole('radio', { name: 'Simple' }).click({ force: true });
  const form = page.getByRole('tabpanel', { name: 'Method request' });
  await form.getByRole('combobox', { name: 'Authorization' }).click();
  await page.getByRole('option', { name: 'shop' }).click();
  await expect(form.getByRole('combobox', { name: 'Authorization' })).toHaveValue('shop');
  await form.getByRole('switch', { name: 'API key' }).click();
  await expect(form.getByText('Required', { exact: true }).first()).toBeVisible();
}

/** A persona with a token of the pool; with a key where one is named. */
async function addPersona(page: Page, name: string, key?: string): Promise<void> {
  await new AccessScreen(page).create('New persona', name);
  await page
    .getByRole('textbox', { name: 'User pool' })
    .or(page.getByRole('combobox', { name: 'User pool' }))
    .fill(poolId);
  await page.getByRole('textbox', { name: 'User', exact: true }).fill(name);
  await page.keyboard.press('Tab');
  if (key === undefined) return;
  await page.getByRole('combobox', { name: 'API key' }).click();
  await page.getByRole('option', { name: key }).click();
  await expect(page.getByRole('combobox', { name: 'API key' })).toHaveValue(key);
}

async function sendAs(studio: StudioWindow, persona: string, status: number): Promise<void> {
  await studio.test.getByRole('combobox', { name: 'Persona' }).click();
  await studio.page.getByRole('option', { name: persona, exact: true }).click();
  await studio.send(status);
}

test('a method is protected: 401 as nobody, 403 as bob, 200 as alice, 429 after a burst, each explained', {
  tag: '@p0',
}, async ({ page }) => {
  test.setTimeout(90_000);
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(shop);
  await protect(page, studio);
  await access.deployTo('dev');
  await studio.goTo('Access');
  await access.addExamplePlan();
  await access.create('New API key', 'ios');
  await addPersona(page, 'alice', 'ios');
  await addPersona(page, 'bob');

  await studio.goTo('APIs');
  await studio.choose('GET listOrders');
  await studio.test.getByRole('combobox', { name: 'Send to' }).click();
  await page.getByRole('option', { name: 'stage dev' }).click();
  await studio.send(401);
  const why = page.getByRole('region', { name: 'Why this answer' });
  await studio.openBox('Method request');
  await page.getByRole('radio', { name: 'Values' }).click({ force: true });
  await expect(why.getByText('The request lacks what the authorizer looks at.')).toBeVisible();

  await sendAs(studio, 'bob', 403);
  await expect(why.getByText('The request has no API key that is good here.')).toBeVisible();
  await expect(why.getByText('the X-API-Key header', { exact: true })).toBeVisible();
  await why.getByRole('button', { name: /^Token a good id token/ }).click();
  await expect(why.getByText(/"cognito:username": "bob"/)).toBeVisible();

  await sendAs(studio, 'alice', 200);

  await page.getByRole('button', { name: 'Throttle', exact: true }).click();
  await access.lab.getByRole('combobox', { name: 'Persona of the burst' }).click();
  await page.getByRole('option', { name: 'alice', exact: true }).click();
  await access.lab.getByRole('button', { name: /^Send 30/ }).click();
  await expect(access.lab.getByText('30 of 30')).toBeVisible();
  await studio.goTo('Traffic');
  await page.getByRole('row', { name: /429/ }).first().click();
  await expect(why.getByText('Throttle of the plan: the token bucket is empty.')).toBeVisible();
  await expect(why.getByRole('listitem', { name: /^Throttle of the plan denied/ })).toBeVisible();
});
