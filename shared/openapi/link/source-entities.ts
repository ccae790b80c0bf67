// A source document as entities that can be compared with those of an API: same ids, and only what documents carry.
import { viewRestApi } from '../../definition/api-view';
import {
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  listEntities,
  parseEntityKey,
} from '../../definition/entities';
import { locationName } from '../import/identities';
import type { ImportOptions } from '../import/import-openapi';
import {
  importLinked,
  isLocalField,
  type LinkedApi,
  type LinkedDocument,
  linkedApiKey,
  linkedKinds,
} from './linked-api';

/** The entities of `apiId` that a source document can carry, local fields left out. */
export function sourceEntities(definition: Definition, apiId: string): Definition {
  const entries: [EntityKey, Entity][] = [];
  for (const [key, entity] of definition) {
    const { kind, ids } = parseEntityKey(key);
    if (ids[0] !== apiId || !linkedKinds.has(kind)) continue;
    const isApi = kind === 'rest-api' || kind === 'v2-api';
    entries.push([key, isApi ? (fieldsOf(entity, (name) => !isLocalField(kind, name)) as Entity) : entity]);
  }
  return new Map(entries);
}

/** The local fields of an API, which no merge touches. */
export function localFieldsOf(api: LinkedApi): Partial<LinkedApi> {
  const kind = 'protocolType' in api ? 'v2-api' : 'rest-api';
  return fieldsOf(api, (name) => isLocalField(kind, name));
}

function fieldsOf(entity: object, isWanted: (name: string) => boolean): object {
  return Object.fromEntries(Object.entries(entity).filter(([name]) => isWanted(name)));
}

/** The document `text` as entities. Things that `base` or the API know by path or name get their ids from there. */
export function readSource(
  text: string,
  { definition, apiId, base }: { readonly definition: Definition; readonly apiId: string; readonly base?: Definition },
  options: Omit<ImportOptions, 'into'>,
): LinkedDocument {
  const known = base === undefined ? definition : withKnown(definition, apiId, base);
  const { entities, ...read } = importLinked(text, { known, definition, apiId }, options);
  return { ...read, entities: sourceEntities(entities, apiId) };
}

/** `base` with the things of the API it does not know: a resource that was renamed here keeps its old path there. */
function withKnown(definition: Definition, apiId: string, base: Definition): Definition {
  const known = new Map<EntityKey, Entity>(withApi(base, definition, apiId));
  const names = new Set([...known].map(([key, entity]) => siblingName(key, entity)));
  for (const [key, entity] of definition) {
    if (parseEntityKey(key).ids[0] !== apiId || known.has(key)) continue;
    const name = siblingName(key, entity);
    if (name === undefined || names.has(name)) continue;
    names.add(name);
    known.set(key, entity);
  }
  return known;
}

/** Entities of a document with the API itself, which says where the root is. */
function withApi(base: Definition, definition: Definition, apiId: string): Definition {
  const key = linkedApiKey(definition, apiId);
  const api = definition.get(key);
  return api === undefined ? base : new Map([...base, [key, api]]);
}

/** What tells a thing from others of its kind; two of one name are the same to a document. */
function siblingName(key: EntityKey, entity: Entity): string | undefined {
  const { kind } = parseEntityKey(key);
  if ('pathPart' in entity) return `${kind} ${entity.parentId} ${entity.pathPart}`;
  if ('location' in entity) return `${kind} ${locationName(entity.location)}`;
  if ('routeKey' in entity) return `${kind} ${entity.routeKey}`;
  return 'name' in entity && kind !== 'rest-api' && kind !== 'v2-api' ? `${kind} ${entity.name}` : undefined;
}

/** `base` with the ids of the API where it has the same path or name under another id: it was removed and made again. */
export function alignIds(base: Definition, definition: Definition, apiId: string): Definition {
  const renamed = new Map<string, string>();
  const ours = idsByName(definition, apiId);
  const theirs = idsByName(withApi(base, definition, apiId), apiId);
  const [ourIds, theirIds] = [new Set(ours.values()), new Set(theirs.values())];
  for (const [name, id] of theirs) {
    const here = ours.get(name);
    if (here !== undefined && here !== id && !ourIds.has(id) && !theirIds.has(here)) renamed.set(id, here);
  }
  if (renamed.size === 0) return base;
  const fieldNames = new Set(['id', 'parentId', 'authorizerId', 'requestValidatorId']);
  const next = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (fieldNames.has(name)) return renamed.get(value) ?? value;
    const called = name === 'target' ? /^integrations\/(.+)$/.exec(value)?.[1] : undefined;
    return called === undefined ? value : `integrations/${renamed.get(called) ?? called}`;
  };
  return new Map(
    [...base].map(([key, entity]) => {
      const { kind, ids } = parseEntityKey(key);
      const isNamed = kind === 'model' || kind === 'gateway-response';
      const nextIds = isNamed ? ids : ids.map((id, at) => (at === 1 ? (renamed.get(id) ?? id) : id));
      const fields = Object.entries(entity).map(([name, value]) => [name, next(name, value)]);
      return [entityKey(kind, ...nextIds), Object.fromEntries(fields) as Entity];
    }),
  );
}

function idsByName(definition: Definition, apiId: string): Map<string, string> {
  const named = new Map<string, string>();
  for (const { path, resource } of viewRestApi(definition, apiId)?.resources.values() ?? []) {
    named.set(`resource ${path}`, resource.id);
  }
  for (const { entity } of listEntities(definition, 'v2-route', apiId)) {
    named.set(`v2-route ${entity.routeKey}`, entity.id);
    const integrationId = entity.target?.replace(/^integrations\//, '');
    if (integrationId !== undefined) named.set(`v2-integration ${entity.routeKey}`, integrationId);
  }
  for (const kind of ['model', 'authorizer', 'request-validator', 'v2-authorizer'] as const) {
    for (const { entity } of listEntities(definition, kind, apiId)) named.set(`${kind} ${entity.name}`, entity.id);
  }
  for (const { entity } of listEntities(definition, 'documentation-part', apiId)) {
    named.set(`documentation-part ${locationName(entity.location)}`, entity.id);
  }
  return named;
}
