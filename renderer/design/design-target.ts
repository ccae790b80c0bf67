// The resource or method that a command works on: the row a menu was opened on, else what is open in the centre.
import type { ResourceView, RestApiView } from '../../shared/definition/api-view';
import { type EntityKey, entityKey, parseEntityKey } from '../../shared/definition/entities';
import type { HttpMethod, Method } from '../../shared/definition/rest/method';
import type { Place, RestPlace } from '../state/view-store';
import { orderedMethods } from './resource-tree/tree-rows';

export interface DesignTarget {
  readonly node: ResourceView;
  /** Absent where the target is a resource. */
  readonly method?: Method;
}

/** The target of `key`; undefined where it is gone or of another API. */
export function targetOfKey(view: RestApiView, key: EntityKey | undefined): DesignTarget | undefined {
  if (key === undefined) return undefined;
  const { kind, ids } = parseEntityKey(key);
  if (ids[0] !== view.api.id) return undefined;
  const node = view.resources.get(ids[1] ?? '');
  if (node === undefined) return undefined;
  if (kind !== 'method') return { node };
  const method = node.methods.get(ids[2] as HttpMethod);
  return method === undefined ? undefined : { node, method };
}

/** The target of an open place. */
export function targetOfPlace(view: RestApiView, place: Place | undefined): DesignTarget | undefined {
  return targetOfKey(view, keyOfPlace(view.api.id, place));
}

/** The entity that a place shows in the tree. */
export function keyOfPlace(apiId: string, place: Place | undefined): EntityKey | undefined {
  if (place?.kind === 'resource') return entityKey('resource', apiId, place.resourceId);
  if (place?.kind === 'method') return entityKey('method', apiId, place.resourceId, place.httpMethod);
  return undefined;
}

/** What is shown of an API nobody has opened yet, or whose place is gone: the first method, else the root. */
export function placeToShow(view: RestApiView, place: Place | undefined): RestPlace {
  if (place?.kind === 'section' || targetOfPlace(view, place) !== undefined) return place as RestPlace;
  if (place?.kind === 'method' && view.resources.has(place.resourceId)) {
    return { kind: 'resource', resourceId: place.resourceId };
  }
  return firstMethod(view.root) ?? { kind: 'resource', resourceId: view.root.resource.id };
}

/** The resources above `node`, nearest first. */
export function ancestors(node: ResourceView): ResourceView[] {
  return node.parent === undefined ? [] : [node.parent, ...ancestors(node.parent)];
}

function firstMethod(node: ResourceView): RestPlace | undefined {
  const [method] = orderedMethods(node);
  if (method !== undefined) {
    return { kind: 'method', resourceId: node.resource.id, httpMethod: method.httpMethod };
  }
  for (const child of node.children) {
    const place = firstMethod(child);
    if (place !== undefined) return place;
  }
  return undefined;
}
