// What can be done to routes: one place for list, menus and commands.
import type { StudioClient } from '../../../../shared/contract/contract';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { describeError } from '../../../components/error-words';
import type { ToastStore } from '../../../components/toast-store';
import { openPlace, type Place, type ViewStore } from '../../../state/view-store';

export interface RouteActions {
  /** A new route, opened where its integration is chosen; in WebSocket APIs a mock answers at once. */
  readonly create: (routeKey: string) => Promise<boolean>;
  readonly remove: (route: V2Route) => Promise<boolean>;
  readonly copyAddress: (route: V2Route, stageUrl: string | undefined) => Promise<boolean>;
  readonly open: (place: Place) => void;
}

export interface RouteScene {
  readonly client: StudioClient;
  readonly view: ViewStore;
  readonly toasts: ToastStore;
  /** Writes to the clipboard. */
  readonly copyText: (text: string) => Promise<void>;
}

/** The actions on one API. Each answers whether it was done; refusals are said in a toast. */
export function routeActions({ client, view, toasts, copyText }: RouteScene, api: V2ApiView): RouteActions {
  const apiId = api.api.id;
  const open = (place: Place) => openPlace(view, apiId, place);
  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      toasts.getState().show({ tone: 'error', ...describeError(error) });
      return false;
    }
  };
  const undo = () => void attempt(() => client.definition.undo());
  return {
    open,
    create: (routeKey) =>
      attempt(async () => {
        const { routeId } = await client.routes.create({ apiId, routeKey });
        open({ kind: 'route', routeId, box: 'integration-request' });
      }),
    remove: (route) =>
      attempt(async () => {
        await client.definition.remove({ key: entityKey('v2-route', apiId, route.id) });
        toasts.getState().show({
          tone: 'removed',
          title: `${route.routeKey} removed`,
          sentence: 'Its integration stays in the list of integrations.',
          actions: [{ label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: undo }],
        });
      }),
    copyAddress: (route, stageUrl) =>
      attempt(async () => {
        const address = addressOf(api, route, stageUrl);
        await copyText(address);
        toasts.getState().show({ tone: 'ok', title: 'Address copied', sentence: address });
      }),
  };
}

/** Messages of WebSocket APIs all go to the stage. */
function addressOf({ api }: V2ApiView, { routeKey }: V2Route, stageUrl = ''): string {
  if (api.protocolType === 'WEBSOCKET') return stageUrl.replace(/^http/, 'ws');
  const path = routeKey.split(' ')[1] ?? '/';
  return `${stageUrl}${path}`;
}
