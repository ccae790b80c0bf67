// Everything of an HTTP or WebSocket API that a template makes, in a fixed order, and what it needs beside it.
import { StudioError } from '../../contract/errors';
import type { V2VpcLink } from '../../definition/companions/v2-companions';
import type { VpcLink } from '../../definition/companions/vpc-link';
import { type Definition, findEntity, listEntities } from '../../definition/entities';
import type { V2Integration } from '../../definition/v2/integration';
import type { V2Route } from '../../definition/v2/route';
import type { V2Stage } from '../../definition/v2/stage';
import { integrationOf, type V2ApiView, viewV2Api } from '../../definition/v2/v2-view';
import { collectSurroundings, type Surroundings, sortedBy } from './collect-surroundings';
import { contentHash, stableText } from './content-hash';

/** The words that a part is named after. */
export interface NamedPart<T> {
  readonly part: T;
  readonly words: readonly string[];
}

export interface CollectedV2Api extends Surroundings {
  readonly view: V2ApiView;
  readonly routes: readonly NamedPart<V2Route>[];
  /** Named after the first route that has them. */
  readonly integrations: readonly NamedPart<V2Integration>[];
  readonly stages: readonly V2Stage[];
  readonly mappings: readonly { readonly domainName: string; readonly path: string; readonly stage: string }[];
  readonly v2VpcLinks: readonly V2VpcLink[];
  /** WebSocket APIs use those of the older version. */
  readonly vpcLinks: readonly VpcLink[];
  /** What is let through where no stage says otherwise. */
  readonly accountLimits: { readonly burstLimit: number; readonly rateLimit: number };
  /** Names what a deployment freezes: it changes when that does. */
  readonly deployedHash: string;
}

/** Collects API `apiId`; NOT_FOUND where there is none. `region` is the one of APIs that name none. */
export function collectV2Api(definition: Definition, apiId: string, region: string): CollectedV2Api {
  const view = viewV2Api(definition, apiId);
  if (view === undefined) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`, { path: 'apiId' });
  const routes = view.routes.map((part) => ({ part, words: routeWords(part.routeKey) }));
  const integrations = namedIntegrations(view);
  const links = new Set(integrations.flatMap(({ part }) => part.connectionId ?? []));
  const mappings = mappingsOf(definition, apiId);
  const stages = listEntities(definition, 'v2-stage', apiId).map(({ entity }) => entity);
  const called = [
    ...integrations.map(({ part }) => part.integrationUri),
    ...[...view.authorizers.values()].map(({ authorizerUri }) => authorizerUri),
  ];
  return {
    ...collectSurroundings(definition, {
      apiId,
      region: view.api.region ?? region,
      called,
      domainNames: mappings.map(({ domainName }) => domainName),
    }),
    view,
    routes,
    integrations,
    stages: sortedBy(stages, ({ stageName }) => stageName),
    mappings,
    v2VpcLinks: sortedBy(
      [...links].flatMap((id) => findEntity(definition, 'v2-vpc-link', id) ?? []),
      ({ name }) => name,
    ),
    vpcLinks: sortedBy(
      [...links].flatMap((id) => findEntity(definition, 'vpc-link', id) ?? []),
      ({ name }) => name,
    ),
    accountLimits: findEntity(definition, 'account')?.throttleSettings ?? { burstLimit: 5_000, rateLimit: 10_000 },
    deployedHash: contentHash(stableText(deployedContent(view, integrations))),
  };
}

/** `GET /pets/{id}` is named path first, so that the routes of a path stand together. */
function routeWords(routeKey: string): readonly string[] {
  const [, method = '', path] = /^([A-Z]+) (\/.*)$/.exec(routeKey) ?? [];
  return path === undefined ? [routeKey] : [path, method];
}

function namedIntegrations(view: V2ApiView): readonly NamedPart<V2Integration>[] {
  const words = new Map<string, readonly string[]>();
  for (const route of view.routes) {
    const id = integrationOf(view, route)?.id;
    if (id !== undefined && !words.has(id)) words.set(id, routeWords(route.routeKey));
  }
  const all = [...view.integrations.values()];
  const unused = sortedBy(
    all.filter(({ id }) => !words.has(id)),
    ({ id: _, ...content }) => stableText(content),
  );
  return [
    ...[...words].flatMap(([id, own]) => {
      const part = view.integrations.get(id);
      return part === undefined ? [] : [{ part, words: own }];
    }),
    ...unused.map((part, at) => ({ part, words: ['unused', String(at + 1)] })),
  ];
}

function mappingsOf(definition: Definition, apiId: string): CollectedV2Api['mappings'] {
  const own = listEntities(definition, 'api-mapping').filter(({ entity }) => entity.apiId === apiId);
  const older = listEntities(definition, 'base-path-mapping').filter(({ entity }) => entity.restApiId === apiId);
  const mappings = [
    ...own.map(({ ids: [domainName = ''], entity: { apiMappingKey = '', stage } }) => ({
      domainName,
      path: apiMappingKey,
      stage,
    })),
    ...older.flatMap(({ ids: [domainName = ''], entity: { basePath, stage } }) =>
      stage === undefined ? [] : [{ domainName, path: basePath === '(none)' ? '' : basePath, stage }],
    ),
  ];
  return sortedBy(mappings, ({ domainName, path }) => `${domainName} ${path}`);
}

/** Ids are no part of it: they differ from place to place, and say nothing. */
function deployedContent(view: V2ApiView, integrations: CollectedV2Api['integrations']): unknown {
  const { id: _id, createdDate: _created, tags: _tags, ...api } = view.api;
  const named = new Map(integrations.map(({ part, words }) => [part.id, words.join(' ')]));
  const withoutId = <T extends { readonly id: string }>({ id: _, ...content }: T) => content;
  return [
    api,
    view.routes.map(({ id, authorizerId = '', target = '', ...route }) => [
      route,
      view.authorizers.get(authorizerId)?.name,
      named.get(target.replace(/^integrations\//, '')),
      view.routeResponses.get(id)?.map(withoutId),
    ]),
    integrations.map(({ part }) => [withoutId(part), view.integrationResponses.get(part.id)?.map(withoutId)]),
    ...[view.authorizers, view.models].map((parts) =>
      [...parts.values()].map((part) => stableText(withoutId<{ readonly id: string }>(part))).sort(),
    ),
  ];
}
