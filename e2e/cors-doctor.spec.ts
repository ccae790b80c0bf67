// What the CORS doctor says, and what a browser does with the same call from a page of another origin.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { CorsDoctorDialog, type PageCall } from './pages/cors-doctor-dialog';
import { RoutesScreen } from './pages/routes-screen';
import { StudioWindow } from './pages/studio-window';

const tag = ['@p1', '@web-only'];

let site: Server;
let origin: string;
test.beforeEach(async () => {
  // serves the page, and is the endpoint of the HTTP API; it says nothing of CORS
  site = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('pets'));
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
test.afterEach(() => {
  site.close();
});

/** Both verdicts on one call. */
async function judge(doctor: CorsDoctorDialog, site: Page, url: string, call: PageCall): Promise<[string, string]> {
  return [await doctor.check(call), await fetchFrom(site, url + call.path, call)];
}

/** Makes the call from a page: `allowed` where the page gets the answer, whatever it is. */
async function fetchFrom(page: Page, url: string, { method, headers, hasCredentials }: PageCall): Promise<string> {
  const init = {
    method,
    headers: Object.fromEntries(headers),
    credentials: hasCredentials ? 'include' : 'omit',
  } as const;
  return page.evaluate(
    ([address, options]) =>
      fetch(address, options).then(
        () => 'allowed',
        () => 'blocked',
      ),
    [url, init] as const,
  );
}

const allowed = ['allowed', 'allowed'];
const blocked = ['blocked', 'blocked'];
const json: PageCall['headers'] = [['Content-Type', 'application/json']];

test('the doctor and a browser agree on calls to an HTTP API, before and after the cure', { tag }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await new RoutesScreen(page).createApi('HTTP', 'Pets', origin);
  const url = await studio.invokeUrl();
  const doctor = new CorsDoctorDialog(page);
  await doctor.open(origin);
  const other = await page.context().newPage();
  await other.goto(origin);
  // a page in the background does not draw, and what is not drawn cannot be clicked
  await page.bringToFront();
  const post: PageCall = { method: 'POST', path: '/pets', headers: json, hasCredentials: false };
  const before = await judge(doctor, other, url, post);
  await doctor.apply('Configure CORS for this page, and deploy');
  const after = [
    await judge(doctor, other, url, post),
    await judge(doctor, other, url, { ...post, method: 'DELETE' }),
    await judge(doctor, other, url, { ...post, headers: [['X-Tag', '1']] }),
    await judge(doctor, other, url, { ...post, hasCredentials: true }),
    await judge(doctor, other, url, { method: 'GET', path: '/pets', headers: [], hasCredentials: false }),
  ];
  expect([before, ...after]).toEqual([blocked, allowed, blocked, blocked, blocked, allowed]);
});

test('the doctor and a browser agree on calls to a REST API', { tag }, async ({ page }) => {
  const studio = new StudioWindow(page);
  await studio.openSample('PetStore');
  const url = await studio.invokeUrl();
  const doctor = new CorsDoctorDialog(page);
  await doctor.open(origin);
  const other = await page.context().newPage();
  await other.goto(origin);
  // a page in the background does not draw, and what is not drawn cannot be clicked
  await page.bringToFront();
  const get: PageCall = { method: 'GET', path: '/pets', headers: [], hasCredentials: false };
  const verdicts = [
    await judge(doctor, other, url, get),
    await judge(doctor, other, url, { ...get, method: 'POST', headers: json }),
    await judge(doctor, other, url, { ...get, hasCredentials: true }),
    await judge(doctor, other, url, { ...get, headers: [['X-Tag', '1']] }),
    await judge(doctor, other, url, { ...get, method: 'DELETE' }),
  ];
  expect(verdicts).toEqual([allowed, allowed, blocked, blocked, blocked]);
});
