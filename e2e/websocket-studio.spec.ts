import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { ClientsScreen } from './pages/clients-screen';
import { RoutesScreen } from './pages/routes-screen';
import { StudioWindow } from './pages/studio-window';

test('Chat opens with one click and works between two clients, and says why each route was chosen', {
  tag: '@p0',
}, async ({ page }) => {
  const clients = new ClientsScreen(page);
  await page.getByRole('button', { name: 'Open sample Chat' }).click();
  await clients.open();
  await clients.add('ada', 'name=ada');
  await clients.add('bob', 'name=bob');
  await clients.send('ada', '{"action":"join","room":"berlin"}');
  await expect(clients.frame('ada', /received/).first()).toBeVisible();
  await clients.send('bob', '{"action":"join","room":"berlin"}');
  await expect(clients.frame('bob', /received/).first()).toBeVisible();
  await clients.send('ada', '{"action":"send","text":"Lunch?"}');
  await expect(clients.frame('bob', /@connections.*Lunch\?/).first()).toBeVisible();

  await clients.frame('ada', /sent send/).click();
  await expect(clients.why.getByRole('region', { name: 'Read the expression' })).toContainText(
    '$request.body.action = "send"',
  );
  await expect(clients.why.getByRole('listitem').filter({ hasText: 'exact match' })).toContainText('send');
  await expect(clients.why.getByRole('region', { name: 'Call the integration' })).toContainText('chat-send');

  await page.getByRole('button', { name: 'Record scenario' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'steps in the suite Two clients' })).toBeVisible();

  await clients.connection('bob').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Post a message' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Post/ }).click();
  await expect(clients.frame('bob', /@connections.*hello/)).toBeVisible();
  await clients.connection('bob').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close it' }).click();
  await expect(clients.column('bob').getByText('closed', { exact: true })).toBeVisible();
  await clients.column('bob').getByRole('button', { name: 'Reconnect bob' }).click();
  await expect(clients.column('bob').getByText('connected', { exact: true })).toBeVisible();
  await expect(clients.frame('bob', /@connections.*hello/), 'what passed before').toBeVisible();

  await clients.filter('ada', 'Lunch');
  await expect(clients.frame('ada', /./)).toHaveText([/send/, /@connections.*Lunch/]);
  await clients
    .column('ada')
    .getByRole('log')
    .getByRole('button', { name: /sent send/ })
    .press('ArrowDown');
  const whyFrame = page.getByRole('complementary', { name: 'Why this frame' });
  await expect(whyFrame.getByRole('region', { name: 'Posted through @connections' })).toContainText('200');
  await page.getByRole('button', { name: 'WebSocket', exact: true }).click();
  const panel = page.getByRole('grid', { name: 'WebSocket frames of this API' });
  await expect(panel.getByRole('row', { name: /bob.*sent/ }).first()).toBeVisible();
});

test('a WebSocket API is made, deployed, and a browser’s own socket is answered by its two-way route', {
  tag: ['@p1', '@web-only'],
}, async ({ page }) => {
  const studio = new StudioWindow(page);
  const routes = new RoutesScreen(page);
  await routes.createApi('WebSocket', 'Echo');
  await routes.add('$default');
  const backend = createServer((request, response) => {
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => response.setHeader('content-type', 'text/html').end(`heard ${body}`));
  }).listen(0, '127.0.0.1');
  await once(backend, 'listening');
  const { port } = backend.address() as AddressInfo;
  await routes.newIntegration(`http://127.0.0.1:${port}/say`);
  await routes.openBox('Route response');
  await page.getByRole('switch', { name: 'Route response' }).click({ force: true });
  await expect(page.getByText('Two-way: the client gets an answer')).toBeVisible();
  await routes.deployTo('live');
  await studio.goTo('Run');
  const url = await page
    .getByText(/^ws:\/\/127\.0\.0\.1:\d+\/_aws\/execute-api\/[a-z0-9]+\/live$/)
    .first()
    .textContent();
  // browsers let pages of this machine alone reach this machine
  const answer = await openBrowserSocket(page, `http://127.0.0.1:${port}/`, url ?? '');
  backend.close();
  expect(answer).toEqual({ data: 'heard {"action":"anything"}', code: 1000 });
});

/** Opens a socket in a page of its own, sends, and closes after the first answer. */
async function openBrowserSocket(page: Page, pageUrl: string, url: string) {
  const other = await page.context().newPage();
  await other.goto(pageUrl);
  const answer = await other.evaluate(
    (address) =>
      new Promise<{ data: string; code: number }>((resolve, reject) => {
        const socket = new WebSocket(address);
        let data = '';
        socket.onopen = () => socket.send('{"action":"anything"}');
        socket.onmessage = (event) => {
          data = String(event.data);
          socket.close(1000);
        };
        socket.onclose = ({ code }) => resolve({ data, code });
        socket.onerror = () => reject(new Error('The socket failed.'));
      }),
    url,
  );
  await other.close();
  return answer;
}
