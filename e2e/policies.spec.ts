import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { AccessScreen } from './pages/access-screen';
import { StudioWindow } from './pages/studio-window';

const pets = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
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

test('a policy is found too wide, put right, tried, and refuses a real request the same way', {
  tag: '@p0',
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  const access = new AccessScreen(page);
  const verdict = page.getByRole('status', { name: 'Verdict' });
  await studio.paste(pets);
  await studio.goTo('Access');
  await access.sections.getByRole('button', { name: /^Guarded/ }).click();
  await page.getByRole('button', { name: 'Add policy', exact: true }).click();
  const findings = page.getByRole('list', { name: 'Findings in resource policy' });
  await expect(findings).toContainText('Everyone may call everything');
  await expect(verdict).toContainText('Allowed');

  await findings.getByRole('button', { name: /^Deny addresses outside/ }).click();
  await expect(findings).toBeHidden();
  await expect(verdict).toContainText('403 Forbidden');
  const trial = page.getByRole('region', { name: 'Try the policy' });
  await trial.getByLabel('Source IP').fill('203.0.113.9');
  await expect(verdict).toContainText('Allowed');

  await access.deployTo('dev');
  await studio.goTo('APIs');
  await studio.choose('GET listPets');
  await studio.test.getByRole('combobox', { name: 'Send to' }).click();
  await page.getByRole('option', { name: 'stage dev' }).click();
  await studio.send(403);

  await studio.goTo('Access');
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('menuitem', { name: 'IP range denylist' }).click();
  await expect(verdict).toContainText('Allowed');
  await studio.deploy();
  await studio.goTo('APIs');
  await studio.send(200);
});
