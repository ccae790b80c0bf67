// Rules of HTTP and WebSocket APIs: what the service would refuse, and what would surprise.
import { entityProblems } from '../edits/rules/entity-rules';
import { routeKeysOf, v2RouteProblems } from '../edits/rules/v2-route-rules';
import { type Definition, type EntityKey, entityKey, listEntities } from '../entities';
import { limits } from '../limits';
import { integrationOf, type V2ApiView, viewV2Api } from '../v2/v2-view';
import { endpointNamesOf } from './endpoint-names';
import type { Report } from './finding-report';
import type { TextChecks } from './text-checks';
import { findV2AuthorizerProblems, findV2IntegrationProblems } from './v2-integration-findings';

export interface V2Scope {
  readonly apiId: string;
  readonly definition: Definition;
  readonly view: V2ApiView;
  readonly checks: TextChecks;
  /** Names of the functions of the workspace. */
  readonly functions: ReadonlySet<string>;
}

/** Looks at all HTTP and WebSocket APIs, or at one. */
export function findV2Problems(
  definition: Definition,
  apiId: string | undefined,
  checks: TextChecks,
  report: Report,
): void {
  const apis = listEntities(definition, 'v2-api', apiId);
  if (apis.length === 0) return;
  const { functions } = endpointNamesOf(definition);
  for (const { entity } of apis) {
    const view = viewV2Api(definition, entity.id);
    if (view === undefined) continue;
    const scope: V2Scope = { apiId: entity.id, definition, view, checks, functions };
    findRefusals(scope, report);
    findRouteProblems(scope, report);
    findCorsProblems(scope, report);
    findV2IntegrationProblems(scope, report);
    findV2AuthorizerProblems(scope, report);
    findQuotas(scope, report);
  }
}

const ruledKinds = [
  'v2-api',
  'v2-integration',
  'v2-authorizer',
  'v2-model',
  'v2-stage',
  'v2-route-response',
  'v2-integration-response',
] as const;

/** What the service would not take. */
function findRefusals({ apiId, definition, view }: V2Scope, report: Report): void {
  const taken = routeKeysOf(definition, apiId);
  for (const route of view.routes) {
    const key = entityKey('v2-route', apiId, route.id);
    for (const { path, message } of v2RouteProblems(definition, key, apiId, route, taken)) {
      report('part-refused', key, path, message);
    }
  }
  for (const kind of ruledKinds) {
    for (const { key, entity } of listEntities(definition, kind, apiId)) {
      for (const { path, message } of entityProblems(definition, key, entity)) {
        report('part-refused', key, path, message);
      }
    }
  }
  const routes = new Set(view.routes.map(({ id }) => id));
  const lost = (key: EntityKey, member: string, owner: string) =>
    report('response-unreachable', key, [member], `It belongs to ${owner}, which is not there.`);
  for (const { key, ids } of listEntities(definition, 'v2-route-response', apiId)) {
    if (!routes.has(ids[1] ?? '')) lost(key, 'routeId', `route ${ids[1]}`);
  }
  for (const { key, ids } of listEntities(definition, 'v2-integration-response', apiId)) {
    if (!view.integrations.has(ids[1] ?? '')) lost(key, 'integrationId', `integration ${ids[1]}`);
  }
}

function findRouteProblems(scope: V2Scope, report: Report): void {
  const { apiId, view } = scope;
  const isWebSocket = view.api.protocolType === 'WEBSOCKET';
  if (view.routes.length === 0) {
    const message = 'At least one route is required before deploying the Api. Add one.';
    report('no-routes', entityKey('v2-api', apiId), [], message);
  }
  for (const route of view.routes) {
    const key = entityKey('v2-route', apiId, route.id);
    const { routeKey, routeResponseSelectionExpression: expression } = route;
    if (route.target === undefined) {
      report('route-without-integration', key, ['target'], `${routeKey} calls nothing: attach an integration.`);
    }
    if (route.authorizationScopes !== undefined && route.authorizationType !== 'JWT') {
      const message = `Scopes are looked at where the authorization type is JWT, here it is ${route.authorizationType}.`;
      report('scopes-ignored', key, ['authorizationScopes'], message);
    }
    if (!isWebSocket) continue;
    const responses = view.routeResponses.get(route.id) ?? [];
    if (expression !== undefined && responses.length === 0) {
      const message =
        'The route selects a response but has none: clients get no answer. Add the route response $default.';
      report('route-response-missing', key, ['routeResponseSelectionExpression'], message);
    } else if (expression === undefined && responses.length > 0) {
      const message =
        'The route has a response that nothing selects: set its route response selection expression to $default.';
      report('route-response-missing', key, ['routeResponseSelectionExpression'], message);
    }
  }
  const hasDefault = view.routes.some(({ routeKey }) => routeKey === '$default');
  if (isWebSocket && !hasDefault && view.routes.length > 0) {
    const message = 'Without a $default route, messages that select no route are answered with Forbidden.';
    report('default-route-missing', entityKey('v2-api', apiId), [], message);
  }
}

/** AWS documented: a route with an authorizer that takes OPTIONS takes preflights too, which carry no credentials. */
function findCorsProblems({ apiId, view }: V2Scope, report: Report): void {
  const { corsConfiguration: cors } = view.api;
  if (cors === undefined) return;
  const hasOpenOptions = view.routes.some(
    ({ routeKey, authorizationType }) => /^OPTIONS \/\{\w+\+\}$/.test(routeKey) && authorizationType === 'NONE',
  );
  for (const { id, routeKey, authorizationType } of view.routes) {
    const takesOptions = routeKey === '$default' || /^(?:ANY|OPTIONS) /.test(routeKey);
    if (!takesOptions || authorizationType === 'NONE' || hasOpenOptions) continue;
    const message = `${routeKey} takes preflight requests too, and its authorizer refuses them. Add a route OPTIONS /{proxy+} without authorization.`;
    report('preflight-refused', entityKey('v2-route', apiId, id), ['authorizationType'], message);
  }
  const key = entityKey('v2-api', apiId);
  for (const origin of cors.allowOrigins ?? []) {
    if (origin === '*' || /^https?:\/\/[^/]+$/.test(origin) || /^[a-z][a-z0-9+.-]*:\/\/[^/]*$/i.test(origin)) continue;
    const message = `${origin} is no origin: browsers send scheme, host and port, without a path or a slash at the end.`;
    report('cors-origin-invalid', key, ['corsConfiguration', 'allowOrigins'], message);
  }
}

function findQuotas({ apiId, definition, view }: V2Scope, report: Report): void {
  const counts: readonly (readonly [string, number, number])[] = [
    ['routes', view.routes.length, limits.routesPerApi],
    ['integrations', view.integrations.size, limits.integrationsPerApi],
    ['stages', listEntities(definition, 'v2-stage', apiId).length, limits.stagesPerApi],
    ['authorizers', view.authorizers.size, limits.authorizersPerApi],
  ];
  for (const [what, count, quota] of counts) {
    if (count <= quota) continue;
    const message = `The API has ${count} ${what}; AWS allows ${quota} unless the quota is raised.`;
    report('quota-exceeded', entityKey('v2-api', apiId), [], message);
  }
  const used = new Set(view.routes.map((route) => integrationOf(view, route)?.id));
  for (const { id } of view.integrations.values()) {
    if (used.has(id)) continue;
    report('integration-unused', entityKey('v2-integration', apiId, id), [], 'No route has this integration.');
  }
}
