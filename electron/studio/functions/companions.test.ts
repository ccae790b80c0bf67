import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Entity, type EntityKey, entitySchemas } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';
import { accountIdOf, companionsOf } from './companions';

let test: StudioUnderTest | undefined;
afterEach(async () => {
  await test?.dispose();
  test = undefined;
});

it('hands functions out with absolute places and without what only the interface knows', () => {
  const definition = new Map<EntityKey, Entity>([
    [
      'function:a',
      entitySchemas.function.parse({ functionName: 'a', layers: ['layers/x'], testEvents: { one: '{}' } }),
    ],
    ['function:b', entitySchemas.function.parse({ functionName: 'b', codeUri: '../b.zip' })],
    ['function:c', entitySchemas.function.parse({ functionName: 'c', mode: 'CANNED' })],
  ]);
  const { functions, ...others } = companionsOf(definition, '/shop');
  const places = functions.map(({ codeUri, layers, testEvents }) => [codeUri, layers, testEvents]);
  expect([places, Object.values(others).flat()]).toEqual([
    [
      [resolve('/shop/functions/a'), [resolve('/shop/layers/x')], undefined],
      [resolve('/b.zip'), undefined, undefined],
      [undefined, undefined, undefined],
    ],
    [],
  ]);
});

it('gives the account id of the workspace to the gateway that runs, without a restart', async () => {
  const opened = await openTestStudio();
  test = opened;
  const { client } = opened;
  await client.workspace.create({ name: 'Account', folder: join(opened.folder, 'account') });
  const { apiId } = await client.apis.create({ name: 'Shop' });
  const { resourceId } = await client.resources.createPath({ apiId, path: '/me' });
  const method = { apiId, resourceId, httpMethod: 'GET' } as const;
  await client.methods.create(method);
  const path = ['methodIntegration', 'integrationResponses', '200', 'responseTemplates', 'application/json'];
  await client.definition.update({
    key: `method:${apiId}/${resourceId}/GET`,
    changes: [{ path, value: '$context.accountId' }],
  });
  const port = (await client.gateway.state()).port;
  const before = await client.invocations.test(method);
  await client.definition.put({ key: 'account:', entity: { accountId: '123456789012' } });
  const after = await client.invocations.test(method);
  const { port: portAfter, restarts } = await client.gateway.state();
  expect([before.body, after.body, portAfter, restarts]).toEqual(['000000000000', '123456789012', port, 0]);
  expect(accountIdOf(new Map())).toBe('000000000000');
});
