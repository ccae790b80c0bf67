import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let url = '';

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'orders', folder: join(test.folder, 'orders') });
  const [dev] = await test.client.stages.list();
  url = dev?.urls.path ?? '';
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' },
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? '' : JSON.parse(text) };
}

it('has nothing to find fault with', async () => {
  const findings = await test.client.definition.findings();
  expect([
    (await test.client.workspace.state())?.problems,
    findings.filter(({ severity }) => severity === 'error'),
  ]).toEqual([[], []]);
});

it('lists, makes, reads and cancels orders through its functions', async () => {
  const made = await call('POST', '/orders', { items: [{ sku: 'MUG-BLUE', qty: 2 }] });
  const again = await call('POST', '/orders', { items: [{ sku: 'MUG-BLUE', qty: 2 }] });
  const refused = await call('POST', '/orders', { items: [] });
  const { orderId } = made.body as { orderId: string };
  const listed = await call('GET', '/orders?status=RECEIVED');
  const read = await call('GET', `/orders/${orderId}`);
  const items = await call('GET', `/orders/${orderId}/items`);
  const unknown = await call('GET', '/orders/ord_0');
  const cancelled = await call('DELETE', `/orders/${orderId}`);
  expect({ made, again: again.status, refused: refused.status, listed, read, items, unknown, cancelled }).toEqual({
    made: {
      status: 201,
      body: {
        orderId,
        status: 'RECEIVED',
        total: { amount: 19.8, currency: 'EUR' },
        items: [{ sku: 'MUG-BLUE', qty: 2 }],
      },
    },
    again: 409,
    refused: 422,
    listed: {
      status: 200,
      body: { count: 1, orders: [{ orderId, status: 'RECEIVED', total: { amount: 19.8, currency: 'EUR' } }] },
    },
    read: { status: 200, body: expect.objectContaining({ orderId, status: 'RECEIVED' }) },
    items: { status: 200, body: [{ sku: 'MUG-BLUE', qty: 2 }] },
    unknown: { status: 404, body: { message: 'There is no order ord_0.' } },
    cancelled: { status: 202, body: { orderId, status: 'CANCELLING' } },
  });
  await expect
    .poll(async () => ((await call('GET', `/orders/${orderId}`)).body as { status: string }).status)
    .toBe('CANCELLED');
});

it('tells its prices to partners with a key, which counts', async () => {
  const answers = await Promise.all(
    [{}, { 'X-API-Key': 'corner-shop-sample-key-0001' }].map(async (headers) => {
      const response = await fetch(`${url}/prices`, { headers });
      return [response.status, await response.json()];
    }),
  );
  expect(answers).toEqual([
    [403, { message: 'Forbidden' }],
    [
      200,
      {
        shop: 'eu-1',
        prices: [
          { sku: 'MUG-BLUE', cents: 891 },
          { sku: 'TEE-M-INK', cents: 2160 },
          { sku: 'STICKERS', cents: 270 },
        ],
      },
    ],
  ]);
});

it('lets the manager read reports, and neither the clerk nor strangers', async () => {
  const as = async (token?: string) => {
    const headers = token === undefined ? {} : { Authorization: token };
    const response = await fetch(`${url}/reports`, { headers });
    return [response.status, await response.json()];
  };
  expect([await as('Bearer manager'), await as('Bearer clerk'), await as('Bearer someone'), await as()]).toEqual([
    [200, { for: 'mara', role: 'manager', reports: ['sales', 'returns'] }],
    [
      403,
      {
        Message: 'User is not authorized to access this resource with an explicit deny in an identity-based policy',
      },
    ],
    [401, { message: 'Unauthorized' }],
    [401, { message: 'Unauthorized' }],
  ]);
});
