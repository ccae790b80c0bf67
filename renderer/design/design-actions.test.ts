import { describe, expect, it } from 'vitest';
import type { StudioClient } from '../../shared/contract/contract';
import { StudioError } from '../../shared/contract/errors';
import { viewRestApi } from '../../shared/definition/api-view';
import type { Method } from '../../shared/definition/rest/method';
import { createToastStore } from '../components/toast-store';
import { createViewStore } from '../state/view-store';
import { designActions } from './design-actions';
import { isLargeRemoval, methodRemovalWords, resourceRemovalWords } from './removal-words';
import { sampleDefinition } from './sample-definition';

const api = viewRestApi(sampleDefinition(), 'api1');
if (api === undefined) throw new Error('the sample has no API');
const pets = api.resources.get('pets') ?? api.root;

/** A client that notes every call, and answers or refuses it. */
function desk(answer: () => unknown = () => ({ revision: 2, key: 'resource:api1/x', resourceId: 'x' })) {
  const calls: unknown[] = [];
  const subject = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, method) => async (input: unknown) => {
          calls.push([`${name}.${String(method)}`, input]);
          return answer();
        },
      },
    );
  const client = new Proxy({}, { get: (_, name) => subject(String(name)) }) as StudioClient;
  const view = createViewStore();
  const toasts = createToastStore();
  const copied: string[] = [];
  const copyText = async (text: string) => void copied.push(text);
  return { calls, view, toasts, copied, actions: designActions({ client, view, toasts, copyText }, api as never) };
}

describe('designActions', () => {
  it('opens the resource it made', async () => {
    const { actions, calls, view } = desk();
    expect(await actions.createPath('/pets/{id}/toys')).toBe(true);
    expect(calls).toEqual([['resources.createPath', { apiId: 'api1', path: '/pets/{id}/toys' }]]);
    expect(view.getState().places.get('api1')).toEqual({ kind: 'resource', resourceId: 'x' });
  });

  it('opens a new method where it is finished: at its integration request', async () => {
    const { actions, view } = desk();
    await actions.createMethod('pets', 'PUT');
    expect(view.getState().places.get('api1')).toEqual({
      kind: 'method',
      resourceId: 'pets',
      httpMethod: 'PUT',
      box: 'integration-request',
    });
  });

  it('says what went with a removed method and offers to take it back', async () => {
    const { actions, calls, toasts } = desk();
    await actions.removeMethod(pets, pets.methods.get('GET') as Method);
    const [toast] = toasts.getState().toasts;
    expect(toast).toMatchObject({
      title: 'GET /pets removed',
      sentence: 'Its integration and 4 responses went with it.',
    });
    toast?.actions?.[0]?.run();
    await Promise.resolve();
    expect(calls.at(-1)).toEqual(['definition.undo', undefined]);
  });

  it('leaves everything as it is and says why when the studio refuses', async () => {
    const { actions, toasts, view } = desk(() => {
      throw new StudioError('CONFLICT', 'Another resource with the same parent already has this name: pets');
    });
    expect(await actions.renameResource('rest', 'pets')).toBe(false);
    expect(toasts.getState().toasts[0]).toMatchObject({
      tone: 'error',
      sentence: 'Another resource with the same parent already has this name: pets',
    });
    expect(view.getState().places.size).toBe(0);
  });

  it('takes an operation name away where the new one is empty', async () => {
    const { actions, calls } = desk();
    await actions.renameMethod('pets', 'GET', '');
    expect(calls).toEqual([
      ['definition.update', { key: 'method:api1/pets/GET', changes: [{ path: ['operationName'] }] }],
    ]);
  });

  it('copies the whole address where the stage is known', async () => {
    const { actions, copied } = desk();
    await actions.copyPath(pets, 'http://127.0.0.1:4600/_aws/execute-api/api1/dev');
    await actions.copyPath(pets, undefined);
    expect(copied).toEqual(['http://127.0.0.1:4600/_aws/execute-api/api1/dev/pets', '/pets']);
  });
});

describe('removal words', () => {
  it('count what stands below a resource', () => {
    expect(resourceRemovalWords(pets)).toBe('1 resource and 4 methods went with it.');
    expect(methodRemovalWords({ httpMethod: 'GET' } as Method)).toBe('Nothing else went with it.');
  });

  it('ask before many go, not before few', () => {
    expect([isLargeRemoval(pets), isLargeRemoval(api.root)]).toEqual([true, true]);
    expect(isLargeRemoval(api.resources.get('rest') ?? api.root)).toBe(false);
  });
});
