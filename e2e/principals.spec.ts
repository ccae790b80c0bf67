import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const signed = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Signed', version: '1' },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        'x-amazon-apigateway-auth': { type: 'AWS_IAM' },
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
const managed = 'AmazonAPIGatewayInvokeFullAccess';

async function sendAsAnn(studio: StudioWindow, status: number): Promise<void> {
  const { page } = studio;
  await studio.goTo('APIs');
  await studio.choose('GET listOrders');
  await studio.test.getByRole('combobox', { name: 'Send to' }).click();
  await page.getByRole('option', { name: 'stage dev' }).click();
  await studio.test.getByRole('combobox', { name: 'Persona' }).click();
  await page.getByRole('option', { name: 'ann' }).click();
  await studio.send(status);
}

test('a user with a key and a policy signs as a persona; without the policy it is refused', {
  tag: '@p0',
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(signed);
  await access.deployTo('dev');
  await studio.goTo('Access');
  await access.open('Principals');
  await access.create('New IAM user, role or policy', 'ann');
  await page.getByRole('button', { name: 'Create access key', exact: true }).click();
  await expect(page.getByText('The secret is shown this once.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Attach a policy to user ann' }).click();
  await page.getByRole('option', { name: managed }).click();
  await expect(page.getByRole('button', { name: `Detach ${managed}`, exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Use as persona' }).click();
  await expect(page.getByRole('region', { name: 'Persona ann' })).toBeVisible();

  await sendAsAnn(studio, 200);

  await studio.goTo('Access');
  await access.sections.getByRole('button', { name: 'ann', exact: true }).last().click();
  await page.getByRole('button', { name: `Detach ${managed}`, exact: true }).click();
  await expect(page.getByRole('button', { name: `Detach ${managed}`, exact: true })).toBeHidden();
  await sendAsAnn(studio, 403);
  await studio.test.getByRole('button', { name: 'Run for all personas' }).click();
  await page.getByRole('button', { name: /^ann/ }).click();
  await expect(
    page
      .getByRole('region', { name: 'Why this answer' })
      .getByText(/user\/ann/)
      .first(),
  ).toBeVisible();
});

test('a user is renamed and deleted with its keys, and undo brings it back', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(signed);
  await studio.goTo('Access');
  await access.open('Principals');
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Access keys of alice' }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('eve');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Access keys of eve' }).getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: 'Delete eve', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete eve', exact: true }).click();
  await expect(page.getByText('No users or roles yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await access.open('eve');
  await expect(page.getByRole('list', { name: 'Access keys of eve' }).getByRole('listitem')).toHaveCount(1);
});

test('a role gives temporary credentials, a policy stays while somebody has it', { tag: '@p1' }, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  await studio.paste(signed);
  await studio.goTo('Access');
  await access.open('Principals');
  for (const [kind, name] of [
    ['Policy', 'read'],
    ['Role', 'clerk'],
  ] as const) {
    await page.getByRole('button', { name: 'New IAM user, role or policy', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('radio', { name: kind }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('region', { name: `${kind} ${name}` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Assume role' }).click();
  await expect(page.getByRole('region', { name: /assumed-role\/clerk\/gatehouse$/ })).toContainText('ASIA');

  await access.open('read policy');
  await page.getByRole('combobox', { name: 'Attach read' }).click();
  await page.getByRole('option', { name: 'clerk' }).click();
  await expect(page.getByRole('list', { name: 'Who has read' }).getByRole('listitem')).toHaveText(['clerk']);
  await page.getByRole('button', { name: 'Delete read', exact: true }).click();
  await expect(page.getByText(/Cannot delete a policy attached to entities: role clerk/)).toBeVisible();
});
