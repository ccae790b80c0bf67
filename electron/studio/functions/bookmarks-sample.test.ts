import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let url = '';

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'bookmarks', folder: join(test.folder, 'bookmarks') });
  const [stage] = await test.client.stages.list();
  url = stage?.urls.path ?? '';
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

async function call(method: string, path: string, headers: Record<string, string> = {}, body?: object) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url + path, { method, headers, redirect: 'manual', ...sent });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

it('has nothing to find fault with', async () => {
  const findings = await test.client.definition.findings();
  expect([
    (await test.client.workspace.state())?.problems,
    findings.filter(({ severity }) => severity !== 'info'),
  ]).toEqual([[], []]);
});

it('lists, finds and follows bookmarks through its functions', async () => {
  const listed = await call('GET', '/bookmarks?owner=ada');
  const missing = await call('GET', '/bookmarks/b9');
  const followed = await call('GET', '/go/b2');
  expect([
    listed.status,
    JSON.parse(listed.body).items.length,
    missing.status,
    followed.status,
    followed.headers.get('location'),
  ]).toEqual([200, 2, 404, 302, 'https://developer.mozilla.org/']);
});

it('answers preflight requests itself, and maps what the archive says', async () => {
  const preflight = await call('OPTIONS', '/bookmarks', {
    Origin: 'http://localhost:3000',
    'Access-Control-Request-Method': 'POST',
  });
  const first = await call('GET', '/archive/first');
  const gone = await call('GET', '/archive/second');
  expect([
    preflight.status,
    preflight.headers.get('access-control-allow-origin'),
    [first.status, first.body.trim(), first.headers.get('cache-control')],
    gone.status,
  ]).toEqual([204, 'http://localhost:3000', [200, 'the first page ever', 'max-age=60'], 410]);
});
