// What can be done to resources and methods: one place for tree, menus, dialogs and commands.
import type { StudioClient } from '../../shared/contract/contract';
import type { ResourceView, RestApiView } from '../../shared/definition/api-view';
import { entityKey } from '../../shared/definition/entities';
import type { HttpMethod, Method } from '../../shared/definition/rest/method';
import { describeError } from '../components/error-words';
import type { ToastStore } from '../components/toast-store';
import { openPlace, type Place, type ViewStore } from '../state/view-store';
import { methodRemovalWords, resourceRemovalWords } from './removal-words';

export interface DesignActions {
  /** Makes every missing resource of `path` and opens the last one. */
  readonly createPath: (path: string) => Promise<boolean>;
  /** A new method that answers 200 at once, opened at its integration request. */
  readonly createMethod: (resourceId: string, httpMethod: HttpMethod) => Promise<boolean>;
  readonly renameResource: (resourceId: string, pathPart: string) => Promise<boolean>;
  /** An empty name takes the operation name away. */
  readonly renameMethod: (resourceId: string, httpMethod: HttpMethod, operationName: string) => Promise<boolean>;
  readonly moveResource: (resourceId: string, parentId: string) => Promise<boolean>;
  readonly removeResource: (node: ResourceView) => Promise<boolean>;
  readonly removeMethod: (node: ResourceView, method: Method) => Promise<boolean>;
  readonly copyPath: (node: ResourceView, stageUrl: string | undefined) => Promise<boolean>;
  readonly open: (place: Place) => void;
}

export interface DesignContext {
  readonly client: StudioClient;
  readonly view: ViewStore;
  readonly toasts: ToastStore;
  /** Writes to the clipboard. */
  readonly copyText: (text: string) => Promise<void>;
}

/** The actions on one API. Each answers whether it was done; refusals are said in a toast. */
export function designActions({ client, view, toasts, copyText }: DesignContext, api: RestApiView): DesignActions {
  const apiId = api.api.id;
  const open = (place: Place) => openPlace(view, apiId, place);

  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      const { title, sentence } = describeError(error);
      toasts.getState().show({ tone: 'error', title, sentence });
      return false;
    }
  };
  const undo = () => void attempt(() => client.definition.undo());
  const sayRemoved = (title: string, sentence: string) =>
    toasts.getState().show({
      tone: 'removed',
      title,
      sentence,
      actions: [{ label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: undo }],
    });

  return {
    open,
    createPath: (path) =>
      attempt(async () => {
        const { resourceId } = await client.resources.createPath({ apiId, path });
        open({ kind: 'resource', resourceId });
      }),
    createMethod: (resourceId, httpMethod) =>
      attempt(async () => {
        await client.methods.create({ apiId, resourceId, httpMethod });
        open({ kind: 'method', resourceId, httpMethod, box: 'integration-request' });
      }),
    renameResource: (resourceId, pathPart) => attempt(() => client.resources.rename({ apiId, resourceId, pathPart })),
    renameMethod: (resourceId, httpMethod, operationName) =>
      attempt(() =>
        client.definition.update({
          key: entityKey('method', apiId, resourceId, httpMethod),
          changes: [{ path: ['operationName'], ...(operationName !== '' && { value: operationName }) }],
        }),
      ),
    moveResource: (resourceId, parentId) => attempt(() => client.resources.move({ apiId, resourceId, parentId })),
    removeResource: (node) =>
      attempt(async () => {
        await client.resources.remove({ apiId, resourceId: node.resource.id });
        open({ kind: 'resource', resourceId: node.parent?.resource.id ?? api.root.resource.id });
        sayRemoved(`${node.path} removed`, resourceRemovalWords(node));
      }),
    removeMethod: (node, method) =>
      attempt(async () => {
        const { httpMethod } = method;
        await client.methods.remove({ apiId, resourceId: node.resource.id, httpMethod });
        open({ kind: 'resource', resourceId: node.resource.id });
        sayRemoved(`${httpMethod} ${node.path} removed`, methodRemovalWords(method));
      }),
    copyPath: (node, stageUrl) =>
      attempt(async () => {
        const address = `${stageUrl ?? ''}${node.path}`;
        await copyText(address);
        toasts
          .getState()
          .show({ tone: 'ok', title: stageUrl === undefined ? 'Path copied' : 'Address copied', sentence: address });
      }),
  };
}
