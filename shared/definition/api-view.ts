// One API seen as AWS shows it: a tree of resources with methods, and the named parts beside it.
import {
  type Definition,
  type Entity,
  type EntityKey,
  findEntity,
  listEntities,
  parseEntityKey,
  snapshotKinds,
} from './entities';
import { variableName } from './naming';
import type { Authorizer } from './rest/authorizer';
import type { GatewayResponse, GatewayResponseType } from './rest/gateway-response';
import type { HttpMethod, Method } from './rest/method';
import type { Model } from './rest/model';
import type { RequestValidator } from './rest/request-validator';
import type { Resource } from './rest/resource';
import type { RestApi } from './rest/rest-api';

/** The three kinds of API: `rest-api` is the entity of the first, `v2-api` that of the two others. */
export const protocolTypes = ['REST', 'HTTP', 'WEBSOCKET'] as const;
export type ProtocolType = (typeof protocolTypes)[number];

export interface ResourceView {
  readonly resource: Resource;
  /** `/pets/{id}`; the root's is `/`. */
  readonly path: string;
  readonly parent: ResourceView | undefined;
  readonly children: readonly ResourceView[];
  readonly methods: ReadonlyMap<HttpMethod, Method>;
}

export interface RestApiView {
  readonly api: RestApi;
  readonly root: ResourceView;
  /** By resource id. */
  readonly resources: ReadonlyMap<string, ResourceView>;
  readonly models: ReadonlyMap<string, Model>;
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  readonly requestValidators: ReadonlyMap<string, RequestValidator>;
  readonly gatewayResponses: ReadonlyMap<GatewayResponseType, GatewayResponse>;
}

/** What a deployment freezes: plain data, the entities of one API that AWS snapshots. */
export interface ApiSnapshot {
  readonly protocol: ProtocolType;
  readonly apiId: string;
  readonly entities: Readonly<Record<EntityKey, Entity>>;
}

/** The entities of `apiId` that go into a deployment. */
export function snapshotApi(definition: Definition, apiId: string): ApiSnapshot {
  const kinds = new Set<string>(snapshotKinds);
  const entities: [EntityKey, Entity][] = [];
  for (const [key, entity] of definition) {
    const { kind, ids } = parseEntityKey(key);
    if (kinds.has(kind) && ids[0] === apiId) entities.push([key, withoutSource(entity)]);
  }
  entities.sort(([a], [b]) => (a < b ? -1 : 1));
  const protocol = findEntity(definition, 'v2-api', apiId)?.protocolType ?? 'REST';
  return { protocol, apiId, entities: Object.fromEntries(entities) as Record<EntityKey, Entity> };
}

/** The link to a document is local: making or cutting it changes nothing that is served. */
function withoutSource(entity: Entity): Entity {
  if (!('source' in entity)) return entity;
  const { source: _source, ...served } = entity;
  return served;
}

/** The snapshot's entities as a definition again. */
export function definitionOf(snapshot: ApiSnapshot): Definition {
  return new Map(Object.entries(snapshot.entities) as [EntityKey, Entity][]);
}

/** Sees REST API `apiId` as a tree; undefined if there is no such API or its root is missing. */
export function viewRestApi(definition: Definition, apiId: string): RestApiView | undefined {
  const api = listEntities(definition, 'rest-api', apiId)[0]?.entity;
  if (api === undefined) return undefined;
  const methods = groupMethods(definition, apiId);
  const childrenOf = new Map<string, Resource[]>();
  let rootResource: Resource | undefined;
  for (const { entity } of listEntities(definition, 'resource', apiId)) {
    if (entity.id === api.rootResourceId) rootResource = entity;
    else childrenOf.set(entity.parentId ?? '', [...(childrenOf.get(entity.parentId ?? '') ?? []), entity]);
  }
  if (rootResource === undefined) return undefined;
  const resources = new Map<string, ResourceView>();
  const root = viewResource(rootResource, undefined, childrenOf, methods, resources);
  return {
    api,
    root,
    resources,
    models: byKey(definition, 'model', apiId, (model) => model.name),
    authorizers: byKey(definition, 'authorizer', apiId, (authorizer) => authorizer.id),
    requestValidators: byKey(definition, 'request-validator', apiId, (validator) => validator.id),
    gatewayResponses: byKey(definition, 'gateway-response', apiId, (response) => response.responseType),
  };
}

/** The names of the path variables of a resource path, in order: `/a/{b}/{c+}` → `b`, `c`. */
export function pathVariables(path: string): string[] {
  return path.split('/').flatMap((part) => variableName(part) ?? []);
}

function viewResource(
  resource: Resource,
  parent: ResourceView | undefined,
  childrenOf: ReadonlyMap<string, Resource[]>,
  methods: ReadonlyMap<string, Map<HttpMethod, Method>>,
  resources: Map<string, ResourceView>,
): ResourceView {
  const children: ResourceView[] = [];
  const path = parent === undefined ? '/' : `${parent.path === '/' ? '' : parent.path}/${resource.pathPart ?? ''}`;
  const view: ResourceView = { resource, path, parent, children, methods: methods.get(resource.id) ?? new Map() };
  resources.set(resource.id, view);
  const ordered = [...(childrenOf.get(resource.id) ?? [])].sort((a, b) =>
    comparePathParts(a.pathPart ?? '', b.pathPart ?? ''),
  );
  for (const child of ordered) {
    if (!resources.has(child.id)) children.push(viewResource(child, view, childrenOf, methods, resources));
  }
  return view;
}

/** Literals first in alphabetical order, then `{name}`, then `{name+}`. */
export function comparePathParts(left: string, right: string): number {
  const rank = (part: string) => (part.endsWith('+}') ? 2 : part.startsWith('{') ? 1 : 0);
  return rank(left) - rank(right) || (left < right ? -1 : left > right ? 1 : 0);
}

function groupMethods(definition: Definition, apiId: string): Map<string, Map<HttpMethod, Method>> {
  const grouped = new Map<string, Map<HttpMethod, Method>>();
  for (const { ids, entity } of listEntities(definition, 'method', apiId)) {
    const resourceId = ids[1] ?? '';
    const methods = grouped.get(resourceId) ?? new Map<HttpMethod, Method>();
    methods.set(entity.httpMethod, entity);
    grouped.set(resourceId, methods);
  }
  return grouped;
}

function byKey<K extends 'model' | 'authorizer' | 'request-validator' | 'gateway-response', N extends string>(
  definition: Definition,
  kind: K,
  apiId: string,
  nameOf: (entity: ReturnType<typeof listEntities<K>>[number]['entity']) => N,
) {
  return new Map(listEntities(definition, kind, apiId).map(({ entity }) => [nameOf(entity), entity]));
}
