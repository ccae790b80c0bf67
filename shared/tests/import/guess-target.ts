// Which API serves a set of paths best: for addresses that name none of the workspace.
import { type RestApiView, viewRestApi } from '../../definition/api-view';
import type { TestTarget } from '../../definition/companions/test-suite';
import { type Definition, listEntities } from '../../definition/entities';
import { matchResourcePath } from '../../definition/match-resource-path';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
}

/** Looked at of each address; the rest is like them. */
const looked = 200;
/** Parts that may stand before the API's own path: a stage, a base path. */
const mostStripped = 3;

/** The API and stage that serve most of `requests`; undefined where none serves any. */
export function guessTarget(
  definition: Definition,
  requests: readonly SeenRequest[],
): (TestTarget & { readonly served: number }) | undefined {
  let best: (TestTarget & { readonly served: number }) | undefined;
  for (const { entity: api } of listEntities(definition, 'rest-api')) {
    const stages = listEntities(definition, 'stage', api.id).map(({ entity }) => entity.stageName);
    const view = viewRestApi(definition, api.id);
    if (view === undefined || stages.length === 0) continue;
    const { prefix, served } = servedBelow(view, requests);
    if (served === 0 || served <= (best?.served ?? 0)) continue;
    // A stage's name in front of the paths is likely that stage.
    const named = stages.find((stageName) => prefix.split('/').includes(stageName));
    best = { apiId: api.id, stageName: named ?? stages[0] ?? '', served };
  }
  return best;
}

/** What stands before the API's own paths in `requests`: `/v1`, or nothing. */
export function prefixFor(definition: Definition, apiId: string, requests: readonly SeenRequest[]): string {
  const view = viewRestApi(definition, apiId);
  return view === undefined ? '' : servedBelow(view, requests).prefix;
}

/** The path without `prefix`, where it begins with it. */
export function withoutPrefix(path: string, prefix: string): string {
  if (prefix === '' || (path !== prefix && !path.startsWith(`${prefix}/`))) return path;
  return path === prefix ? '/' : path.slice(prefix.length);
}

function servedBelow(
  view: RestApiView,
  requests: readonly SeenRequest[],
): { readonly prefix: string; readonly served: number } {
  const seen = requests.slice(0, looked);
  const prefixes = new Set(['']);
  for (const { path } of seen) {
    const parts = path.split('/').filter((part) => part !== '');
    for (let count = 1; count <= Math.min(mostStripped, parts.length); count++)
      prefixes.add(`/${parts.slice(0, count).join('/')}`);
  }
  let best = { prefix: '', served: -1 };
  for (const prefix of [...prefixes].slice(0, 50)) {
    const served = seen.filter(({ method, path }) => isServed(view, method, path, prefix)).length;
    if (served > best.served) best = { prefix, served };
  }
  return best;
}

function isServed(view: RestApiView, method: string, path: string, prefix: string): boolean {
  if (prefix !== '' && path !== prefix && !path.startsWith(`${prefix}/`)) return false;
  return matchResourcePath(view, method, withoutPrefix(path, prefix)) !== undefined;
}
