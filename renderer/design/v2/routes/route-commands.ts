// The commands of an HTTP or WebSocket API on the Design screen.
import { Link, ListFilter, PanelRight, Plus, Radio, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Command, CommandContext } from '../../../commands/command';
import { openPlace } from '../../../state/view-store';
import type { DesignStore } from '../../design-store';
import { v2PlaceToShow } from '../v2-place';
import { type RouteActions, routeActions } from './route-actions';

interface Scene {
  readonly view: V2ApiView;
  /** The route a menu was opened on, else the open one. */
  readonly route: V2Route | undefined;
  readonly actions: RouteActions;
}

/** The commands over `store`. Pass the same array to `useCommands` for as long as the screen is open. */
export function routeCommands(store: DesignStore): readonly Command[] {
  const sceneOf = (context: CommandContext): Scene | undefined => {
    const { studio, apiId = '', toasts } = context;
    const view = studio.connection.v2ViewOf(apiId);
    if (view === undefined) return undefined;
    const place = v2PlaceToShow(view, context.view.places.get(apiId));
    const { target } = store.getState();
    const open = place.kind === 'route' ? place.routeId : undefined;
    const route =
      view.routes.find(({ id }) => entityKey('v2-route', apiId, id) === target) ??
      view.routes.find(({ id }) => id === open);
    const copyText = (text: string) => navigator.clipboard.writeText(text);
    return { view, route, actions: routeActions({ client: studio.client, view: studio.view, toasts, copyText }, view) };
  };
  const isHere = (context: CommandContext) => sceneOf(context) !== undefined;
  const onRoute = (
    command: Pick<Command, 'id' | 'icon' | 'shortcut'>,
    deed: string,
    run: (scene: Scene & { readonly route: V2Route }, context: CommandContext) => unknown,
  ): Command => ({
    group: 'API',
    ...command,
    title: (context) => `${deed} ${sceneOf(context)?.route?.routeKey ?? 'route'}`,
    isEnabled: (context) => sceneOf(context)?.route !== undefined,
    whyDisabled: 'No route is open',
    run: async (context) => {
      const scene = sceneOf(context);
      if (scene?.route !== undefined) await run({ ...scene, route: scene.route }, context);
    },
  });
  return [
    {
      id: 'route.create',
      title: 'New route',
      group: 'API',
      icon: Plus,
      isEnabled: isHere,
      run: () => store.setState({ isRouteAsked: true }),
    },
    onRoute({ id: 'route.copyAddress', icon: Link }, 'Copy address of', ({ route, actions }, context) => {
      const { mirror, apiId, stageName } = context;
      const stage = mirror.stages.find((each) => each.apiId === apiId && each.stageName === stageName);
      return actions.copyAddress(route, stage?.urls.path);
    }),
    onRoute({ id: 'route.delete', icon: Trash2 }, 'Delete', ({ route, actions }) => actions.remove(route)),
    {
      id: 'route.filter',
      title: 'Filter routes',
      group: 'API',
      icon: ListFilter,
      run: () => store.setState(({ filter }) => ({ filter: filter === undefined ? '' : undefined })),
    },
    {
      id: 'sockets.open',
      title: 'WebSocket clients',
      group: 'Go to',
      icon: Radio,
      isEnabled: (context) => sceneOf(context)?.view.api.protocolType === 'WEBSOCKET',
      run: ({ studio, apiId }) => {
        if (apiId !== undefined) openPlace(studio.view, apiId, { kind: 'clients' });
      },
    },
    {
      id: 'design.toggleTest',
      title: ({ view }) => (view.isTestPaneOpen ? 'Close the Test pane' : 'Open the Test pane'),
      group: 'View',
      icon: PanelRight,
      run: ({ studio, view }) => studio.view.setState({ isTestPaneOpen: !view.isTestPaneOpen }),
    },
  ];
}
