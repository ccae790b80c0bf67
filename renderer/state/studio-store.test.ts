import { describe, expect, it } from 'vitest';
import { createClient } from '../../shared/contract/client';
import type { StudioEvents } from '../../shared/contract/events';
import type { Entity, EntityKey } from '../../shared/definition/entities';
import type { TraceSummary } from '../../shared/trace/trace';
import { emptyMirror } from './mirror';
import { type CallScript, scriptedTransport } from './scripted-transport';
import { connectStudio } from './studio-store';

const apiKey = 'rest-api:aaaaaaaaaa' as EntityKey;
const otherKey = 'rest-api:bbbbbbbbbb' as EntityKey;
const rootKey = 'resource:aaaaaaaaaa/rootid' as EntityKey;
const workspace = { folder: '/w/shop', name: 'shop', isReadOnly: false, problems: [] };

function api(id: string, name: string): Entity {
  return {
    id,
    name,
    createdDate: 0,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'] },
    disableExecuteApiEndpoint: false,
    rootResourceId: 'rootid',
  };
}

function row(requestId: string, startedAt: number): TraceSummary {
  return {
    requestId,
    startedAt,
    origin: 'invoke',
    durationMs: 1,
    apiId: 'aaaaaaaaaa',
    apiName: 'Shop',
    stage: 'dev',
    method: 'GET',
    path: '/',
    status: 200,
    responseBytes: 0,
  };
}

function connect(script: CallScript = {}) {
  const { host, settings, gateway } = emptyMirror();
  const transport = scriptedTransport({
    'host.capabilities': () => host,
    'host.fidelity': () => [{ setting: 'method.apiKeyRequired', fidelity: 'enforced' }],
    'settings.read': () => settings,
    'workspace.state': () => workspace,
    'gateway.state': () => ({ ...gateway, status: 'running', port: 4600 }),
    'definition.read': () => ({
      revision: 7,
      entities: {
        [apiKey]: api('aaaaaaaaaa', 'Shop'),
        [rootKey]: { id: 'rootid' },
        [otherKey]: api('bbbbbbbbbb', 'Other'),
      },
      history: { undo: 'Rename Shop' },
    }),
    'definition.findings': () => [],
    'stages.list': () => [],
    'functions.list': () => [],
    'requests.list': () => [row('r1', 10)],
    ...script,
  });
  return { transport, connection: connectStudio(createClient(transport), transport) };
}

function change(revision: number, name: string, cause: 'edit' | 'open' = 'edit'): StudioEvents['definition.changed'] {
  return {
    revision,
    cause,
    label: `Rename ${name}`,
    history: {},
    changes: [{ key: apiKey, after: api('aaaaaaaaaa', name) }],
  };
}

describe('connectStudio', () => {
  it('reads everything once and then follows the events', async () => {
    const { transport, connection } = connect();
    await connection.reload();
    transport.emit({ name: 'definition.changed', payload: change(8, 'Orders') });
    transport.emit({ name: 'requests.recorded', payload: [row('r2', 20), row('r1', 10)] });
    const { connection: state, revision, definition, gateway, requests, fidelity } = connection.store.getState();
    expect({
      state,
      revision,
      name: (definition.get(apiKey) as { name: string }).name,
      port: gateway.port,
      requests: requests.map(({ requestId }) => requestId),
      fidelity: [...fidelity.keys()],
    }).toEqual({
      state: 'ready',
      revision: 8,
      name: 'Orders',
      port: 4600,
      requests: ['r2', 'r1'],
      fidelity: ['method.apiKeyRequired'],
    });
  });

  it('knows the functions, and forgets them with the workspace', async () => {
    const greet = { functionName: 'greet', key: 'function:greet', state: { functionName: 'greet', warm: 0, busy: 0 } };
    const { transport, connection } = connect({ 'functions.list': () => [greet] });
    await connection.reload();
    expect(connection.store.getState().functions).toEqual([greet]);
    const busy = { ...greet, key: 'function:greet' as const, state: { ...greet.state, busy: 1 } };
    transport.emit({ name: 'functions.changed', payload: [busy] });
    expect(connection.store.getState().functions).toEqual([busy]);
    transport.emit({ name: 'workspace.changed', payload: null });
    expect(connection.store.getState().functions).toEqual([]);
  });

  it('ignores an event that the reading already holds', async () => {
    const { transport, connection } = connect();
    await connection.reload();
    transport.emit({ name: 'definition.changed', payload: change(7, 'Old name') });
    expect((connection.store.getState().definition.get(apiKey) as { name: string }).name).toBe('Shop');
  });

  it('keeps an edit that overtook the first reading', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { transport, connection } = connect({
      'definition.read': () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const reading = connection.reload();
    while (!transport.calls.some(({ subject, method }) => subject === 'definition' && method === 'read'))
      await Promise.resolve();
    transport.emit({ name: 'definition.changed', payload: change(9, 'Newer') });
    answer({ revision: 7, entities: { [apiKey]: api('aaaaaaaaaa', 'Shop') }, history: {} });
    await reading;
    expect((connection.store.getState().definition.get(apiKey) as { name: string }).name).toBe('Newer');
  });

  it('keeps the view of an API while only another one changes', async () => {
    const { transport, connection } = connect();
    await connection.reload();
    const before = connection.viewOf('aaaaaaaaaa');
    transport.emit({
      name: 'definition.changed',
      payload: {
        revision: 8,
        cause: 'edit',
        label: '',
        history: {},
        changes: [{ key: otherKey, after: api('bbbbbbbbbb', 'X') }],
      },
    });
    const same = connection.viewOf('aaaaaaaaaa');
    transport.emit({ name: 'definition.changed', payload: change(9, 'Orders') });
    expect([before?.root.path, same === before, connection.viewOf('aaaaaaaaaa')?.api.name]).toEqual([
      '/',
      true,
      'Orders',
    ]);
  });

  it('forgets the old workspace and reads the new one, whatever their revisions are', async () => {
    const { transport, connection } = connect();
    await connection.reload();
    const reads = () =>
      transport.calls.filter(({ subject, method }) => subject === 'definition' && method === 'read').length;
    const before = reads();
    transport.emit({ name: 'workspace.changed', payload: { ...workspace, folder: '/w/other', name: 'other' } });
    const between = connection.store.getState();
    expect([between.definition.size, between.revision, reads() - before]).toEqual([0, 0, 1]);
    transport.emit({ name: 'workspace.changed', payload: null });
    expect(connection.store.getState().definition.size).toBe(0);
  });

  it('says that the studio is lost when it cannot be read', async () => {
    const { connection } = connect({
      'settings.read': () => {
        throw new Error('gone');
      },
    });
    await connection.reload();
    expect(connection.store.getState().connection).toBe('lost');
  });
});
