import { expect, it } from 'vitest';
import { type ConnectionRecord, type ConnectionStore, isConnectionId } from './connection-store';
import { openMemoryConnectionStore } from './memory-connection-store';

const stores: readonly (readonly [string, () => ConnectionStore])[] = [['memory', openMemoryConnectionStore]];

function connection(connectionId: string, connectedAt: number, stageName = 'dev'): ConnectionRecord {
  return {
    connectionId,
    apiId: 'chat',
    stageName,
    connectedAt,
    sourceIp: '127.0.0.1',
    userAgent: 'ws',
    domainName: 'chat.execute-api.us-east-1.localhost',
    region: 'us-east-1',
    access: undefined,
  };
}

it.each(stores)('finds a connection until it is removed (%s)', async (_name, open) => {
  const store = open();
  await store.add(connection('a', 10));
  await store.touch('a', 25);
  await store.touch('a', 20);
  const found = await store.find('a');
  await store.remove('a');
  expect([found, await store.find('a')]).toEqual([{ ...connection('a', 10), lastActiveAt: 25 }, undefined]);
});

it.each(stores)('names connections that are silent or old, and those of one stage (%s)', async (_name, open) => {
  const store = open();
  await store.add(connection('old', 0));
  await store.add(connection('silent', 100));
  await store.add(connection('busy', 100, 'prod'));
  await store.touch('old', 500);
  await store.touch('busy', 500);
  const ofStage = await store.list({ apiId: 'chat', stageName: 'prod' });
  expect({
    expired: await store.expired(400, 50),
    ofStage: ofStage.map(({ connectionId }) => connectionId),
    all: (await store.list()).length,
  }).toEqual({ expired: ['old', 'silent'], ofStage: ['busy'], all: 3 });
});

it('tells ids of connections from other text', () => {
  expect(['R0oXAdfD0kwCH6w=', 'JC1dgf9yoAMCK-g=', 'xxx', 'R0oXAdfD0kwCH6w', ''].map(isConnectionId)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
