// Methods → routes. ANY and {proxy+} are written alike in both kinds of API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
import type { ResourceView } from '../api-view';
import { entityKey } from '../entities';
import type { Method } from '../rest/method';
import { parseHttpRouteKey } from '../v2/route-key';
import type { PlacedNotes } from './migration-note';
import { freePartId, type Move, putShape } from './move';
import type { MovedAuthorizer } from './move-authorizers';
import { isPreflight } from './move-cors';
import { type IntegrationMover, openIntegrationMover } from './move-integrations';

export interface RouteParts {
  readonly authorizers: ReadonlyMap<string, MovedAuthorizer>;
  /** The API answers preflights by itself. */
  readonly hasCors: boolean;
}

/** The route keys that each method became, by `{path}/{METHOD}`. */
export type MovedRoutes = ReadonlyMap<string, readonly string[]>;

const authorizedVerbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** Makes the routes and their integrations. */
export function moveRoutes(move: Move, parts: RouteParts): MovedRoutes {
  const integrations = openIntegrationMover(move);
  const moved = new Map<string, readonly string[]>();
  for (const resource of move.view.resources.values()) {
    for (const method of resource.methods.values()) {
      if (isPreflight(method)) continue;
      const keys = moveMethod(move, parts, integrations, resource, method);
      if (keys.length > 0) moved.set(`${resource.path}/${method.httpMethod}`, keys);
    }
  }
  return moved;
}

function moveMethod(
  move: Move,
  { authorizers, hasCors }: RouteParts,
  integrations: IntegrationMover,
  { path, resource }: ResourceView,
  method: Method,
): readonly string[] {
  const { httpMethod } = method;
  const key = entityKey('method', move.view.api.id, resource.id, httpMethod);
  const notes = move.notes.at(key, `${httpMethod} ${path}`);
  noteRequest(method, notes);
  const form = parseHttpRouteKey(`${httpMethod} ${path}`);
  if (typeof form === 'string') {
    notes.leftOut('path', `${form}. The method is left out.`);
    return [];
  }
  const authorization = authorizationOf(method, authorizers);
  if (authorization === undefined) {
    // Never without its authorizer: that would let everybody in.
    notes.leftOut('method', 'It is left out, because its authorizer cannot go over.');
    return [];
  }
  const integrationId = integrations.move(method.methodIntegration, { resourcePath: path, notes });
  if (integrationId === undefined) return [];
  const isSplit = hasCors && httpMethod === 'ANY' && authorization.authorizationType !== 'NONE';
  if (isSplit) {
    notes.changes(
      'ANY with authorization',
      'It becomes a route for each method but OPTIONS: a route ANY would ask preflights for credentials, which they do not carry.',
    );
  }
  const routeKeys = (isSplit ? authorizedVerbs : [httpMethod]).map((verb) => `${verb} ${path}`);
  const operationName = method.operationName?.slice(0, 64);
  for (const routeKey of routeKeys) {
    const id = freePartId(move, 'v2-route');
    // Variables of a REST API are distinct at each level, so that no two of its routes can collide.
    const problem = putShape(move, 'v2-route', id, {
      id,
      routeKey,
      target: `integrations/${integrationId}`,
      ...authorization,
      ...(operationName !== undefined && operationName !== '' && { operationName }),
    });
    if (problem !== undefined) {
      notes.leftOut('method', `${problem}. It is left out.`);
      return [];
    }
  }
  const became = routeKeys.length === 1 ? `the route ${routeKeys[0]}` : `${routeKeys.length} routes`;
  notes.sameUnlessNoted(`${method.methodIntegration?.type} integration`, `It becomes ${became}.`);
  return routeKeys;
}

type RouteAuthorization = { readonly authorizationType: 'NONE' | 'AWS_IAM' } | (MovedAuthorizer & object);

function authorizationOf(
  { authorizationType, authorizerId = '', authorizationScopes = [] }: Method,
  authorizers: ReadonlyMap<string, MovedAuthorizer>,
): RouteAuthorization | undefined {
  if (authorizationType === 'NONE' || authorizationType === 'AWS_IAM') return { authorizationType };
  const authorizer = authorizers.get(authorizerId);
  if (authorizer === undefined) return undefined;
  const isScoped = authorizer.authorizationType === 'JWT' && authorizationScopes.length > 0;
  return { ...authorizer, ...(isScoped && { authorizationScopes: authorizationScopes.slice(0, 10) }) };
}

/** What the method request asks for, which routes do not. */
function noteRequest(method: Method, notes: PlacedNotes): void {
  if (method.apiKeyRequired) {
    const open = method.authorizationType === 'NONE' ? ' Until then anybody may call the route.' : '';
    notes.lost('API key', `Use a JWT or Lambda authorizer.${open}`);
  }
  if (method.requestValidatorId !== undefined) notes.lost('request validation', 'Validate in the backend.');
  if ((method.methodIntegration?.cacheKeyParameters ?? []).length > 0) {
    notes.lost('cache key', 'Cache in CloudFront.');
  }
  const scopes = method.authorizationScopes ?? [];
  if (scopes.length > 10)
    notes.lost('more than 10 scopes', `A route asks for ten at most: without ${scopes.slice(10).join(', ')}.`);
}
