// One HTTP or WebSocket API seen as AWS shows it: its routes with their integrations, and the named parts beside them.
import { type Definition, listEntities } from '../entities';
import type { V2Api } from './api';
import type { V2Authorizer, V2Model } from './authorizer';
import type { V2Integration, V2IntegrationResponse } from './integration';
import type { V2Route, V2RouteResponse } from './route';

export interface V2ApiView {
  readonly api: V2Api;
  /** In the order of `compareRouteKeys`. */
  readonly routes: readonly V2Route[];
  /** By id, as are the next. */
  readonly integrations: ReadonlyMap<string, V2Integration>;
  readonly authorizers: ReadonlyMap<string, V2Authorizer>;
  readonly models: ReadonlyMap<string, V2Model>;
  /** By the id of the route. */
  readonly routeResponses: ReadonlyMap<string, readonly V2RouteResponse[]>;
  /** By the id of the integration. */
  readonly integrationResponses: ReadonlyMap<string, readonly V2IntegrationResponse[]>;
}

/** Sees API `apiId`; undefined where there is no such HTTP or WebSocket API. */
export function viewV2Api(definition: Definition, apiId: string): V2ApiView | undefined {
  const api = listEntities(definition, 'v2-api', apiId)[0]?.entity;
  if (api === undefined) return undefined;
  const routes = listEntities(definition, 'v2-route', apiId).map(({ entity }) => entity);
  return {
    api,
    routes: routes.sort((a, b) => compareRouteKeys(a.routeKey, b.routeKey)),
    integrations: new Map(listEntities(definition, 'v2-integration', apiId).map(({ entity }) => [entity.id, entity])),
    authorizers: new Map(listEntities(definition, 'v2-authorizer', apiId).map(({ entity }) => [entity.id, entity])),
    models: new Map(listEntities(definition, 'v2-model', apiId).map(({ entity }) => [entity.id, entity])),
    routeResponses: byOwner(listEntities(definition, 'v2-route-response', apiId)),
    integrationResponses: byOwner(listEntities(definition, 'v2-integration-response', apiId)),
  };
}

/** The integration that a route's target names: `integrations/{id}`. */
export function integrationOf(view: V2ApiView, route: V2Route): V2Integration | undefined {
  return view.integrations.get(route.target?.replace(/^integrations\//, '') ?? '');
}

/** Keys that begin with `$` first, then by path, then by method. */
export function compareRouteKeys(left: string, right: string): number {
  const rank = (key: string) => (key.startsWith('$') ? 0 : 1);
  return rank(left) - rank(right) || compareText(pathOf(left), pathOf(right)) || compareText(left, right);
}

function byOwner<T>(found: readonly { readonly ids: readonly string[]; readonly entity: T }[]): Map<string, T[]> {
  const owned = new Map<string, T[]>();
  for (const { ids, entity } of found) {
    const owner = ids[1] ?? '';
    owned.set(owner, [...(owned.get(owner) ?? []), entity]);
  }
  return owned;
}

function pathOf(routeKey: string): string {
  const space = routeKey.indexOf(' ');
  return space === -1 ? routeKey : routeKey.slice(space + 1);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
