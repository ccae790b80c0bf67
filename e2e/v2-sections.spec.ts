import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { RoutesScreen } from './pages/routes-screen';
import { StudioWindow } from './pages/studio-window';

test.describe(() => {
  test.use({ startWords: ['--sample=bookmarks'] });
  test('a Lambda authorizer is made with its function and asked in the lab', { tag: '@p1' }, async ({ page }) => {
    const studio = new StudioWindow(page);
    const routes = new RoutesScreen(page);
    await routes.openSection('Authorizers');
    await page.getByRole('button', { name: 'Lambda authorizer' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('tokens');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Create it', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Open function' })).toBeVisible();
    await page.getByRole('button', { name: 'Open in the lab' }).click();
    await page.getByRole('textbox', { name: 'Value of Authorization' }).fill('Bearer deny');
    await page.getByRole('button', { name: 'Run authorizer' }).click();
    await expect(page.getByText('403 ACCESS_DENIED').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Value of Authorization' }).fill('Bearer admin');
    await page.getByRole('button', { name: 'Run authorizer' }).click();
    await expect(page.getByText('The request is let in.')).toBeVisible();
    await studio.goTo('APIs');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('tokens');
  });

  test('another stage of an HTTP API follows every edit by itself', { tag: '@p1' }, async ({ page }) => {
    const studio = new StudioWindow(page);
    await studio.goTo('Run');
    await page.getByRole('button', { name: 'Deploy to a new stage', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Deploy' });
    await dialog.getByLabel('Stage', { exact: true }).fill('beta');
    await page.keyboard.press('Tab');
    await dialog.getByRole('switch').press('Space');
    await dialog.getByRole('button', { name: 'Deploy to beta', exact: true }).click();
    const stages = page.getByRole('listbox', { name: 'Stages' });
    await expect(stages.getByRole('option', { name: /^beta/ })).toContainText('auto-deploy, serves the working copy');
    const url = await studio.invokeUrl();
    await studio.goTo('APIs');
    await new RoutesScreen(page).openSection('CORS');
    await page.getByRole('button', { name: 'Remove CORS' }).click();
    const preflight = async () => {
      const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' };
      return (await fetch(`${url}/bookmarks`, { method: 'OPTIONS', headers })).status;
    };
    await expect.poll(preflight).toBe(404);
  });
});

test.describe(() => {
  test.use({ startWords: ['--sample=chat'] });
  test('a model of a WebSocket API is made, named anew, deleted and brought back', { tag: '@p1' }, async ({ page }) => {
    const routes = new RoutesScreen(page);
    await routes.openSection('Models');
    await page.getByRole('button', { name: 'Add this one', exact: true }).click();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await expect(name).toHaveValue('Message');
    await name.fill('Post');
    await name.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Models' }).getByRole('button', { name: 'Post' })).toBeVisible();
    await page.getByRole('button', { name: 'Delete model Post', exact: true }).click();
    await expect(page.getByText('No models yet')).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
    await expect(name).toHaveValue('Post');
  });
});
