import { expect, it } from 'vitest';
import { createClient } from './client';
import type { StudioServices } from './contract';
import { StudioError } from './errors';
import type { StudioEvent } from './events';
import { memoryTransport } from './memory-transport';
import { createRouter } from './router';

function openStudio(services: object) {
  const faults: unknown[] = [];
  const router = createRouter(services as StudioServices, (fault) => faults.push(fault));
  return { router, faults, client: createClient(memoryTransport(router, () => () => {})) };
}

it('refuses arguments of the wrong form before a service sees them, with a code and the field path', async () => {
  const seen: unknown[] = [];
  const { client } = openStudio({ resources: { rename: (input: unknown) => seen.push(input) } });
  const call = client.resources.rename({ apiId: 'a', resourceId: 'b', pathPart: 7 } as never);
  await expect(call).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', details: { path: 'pathPart' } });
  expect(seen).toEqual([]);
});

it('refuses members that the method does not know', async () => {
  const { client } = openStudio({ deployments: { list: () => [] } });
  await expect(client.deployments.list({ apiId: 'a', extra: 1 } as never)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
});

it.each([
  [{ subject: 'constructor', method: 'call', input: {} }],
  [{ subject: 'workspace', method: 'toString', input: {} }],
  [{ subject: 'workspace', method: '__proto__', input: {} }],
  [{ subject: 'nowhere', method: 'open', input: {} }],
  ['not a call'],
  [undefined],
])('refuses a call that is not in the tables: %j', async (message) => {
  const { router } = openStudio({ workspace: {} });
  expect(await router(message)).toMatchObject({ ok: false, error: { code: 'INVALID_ARGUMENT' } });
});

it('carries a refusal of a service with its code and details', async () => {
  const refusal = new StudioError('CONFLICT', 'It is in use.', { path: 'key', problems: [{ message: 'by GET /' }] });
  const { client, faults } = openStudio({
    definition: {
      undo: () => {
        throw refusal;
      },
    },
  });
  await expect(client.definition.undo()).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'It is in use.',
    details: refusal.details,
  });
  expect(faults).toEqual([]);
});

it('reports a fault and tells the client nothing of its inside', async () => {
  const { client, faults } = openStudio({
    definition: {
      undo: () => {
        throw new TypeError('secret detail');
      },
    },
  });
  await expect(client.definition.undo()).rejects.toMatchObject({
    code: 'INTERNAL',
    message: expect.not.stringContaining('secret'),
  });
  expect(faults).toEqual([new TypeError('secret detail')]);
});

it('fills defaults of the table in', async () => {
  const { client } = openStudio({ documents: { import: (input: unknown) => input } });
  expect(await client.documents.import({ text: '{}' })).toEqual({
    text: '{}',
    basepath: 'ignore',
    ignoreDocumentation: false,
    failOnWarnings: false,
    asAws: false,
    protocol: 'REST',
    endpointType: 'EDGE',
  });
});

it('gives neither side the objects of the other', async () => {
  const inside = { tags: ['a'] };
  const listeners: ((event: StudioEvent) => void)[] = [];
  const router = createRouter({ settings: { read: () => inside } } as unknown as StudioServices, () => {});
  const transport = memoryTransport(router, (listener) => {
    listeners.push(listener);
    return () => {};
  });
  const answer = (await transport.call({ subject: 'settings', method: 'read', input: {} })) as {
    result: typeof inside;
  };
  answer.result.tags.push('b');
  const heard: unknown[] = [];
  transport.listen((event) => heard.push(event));
  const event = { name: 'requests.cleared', payload: {} } as const;
  listeners[0]?.(event);
  expect([inside, heard, heard[0] === event]).toEqual([{ tags: ['a'] }, [event], false]);
});
