import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { openTestManagement } from '../../management/management-fixture';

let test: Awaited<ReturnType<typeof openTestManagement>>;
beforeEach(async () => {
  test = await openTestManagement();
  await test.client.functions.create({ functionName: 'orders' });
});
afterEach(() => test.dispose());

const functionName = 'orders';
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

async function orders(): Promise<LambdaFunction> {
  const { entities } = await test.client.definition.read();
  return entities['function:orders'] as LambdaFunction;
}

/** Publishes a version that differs from the one before. */
async function publish(timeout: number): Promise<string> {
  await test.client.definition.update({ key: 'function:orders', changes: [{ path: ['timeout'], value: timeout }] });
  return (await test.client.functions.publishVersion({ functionName })).version;
}

it('makes an alias, moves it and keeps what is not said', async () => {
  const { functions } = test.client;
  await publish(5);
  await publish(6);
  const made = await functions.setAlias({ functionName, alias: 'live', functionVersion: '1', description: 'Shop' });
  const split = await functions.setAlias({ functionName, alias: 'live', functionVersion: '1', weights: { 2: 0.1 } });
  const both = (await orders()).aliases;
  await functions.setAlias({ functionName, alias: 'live', functionVersion: '2', weights: {}, description: '' });
  expect([made.isNew, split.isNew, both, (await orders()).aliases]).toEqual([
    true,
    false,
    { live: { functionVersion: '1', description: 'Shop', weights: { 2: 0.1 } } },
    { live: { functionVersion: '2' } },
  ]);
});

it('refuses versions that are not there, and weights beside $LATEST', async () => {
  const { functions } = test.client;
  await publish(5);
  const to = { functionName, alias: 'live' };
  expect([
    await codeOf(functions.setAlias({ ...to, functionVersion: '9' })),
    await codeOf(functions.setAlias({ ...to, functionVersion: '1', weights: { 9: 0.5 } })),
    await codeOf(functions.setAlias({ ...to, functionVersion: '$LATEST', weights: { 1: 0.5 } })),
    await codeOf(functions.setAlias({ ...to, alias: '12', functionVersion: '1' })),
    await codeOf(functions.setAlias({ ...to, functionName: 'nobody', functionVersion: '1' })),
    await codeOf(functions.removeAlias(to)),
    await codeOf(functions.removeVersion({ functionName, version: '9' })),
  ]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
});

it('keeps a version while an alias holds it, and never gives its number again', async () => {
  const { functions, definition } = test.client;
  await publish(5);
  await functions.setAlias({ functionName, alias: 'live', functionVersion: '1' });
  const held = await codeOf(functions.removeVersion({ functionName, version: '1' }));
  await functions.removeAlias({ functionName, alias: 'live' });
  await functions.removeVersion({ functionName, version: '1' });
  const { versions, aliases } = await orders();
  const next = await publish(6);
  await definition.undo();
  await definition.undo();
  await definition.undo();
  expect([held, versions, aliases, next, Object.keys((await orders()).versions ?? {})]).toEqual([
    'CONFLICT',
    undefined,
    undefined,
    '2',
    ['1'],
  ]);
});

it('is what the management API does too, undo included', async () => {
  await publish(5);
  const path = '/2015-03-31/functions/orders/aliases';
  const members = { Name: 'live', FunctionVersion: '1', Description: 'Shop' };
  const made = await test.call('POST', path, JSON.stringify(members));
  const { aliases } = await orders();
  const changed = await test.call('PUT', `${path}/live`, JSON.stringify({ FunctionVersion: '$LATEST' }));
  const moved = (await orders()).aliases;
  const { redo } = await test.client.definition.undo();
  expect([made.status, aliases, changed.status, moved, redo]).toEqual([
    201,
    { live: { functionVersion: '1', description: 'Shop' } },
    200,
    { live: { functionVersion: '$LATEST', description: 'Shop' } },
    'Update alias live of orders',
  ]);
});
