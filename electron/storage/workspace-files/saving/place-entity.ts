// Where the file of an entity belongs: the folder of its API, the folders of its path.
import { StudioError } from '../../../../shared/contract/errors';
import {
  type Entity,
  type EntityKey,
  type EntityKind,
  type EntityOf,
  entityKey,
  parseEntityKey,
} from '../../../../shared/definition/entities';
import type { Resource } from '../../../../shared/definition/rest/resource';
import { escapeName, slug, unescapeName } from '../file-names';
import {
  apiFile,
  apiFolders,
  apiMappingsFolder,
  apisFolder,
  companionFolders,
  domainFile,
  domainsFolder,
  fileStem,
  mappingsFolder,
  methodFile,
  resourceFile,
  resourcesFolder,
  routingRulesFolder,
  v2ApiFolders,
  workspaceFile,
} from '../layout';
import { folderAt, folderOf, join, nameOf } from '../tree/workspace-tree';
import { type Draft, moveTo, newName } from './draft';

/** The path of the YAML file of an entity, as it is or for a new one. A resource whose path changed is moved first. */
export function placeEntity(draft: Draft, key: EntityKey, entity: Entity): string {
  const { kind, ids } = parseEntityKey(key);
  if (kind === 'resource') return placeResource(draft, key, entity as Resource, ids[0] ?? '');
  return draft.places.get(key)?.path ?? newPlace(draft, key, kind, ids, entity);
}

function newPlace(draft: Draft, key: EntityKey, kind: EntityKind, ids: readonly string[], entity: Entity): string {
  switch (kind) {
    case 'account':
      return workspaceFile;
    case 'rest-api':
    case 'v2-api': {
      const { name, id } = entity as EntityOf<'rest-api' | 'v2-api'>;
      return join(join(apisFolder, newName(draft, apisFolder, slug(name, id), '')), apiFile);
    }
    case 'method': {
      const resource = requireFolder(draft, key, entityKey('resource', ids[0] ?? '', ids[1] ?? ''));
      return join(resource, methodFile((entity as EntityOf<'method'>).httpMethod));
    }
    case 'domain-name': {
      const stem = escapeName((entity as EntityOf<'domain-name'>).domainName);
      return join(join(domainsFolder, newName(draft, domainsFolder, stem, '')), domainFile);
    }
    case 'base-path-mapping': {
      const folder = join(requireFolder(draft, key, entityKey('domain-name', ids[0] ?? '')), mappingsFolder);
      return join(folder, newName(draft, folder, fileStem(kind, entity as EntityOf<typeof kind>), '.yaml'));
    }
    case 'api-mapping':
    case 'routing-rule': {
      const names = kind === 'api-mapping' ? apiMappingsFolder : routingRulesFolder;
      const folder = join(requireFolder(draft, key, entityKey('domain-name', ids[0] ?? '')), names);
      return join(folder, newName(draft, folder, fileStem(kind, entity as never), '.yaml'));
    }
    case 'resource':
      return placeResource(draft, key, entity as Resource, ids[0] ?? '');
    default: {
      const folder = folderFor(draft, key, kind, ids[0] ?? '');
      return join(folder, newName(draft, folder, fileStem(kind, entity as never), '.yaml'));
    }
  }
}

/** The folder for files of a kind that has one in its API or in the workspace. */
function folderFor(draft: Draft, key: EntityKey, kind: EntityKind, apiId: string): string {
  if (Object.hasOwn(apiFolders, kind)) {
    return join(requireFolder(draft, key, entityKey('rest-api', apiId)), apiFolders[kind as keyof typeof apiFolders]);
  }
  if (Object.hasOwn(v2ApiFolders, kind)) {
    return join(requireFolder(draft, key, entityKey('v2-api', apiId)), v2ApiFolders[kind as keyof typeof v2ApiFolders]);
  }
  return companionFolders[kind as keyof typeof companionFolders];
}

function placeResource(draft: Draft, key: EntityKey, { parentId, pathPart }: Resource, apiId: string): string {
  const current = draft.places.get(key)?.path;
  if (parentId === undefined || pathPart === undefined) {
    const api = requireFolder(draft, key, entityKey('rest-api', apiId));
    return current ?? join(join(api, resourcesFolder), resourceFile);
  }
  const parent = requireFolder(draft, key, entityKey('resource', apiId, parentId));
  const stem = escapeName(pathPart);
  if (current === undefined) {
    // A folder of this path that no resource has yet becomes this one's.
    const isFree = folderAt(draft.root, join(parent, stem))?.texts.has(resourceFile) === false;
    return join(join(parent, isFree ? stem : newName(draft, parent, stem, '')), resourceFile);
  }
  const folder = folderOf(current);
  const isThere = folderOf(folder) === parent && isNameFor(nameOf(folder), pathPart);
  if (!isThere) moveTo(draft, folder, parent, stem);
  return draft.places.get(key)?.path ?? current;
}

/** True where the name of a resource's folder does not say its path part, so that the file must. */
export function isCutName(path: string): boolean {
  return unescapeName(nameOf(folderOf(path))) === undefined;
}

function isNameFor(name: string, pathPart: string): boolean {
  return (unescapeName(name) ?? name) === (unescapeName(escapeName(pathPart)) ?? escapeName(pathPart));
}

function requireFolder(draft: Draft, key: EntityKey, owner: EntityKey): string {
  const place = draft.places.get(owner);
  if (place === undefined)
    throw new StudioError('INVALID_DEFINITION', `${key} belongs to ${owner}, which is not there.`);
  return folderOf(place.path);
}
