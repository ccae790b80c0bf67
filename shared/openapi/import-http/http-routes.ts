// Paths of a document → the routes of an HTTP API (reference: OpenAPI 6.2).
import { shapeOf } from '../../definition/edits/entity-check';
import { entityKey } from '../../definition/entities';
import { defaultRouteKey, parseHttpRouteKey } from '../../definition/v2/route-key';
import { openRouteKeys } from '../../definition/v2/route-keys';
import { isTrueAt, type Members, membersAt, textAt } from '../import/import-context';
import { type HttpScheme, routeAuthorization } from './http-authorizers';
import { freeId, given, type HttpImportContext, ignore } from './http-import-context';
import type { HttpIntegrations } from './http-integrations';
import { warnOfMissing } from './missing-references';
import { routeVerbs } from './route-verbs';

interface Candidate {
  readonly routeKey: string;
  readonly operation: Members;
  readonly place: string;
}

/** Makes the routes; their number. */
export function readHttpRoutes(
  context: HttpImportContext,
  prefix: readonly string[],
  parts: { readonly schemes: ReadonlyMap<string, HttpScheme>; readonly integrations: HttpIntegrations },
): number {
  const candidates = findOperations(context, prefix);
  const keyed = candidates.map((candidate) => ({
    candidate,
    key: entityKey('v2-route', context.apiId, candidate.place),
    routeKey: candidate.routeKey,
  }));
  const keys = openRouteKeys(keyed);
  const accepted = new Set<string>();
  for (const { candidate, key, routeKey } of keyed) {
    const { operation, place } = candidate;
    const rival = keys.rivalOf(key, routeKey);
    if (accepted.has(routeKey)) {
      context.losses.warn(place, `Route with key ${routeKey} already exists for this API`);
    } else if (rival !== undefined && accepted.has(rival)) {
      const message = `The provided route key "${routeKey}" has a conflicting variable on the same hierarchical level as "${rival}"`;
      context.losses.warn(place, message);
    } else if (makeRoute(context, routeKey, operation, place, parts)) {
      accepted.add(routeKey);
    }
  }
  return accepted.size;
}

function makeRoute(
  context: HttpImportContext,
  routeKey: string,
  operation: Members,
  place: string,
  { schemes, integrations }: Parameters<typeof readHttpRoutes>[2],
): boolean {
  const { apiId } = context;
  const id = freeId(context, context.known.route(routeKey), (free) => entityKey('v2-route', apiId, free));
  const integrationId = integrations.of(operation, routeKey, place);
  const shape = shapeOf('v2-route', {
    id,
    routeKey,
    ...given('target', integrationId === undefined ? undefined : `integrations/${integrationId}`),
    ...routeAuthorization(context, operation, schemes, place),
    ...given('operationName', textAt(operation, 'operationId')),
  });
  if (!('entity' in shape)) {
    context.losses.warn(place, `The route is left out: ${shape.problems[0]?.message ?? ''}`);
    return false;
  }
  context.made.set(entityKey('v2-route', apiId, id), shape.entity);
  return true;
}

function findOperations(context: HttpImportContext, prefix: readonly string[]): Candidate[] {
  const paths = membersAt(context, context.document, 'paths', '') ?? {};
  return Object.keys(paths).flatMap((path) => {
    if (path.startsWith('x-')) return [];
    const item = membersAt(context, paths, path, 'paths');
    if (item === undefined) return [];
    if (!path.startsWith('/')) {
      // AWS recorded: the words
      context.losses.warn('paths', `Parse issue: attribute paths. Resource ${path} should start with /`);
      return [];
    }
    ignore(context, item, ['parameters', 'servers'], `paths.${path}`);
    return routeVerbs.flatMap(([verb, method]) => {
      const place = `paths.${path}.${verb}`;
      const operation = membersAt(context, item, verb, `paths.${path}`);
      if (operation === undefined) return [];
      ignore(context, operation, ['parameters', 'requestBody', 'responses', 'callbacks', 'servers'], place);
      warnOfMissing(context, operation, { path, verb, place });
      const routeKey = routeKeyOf(method, path, prefix, operation);
      const problem = routeKey === defaultRouteKey ? undefined : parseHttpRouteKey(routeKey);
      if (typeof problem !== 'string') return [{ routeKey, operation, place }];
      context.losses.warn(place, problem);
      return [];
    });
  });
}

function routeKeyOf(method: string, path: string, prefix: readonly string[], operation: Members): string {
  if (method === 'ANY' && path === '/$default' && isTrueAt(operation, 'isDefaultRoute')) return defaultRouteKey;
  const base = prefix.map((segment) => `/${segment}`).join('');
  // AWS assumed: a slash at the end says nothing, as in a REST API's document
  const whole = `${base}${path}`.replace(/(.)\/$/, '$1');
  return `${method} ${whole}`;
}
