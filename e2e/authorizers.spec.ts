import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

const open = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Open', version: '1' },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
});

/** Makes the example: a token authorizer with its function, both by one click. */
async function addExample(page: Page): Promise<void> {
  await new StudioWindow(page).paste(open);
  await page.getByRole('button', { name: /^Authorizers/ }).click();
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Open function' })).toBeVisible();
}

async function run(page: Page, token: string): Promise<void> {
  await page.getByRole('group', { name: 'Headers' }).getByRole('textbox').nth(1).fill(token);
  await page.getByRole('button', { name: 'Run authorizer' }).click();
}

async function chooseType(page: Page, type: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Type', exact: true }).click();
  await page.getByRole('option', { name: new RegExp(`^${type}`) }).click();
}

test('a token authorizer made by a click lets in, denies, does not know and breaks', { tag: '@p0' }, async ({
  page,
}) => {
  await addExample(page);
  await page.getByRole('button', { name: 'Open in the lab' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await run(page, 'Bearer admin');
  await expect(result.getByText('The request is let in.')).toBeVisible();
  await expect(result.getByText('$context.authorizer.role')).toBeVisible();
  await expect(result.getByText('applies, and decides')).toBeVisible();
  await run(page, 'Bearer deny');
  await expect(result.getByText('403 ACCESS_DENIED')).toBeVisible();
  await run(page, 'Bearer unknown');
  await expect(result.getByText('401 UNAUTHORIZED')).toBeVisible();
  await page.getByRole('button', { name: 'Compare run 1 with the open one' }).click();
  await expect(page.getByRole('row', { name: /^Outcome let in 401 UNAUTHORIZED/ })).toBeVisible();

  await page.getByRole('button', { name: 'Settings', exact: true }).last().click();
  await page.getByRole('combobox', { name: 'Function' }).fill('gone');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The workspace has no function gone.')).toBeVisible();
  await page.getByRole('button', { name: 'Open in the lab' }).click();
  await run(page, 'Bearer admin');
  await expect(result.getByText('500 AUTHORIZER_CONFIGURATION_ERROR')).toBeVisible();
});

test('a request authorizer reads its identity sources row by row', async ({ page }) => {
  await addExample(page);
  await chooseType(page, 'REQUEST');
  await page.getByRole('button', { name: 'Add identity source', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of source 2' }).fill('X Key');
  await expect(page.getByText(/is no identity source/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of source 2' }).fill('X-Key');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/is no identity source/)).toBeHidden();
  await page.getByRole('button', { name: 'Open in the lab' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await run(page, 'Bearer admin');
  await expect(result.getByText('401 UNAUTHORIZED')).toBeVisible();
  await page.getByRole('group', { name: 'Headers' }).getByRole('textbox').nth(3).fill('k1');
  await run(page, 'Bearer admin');
  await expect(result.getByText('The request is let in.')).toBeVisible();
});

test('an authorizer of user pools takes a token made now, and the method says what a caller needs', async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  await addExample(page);
  await chooseType(page, 'COGNITO_USER_POOLS');
  await page.getByRole('button', { name: 'Open in the lab' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await run(page, 'Bearer nonsense');
  await expect(result.getByText('401 UNAUTHORIZED')).toBeVisible();
  await page.getByRole('radio', { name: 'Made now' }).click();
  await page.getByRole('button', { name: 'Make', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Headers' }).getByRole('textbox').nth(1)).toHaveValue(/^Bearer eyJ/);
  await page.getByRole('button', { name: 'Run authorizer' }).click();
  await expect(result.getByText('The request is let in.')).toBeVisible();

  await studio.goTo('APIs');
  await studio.choose('GET listOrders');
  await studio.openBox('Method request');
  await page.getByRole('combobox', { name: 'Authorization' }).click();
  await page.getByRole('option', { name: 'token-authorizer' }).click();
  await expect(page.getByText('A caller needs an ID token of a user pool in the header Authorization.')).toBeVisible();
});
