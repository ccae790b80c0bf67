// TLS from the window and from a browser: the authority, a certificate, the inspector, and a handshake that is refused.
import { createHash, createPublicKey } from 'node:crypto';
import { request } from 'node:https';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: ['--sample=petstore', '--tls-port=0'] });

test('a browser that trusts the authority calls an API over TLS, and who does not is told of', {
  tag: ['@p1', '@web-only'],
}, async ({ page, playwright, launchOptions }) => {
  const studio = new StudioWindow(page);
  const [, apiId = '', stage = ''] = /execute-api\/(\w+)\/(\w+)/.exec(await studio.invokeUrl()) ?? [];
  const host = `${apiId}.execute-api.us-east-1.localhost`;
  await studio.goTo('Access');
  await page
    .getByRole('navigation', { name: 'Access' })
    .getByRole('button', { name: 'Certificates', exact: true })
    .click();
  await expect(page.getByText(/^TLS on port \d+$/)).toBeVisible();
  const port = Number(/\d+/.exec((await page.getByText(/^TLS on port \d+$/).textContent()) ?? '')?.[0]);

  // made here, opened, and back
  await page.getByRole('button', { name: 'Add this one', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Certificate api.example.com' })).toContainText(
    'arn:aws:acm:us-east-1',
  );
  const pem = await pemOf(page);
  const ca = pem.slice(pem.lastIndexOf('-----BEGIN'));
  await page
    .getByRole('navigation', { name: 'Access' })
    .getByRole('button', { name: 'Certificates', exact: true })
    .click();

  await page.getByRole('tab', { name: 'Inspector' }).click();
  await page.getByRole('combobox', { name: 'Server name' }).fill('api.example.com');
  await expect(page.getByText('No domain name of the workspace covers api.example.com')).toBeVisible();

  // Chromium is told the authority's key; its own store is the user's
  const key = createPublicKey(ca).export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(key).digest('base64');
  const args = [...(launchOptions.args ?? []), `--ignore-certificate-errors-spki-list=${pin}`];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const answer = await (await browser.newPage()).goto(`https://${host}:${port}/${stage}/pets/1`);
  expect(answer?.status()).toBe(200);
  expect(await answer?.securityDetails()).toMatchObject({
    protocol: 'TLS 1.3',
    issuer: expect.stringContaining('Gatehouse local authority'),
  });
  await browser.close();

  await new Promise<void>((resolve) => {
    request({ host: '127.0.0.1', port, servername: 'stranger.example.com', ca: [] })
      .once('error', () => resolve())
      .end();
  });
  await page.getByRole('tab', { name: 'Handshakes' }).click();
  const handshakes = page.getByRole('grid', { name: 'Handshakes' });
  await expect(handshakes.getByRole('row').filter({ hasText: 'stranger.example.com' })).toContainText('refused');
  await expect(handshakes.getByRole('row').filter({ hasText: host }).first()).toContainText('TLS 1.3, HTTP/2');
});

test('a client certificate is generated, listed with its stages, and deleted', {
  tag: ['@p2', '@web-only'],
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.goTo('Access');
  const access = page.getByRole('navigation', { name: 'Access' });
  await access.getByRole('button', { name: 'Certificates', exact: true }).click();
  await page.getByRole('tab', { name: 'Client certificates' }).click();
  await page.getByRole('button', { name: 'Generate this one', exact: true }).click();
  const form = page.getByRole('region', { name: /^Client certificate [a-z0-9]{6}$/ });
  await expect(form.getByRole('textbox', { name: 'Description' })).toHaveValue('For the orders back end');
  await expect(form.getByRole('region', { name: 'Certificate in PEM' })).toContainText('END CERTIFICATE');
  await expect(form).toContainText('no stage; choose it in the settings of one');

  await access.getByRole('button', { name: 'Certificates', exact: true }).click();
  await page.getByRole('tab', { name: 'Client certificates' }).click();
  const table = page.getByRole('grid', { name: 'Client certificates' });
  await expect(table.getByRole('row').filter({ hasText: 'For the orders back end' })).toContainText('no stage');
  await table.getByRole('button', { name: /^Delete client certificate/ }).click();
  await expect(page.getByText('No client certificates yet')).toBeVisible();
});

async function pemOf(page: Page): Promise<string> {
  const pane = page.getByRole('region', { name: 'Certificates in PEM' });
  await expect(pane).toContainText('END CERTIFICATE');
  return (await pane.textContent()) ?? '';
}
