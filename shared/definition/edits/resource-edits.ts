// Edits of the resource tree: create, create a whole path, rename, move, remove with everything below.
import { type Definition, type EntityKey, entityKey, listEntities } from '../entities';
import { newShortId, type RandomSource } from '../ids';
import { isGreedyPart } from '../naming';
import type { Resource } from '../rest/resource';
import { type Edit, freshId, refuse, requireApi, withEntities } from './edit';
import { placeProblem } from './rules/resource-rules';

export interface ResourceEdit extends Edit {
  readonly resourceId: string;
}

/** A new resource `pathPart` under `parentId`. */
export function createResource(
  definition: Definition,
  place: {
    readonly apiId: string;
    readonly parentId: string;
    readonly pathPart: string;
    readonly random: RandomSource;
  },
): ResourceEdit {
  const { apiId, parentId, pathPart } = place;
  const resources = resourcesOf(definition, apiId);
  const parent = requireResource(resources, parentId, 'parentId');
  checkPlace(resources, parent, pathPart);
  const resourceId = freshId(newShortId, place.random, (id) => resources.has(id));
  const key = entityKey('resource', apiId, resourceId);
  return { definition: withEntities(definition, [[key, { id: resourceId, parentId, pathPart }]]), key, resourceId };
}

/** Makes every missing resource of a path such as `/pets/{id}/toys`; the result names the last one. */
export function createPath(
  definition: Definition,
  place: { readonly apiId: string; readonly path: string; readonly random: RandomSource },
): ResourceEdit {
  const { apiId, path, random } = place;
  const resources = [...resourcesOf(definition, apiId).values()];
  const rootId = requireApi(definition, apiId).rootResourceId;
  let edit: ResourceEdit = { definition, key: entityKey('resource', apiId, rootId), resourceId: rootId };
  // AWS assumed: a trailing slash and doubled slashes are dropped
  for (const pathPart of path.split('/').filter((part) => part !== '')) {
    const parentId = edit.resourceId;
    const known = resources.find((resource) => resource.parentId === parentId && resource.pathPart === pathPart);
    edit =
      known === undefined
        ? createResource(edit.definition, { apiId, parentId, pathPart, random })
        : { definition: edit.definition, key: entityKey('resource', apiId, known.id), resourceId: known.id };
  }
  return edit;
}

/** Gives a resource another path part; ids and methods stay. */
export function renameResource(
  definition: Definition,
  change: { readonly apiId: string; readonly resourceId: string; readonly pathPart: string },
): Edit {
  const { apiId, resourceId, pathPart } = change;
  const resources = resourcesOf(definition, apiId);
  const resource = requireResource(resources, resourceId, 'resourceId');
  if (resource.parentId === undefined) {
    // AWS recorded: patch of the root resource
    refuse('INVALID_DEFINITION', 'Root resource cannot update its pathPart.', 'pathPart');
  }
  if (isGreedyPart(pathPart) && [...resources.values()].some(({ parentId }) => parentId === resourceId)) {
    // AWS assumed: the message of the child that could not be created there
    refuse(
      'INVALID_DEFINITION',
      `Cannot create a child of a resource with a greedy path variable: ${pathPart}`,
      'pathPart',
    );
  }
  checkPlace(resources, requireResource(resources, resource.parentId ?? '', 'parentId'), pathPart, resourceId);
  const key = entityKey('resource', apiId, resourceId);
  return { definition: withEntities(definition, [[key, { ...resource, pathPart }]]), key };
}

/** Hangs a resource with everything below it under another parent. */
export function moveResource(
  definition: Definition,
  change: { readonly apiId: string; readonly resourceId: string; readonly parentId: string },
): Edit {
  const { apiId, resourceId, parentId } = change;
  const resources = resourcesOf(definition, apiId);
  const resource = requireResource(resources, resourceId, 'resourceId');
  const parent = requireResource(resources, parentId, 'parentId');
  if (resource.parentId === undefined) {
    refuse('INVALID_DEFINITION', 'Root resource cannot update its parentId.', 'parentId');
  }
  if (subtreeOf(resources, resourceId).has(parentId)) {
    refuse('INVALID_DEFINITION', 'Resources cannot be cyclical.', 'parentId');
  }
  checkPlace(resources, parent, resource.pathPart ?? '', resourceId);
  const key = entityKey('resource', apiId, resourceId);
  return { definition: withEntities(definition, [[key, { ...resource, parentId }]]), key };
}

/** Removes a resource with its methods and everything below it. */
export function removeResource(
  definition: Definition,
  place: { readonly apiId: string; readonly resourceId: string },
): Edit {
  const { apiId, resourceId } = place;
  const resources = resourcesOf(definition, apiId);
  if (requireResource(resources, resourceId, 'resourceId').parentId === undefined) {
    // AWS assumed: no recording of DeleteResource on the root
    refuse('INVALID_DEFINITION', 'Root resource cannot be deleted.', 'resourceId');
  }
  const gone = subtreeOf(resources, resourceId);
  const entries: [EntityKey, undefined][] = [...gone].map((id) => [entityKey('resource', apiId, id), undefined]);
  for (const { key, ids } of listEntities(definition, 'method', apiId)) {
    if (gone.has(ids[1] ?? '')) entries.push([key, undefined]);
  }
  return { definition: withEntities(definition, entries), key: entityKey('resource', apiId, resourceId) };
}

/** The resources of an API by id; NOT_FOUND where there is no such API. */
export function resourcesOf(definition: Definition, apiId: string): ReadonlyMap<string, Resource> {
  const resources = new Map(listEntities(definition, 'resource', apiId).map(({ entity }) => [entity.id, entity]));
  if (resources.size === 0) requireApi(definition, apiId);
  return resources;
}

/** The resource `id`, or NOT_FOUND in AWS's words. */
export function requireResource(resources: ReadonlyMap<string, Resource>, id: string, field: string): Resource {
  return resources.get(id) ?? refuse('NOT_FOUND', 'Invalid Resource identifier specified', field);
}

function checkPlace(
  resources: ReadonlyMap<string, Resource>,
  parent: Resource,
  pathPart: string,
  ownId?: string,
): void {
  const siblings = [...resources.values()].filter(({ id, parentId }) => parentId === parent.id && id !== ownId);
  const problem = placeProblem(parent, siblings, pathPart);
  if (problem !== undefined) refuse(problem.code ?? 'INVALID_DEFINITION', problem.message, 'pathPart');
}

function subtreeOf(resources: ReadonlyMap<string, Resource>, rootId: string): ReadonlySet<string> {
  const childrenOf = new Map<string, string[]>();
  for (const { id, parentId } of resources.values()) {
    if (parentId === undefined) continue;
    const children = childrenOf.get(parentId);
    if (children === undefined) childrenOf.set(parentId, [id]);
    else children.push(id);
  }
  const found = new Set([rootId]);
  // A set may grow while it is walked; what is added is visited too, each id once.
  for (const id of found) for (const child of childrenOf.get(id) ?? []) found.add(child);
  return found;
}
