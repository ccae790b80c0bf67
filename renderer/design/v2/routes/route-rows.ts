// The rows of the route list: `$default` and the life of a connection first, then routes by path or by action.
import { type EntityKey, entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { routeWords } from '../../../state/entity-words';
import { v2EndpointCaption } from '../diagram/v2-endpoint-words';

export type RouteRow = HeadingRow | RouteItem;

export interface HeadingRow {
  readonly kind: 'heading';
  readonly id: string;
  /** A path of an HTTP API, or `By action`. */
  readonly text: string;
  readonly isPath: boolean;
}

export interface RouteItem {
  readonly kind: 'route';
  readonly id: EntityKey;
  readonly route: V2Route;
  /** The method of a route key such as `GET /pets`. */
  readonly verb?: string;
  /** The operation name or what the route calls; of keys without a method, the key. */
  readonly label: string;
  readonly isPending: boolean;
}

export interface RouteListInput {
  readonly view: V2ApiView;
  /** Matches route key, operation name and endpoint, ignoring case; empty shows everything. */
  readonly filter: string;
  readonly pending: ReadonlySet<EntityKey>;
}

/** The rows to show, top to bottom. */
export function routeRows({ view, filter, pending }: RouteListInput): RouteRow[] {
  const wanted = filter.trim().toLowerCase();
  const items = view.routes.map((route) => itemOf(view, route, pending));
  const shown = wanted === '' ? items : items.filter((item) => isMatch(view, item, wanted));
  return view.api.protocolType === 'HTTP' ? byPath(shown) : byAction(view, shown);
}

function itemOf(view: V2ApiView, route: V2Route, pending: ReadonlySet<EntityKey>): RouteItem {
  const { httpMethod } = view.api.protocolType === 'HTTP' ? routeWords(route.routeKey) : { httpMethod: undefined };
  const key = entityKey('v2-route', view.api.id, route.id);
  const caption = route.operationName ?? v2EndpointCaption(integrationOf(view, route));
  return {
    kind: 'route',
    id: key,
    route,
    ...(httpMethod !== undefined && { verb: httpMethod }),
    label: httpMethod === undefined ? route.routeKey : caption,
    isPending: pending.has(key),
  };
}

function isMatch(view: V2ApiView, { route }: RouteItem, wanted: string): boolean {
  const texts = [route.routeKey, route.operationName ?? '', v2EndpointCaption(integrationOf(view, route))];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function byPath(items: readonly RouteItem[]): RouteRow[] {
  let path: string | undefined;
  return items.flatMap((item): RouteRow[] => {
    if (item.verb === undefined) return [item];
    const { title } = routeWords(item.route.routeKey);
    if (title === path) return [item];
    path = title;
    return [{ kind: 'heading', id: `path ${title}`, text: title, isPath: true }, item];
  });
}

const lifeOfConnection = ['$connect', '$disconnect', '$default'];

function byAction(view: V2ApiView, items: readonly RouteItem[]): RouteRow[] {
  const own = items.filter(({ route }) => !lifeOfConnection.includes(route.routeKey));
  const life = lifeOfConnection.flatMap((routeKey) => items.filter(({ route }) => route.routeKey === routeKey));
  if (own.length === 0) return life;
  return [...life, { kind: 'heading', id: 'actions', text: actionWords(view), isPath: false }, ...own];
}

/** `$request.body.action` selects by action. */
function actionWords({ api }: V2ApiView): string {
  const member = /\.([A-Za-z0-9_]+)\}?$/.exec(api.routeSelectionExpression)?.[1];
  return member === undefined ? 'By value' : `By ${member}`;
}
