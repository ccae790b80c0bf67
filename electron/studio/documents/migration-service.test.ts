// REST APIs of the samples as HTTP APIs: made in one step, without fault, and answering as the report says.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SampleName } from '../../../shared/contract/workspace';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;

beforeEach(async () => {
  test = await openTestStudio();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** Opens the sample, moves its API, and says how both are called. */
async function migrated(sample: SampleName) {
  const { client, folder } = test;
  await client.workspace.openSample({ sample, folder: join(folder, sample) });
  const [stage] = await client.stages.list();
  const made = await client.documents.migrate({ apiId: stage?.apiId ?? '' });
  const stages = await client.stages.list({ apiId: made.apiId });
  const urls = [stage?.urls.path ?? '', stages.find(({ stageName }) => stageName === 'dev')?.urls.path ?? ''];
  /** Status and body of the REST API, then of the HTTP API. */
  const both = (method: string, path: string, headers: Record<string, string> = {}) =>
    Promise.all(
      urls.map(async (url) => {
        const response = await fetch(url + path, { method, headers });
        return [response.status, await response.text()] as const;
      }),
    );
  return { made, both, urls };
}

const errorsIn = async (apiId: string) =>
  (await test.client.definition.findings()).filter(
    ({ severity, key }) => severity !== 'info' && key.includes(`:${apiId}`),
  );

it('moves Orders: functions and proxies answer as before', async () => {
  const { made, both } = await migrated('orders');
  const same = made.notes.filter(({ severity }) => severity === 'same').map(({ place }) => place);
  const [before, after] = await both('GET', '/legacy/items?page=2', { 'X-A': '1' });
  const [listed, listedAfter] = await both('GET', '/orders?status=open');
  expect([made.name, made.routes, made.deployed, same, await errorsIn(made.apiId)]).toEqual([
    'Orders HTTP',
    3,
    ['dev', 'prod'],
    ['ANY /legacy/{proxy+}', 'prod'],
    [],
  ]);
  expect([before?.[0], listed?.[0], after, listedAfter]).toEqual([200, 200, before, listed]);
});

it('moves PetStore: the catalog answers as before, the API answers preflights by itself', async () => {
  const { made, both, urls } = await migrated('petstore');
  const [before, after] = await both('GET', '/catalog/dogs?size=2');
  const [pet, petAfter] = await both('GET', '/pets/1');
  const preflight = await fetch(`${urls[1]}/pets`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
  });
  expect([made.routes, await errorsIn(made.apiId)]).toEqual([4, []]);
  expect([after, petAfter]).toEqual([before, pet]);
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,POST,OPTIONS']);
});

it('takes the whole API back with one undo', async () => {
  const { client } = test;
  await client.workspace.openSample({ sample: 'orders', folder: join(test.folder, 'orders') });
  const before = await client.definition.read();
  const [stage] = await client.stages.list();
  await client.documents.migrate({ apiId: stage?.apiId ?? '', name: 'Orders 2', deploy: false });
  const made = await client.definition.read();
  await client.definition.undo();
  const { entities } = await client.definition.read();
  expect([Object.keys(made.entities).length > Object.keys(before.entities).length, entities]).toEqual([
    true,
    before.entities,
  ]);
});
