// Compiles a snapshot of an HTTP API into the deployment that serves: route table, integrations, mappings, CORS.

import { compileCors } from '../../../../shared/cors/compile-cors';
import { type ApiSnapshot, definitionOf } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { defaultRouteKey, type HttpRouteKey, parseHttpRouteKey } from '../../../../shared/definition/v2/route-key';
import { parseV2IdentitySource } from '../../../../shared/definition/v2/v2-identity-source';
import { integrationOf, type V2ApiView, viewV2Api } from '../../../../shared/definition/v2/v2-view';
import type { CompileProblem } from '../../process/messages';
import { CompileFailure } from '../compile-api';
import { compileRequestMappings, compileResponseMappings } from './compile-parameter-mappings';
import { compileRouteAuthorizers } from './compile-route-authorizers';
import { compileRouteEndpoint } from './compile-route-endpoint';
import type { CompiledHttpApi, CompiledRoute } from './compiled-http-api';
import { buildHttpRouteTable } from './http-route-table';

/** Compiles `snapshot`. Parts that cannot work become problems; only a snapshot without its API throws. */
export function compileHttpApi(snapshot: ApiSnapshot): CompiledHttpApi {
  const view = viewV2Api(definitionOf(snapshot), snapshot.apiId);
  if (view === undefined) throw new CompileFailure(`The snapshot holds no API ${snapshot.apiId}.`);
  const problems: CompileProblem[] = [];
  const keyed: { key: HttpRouteKey; route: CompiledRoute }[] = [];
  let fallback: CompiledRoute | undefined;
  for (const route of view.routes) {
    const key = route.routeKey === defaultRouteKey ? undefined : parseHttpRouteKey(route.routeKey);
    if (typeof key === 'string') {
      problems.push({ key: entityKey('v2-route', snapshot.apiId, route.id), path: 'routeKey', message: key });
      continue;
    }
    const compiled = compileRoute(view, route, key, problems);
    if (key === undefined) fallback ??= compiled;
    else keyed.push({ key, route: compiled });
  }
  const { api } = view;
  return {
    apiId: api.id,
    apiName: api.name,
    view,
    routes: buildHttpRouteTable(keyed, fallback),
    authorizers: compileRouteAuthorizers(view, problems),
    cors: compileCors(api.corsConfiguration),
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    tokenHeaders: new Set([...tokenSourcesOf(view, 'header')].map((name) => name.toLowerCase())),
    tokenParameters: tokenSourcesOf(view, 'querystring'),
    problems,
  };
}

function compileRoute(
  view: V2ApiView,
  route: V2Route,
  key: HttpRouteKey | undefined,
  problems: CompileProblem[],
): CompiledRoute {
  const integration = integrationOf(view, route);
  const routeEntity = entityKey('v2-route', view.api.id, route.id);
  const integrationEntity = entityKey('v2-integration', view.api.id, integration?.id ?? '');
  const ofIntegration = (path: string, message: string) => problems.push({ key: integrationEntity, path, message });
  const ofRoute = (path: string, message: string) => problems.push({ key: routeEntity, path, message });
  return {
    route,
    key,
    resourcePath: key?.path ?? defaultRouteKey,
    integrationType: integration?.integrationType,
    endpoint: compileRouteEndpoint(integration, key, integration === undefined ? ofRoute : ofIntegration),
    requestMappings: compileRequestMappings(integration, ofIntegration),
    responseMappings: compileResponseMappings(integration, ofIntegration),
  };
}

/** Headers or query parameters that authorizers take tokens from: traces mask them. */
function tokenSourcesOf({ authorizers }: V2ApiView, place: 'header' | 'querystring'): ReadonlySet<string> {
  const sources = [...authorizers.values()].flatMap(({ identitySource = [] }) => identitySource);
  return new Set(
    sources.flatMap((source) => {
      const found = parseV2IdentitySource(source, 'HTTP');
      return found?.place === place ? [found.name] : [];
    }),
  );
}
