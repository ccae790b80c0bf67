// The rows of the resource tree: one flat list from an API, what is open, the filter and what is not deployed.
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { type HttpMethod, httpMethods, type Method } from '../../../shared/definition/rest/method';
import { endpointCaption } from '../diagram/endpoint-words';

interface RowPlace {
  readonly key: EntityKey;
  readonly resourceId: string;
  /** 1 for the root, as `aria-level` counts. */
  readonly level: number;
  readonly siblings: number;
  readonly position: number;
  /** Something here, or below a closed resource, differs from what the stage serves. */
  readonly isPending: boolean;
}

export interface ResourceRow extends RowPlace {
  readonly kind: 'resource';
  /** `/pets`, `/{id}`; the root's is `/`. */
  readonly label: string;
  readonly path: string;
  readonly isOpen: boolean;
  readonly hasChildren: boolean;
  /** Methods that a closed resource hides. */
  readonly hiddenMethods: number;
}

export interface MethodRow extends RowPlace {
  readonly kind: 'method';
  readonly httpMethod: HttpMethod;
  /** The operation name, or what the method calls. */
  readonly label: string;
  /** Empty where the method has none. */
  readonly operationName: string;
  readonly path: string;
}

export type TreeRow = ResourceRow | MethodRow;

export interface TreeInput {
  readonly view: RestApiView;
  /** Ids of closed resources: a tree that nobody touched is open. */
  readonly closed: ReadonlySet<string>;
  /** Matches path, verb and operation name, ignoring case; empty shows everything. */
  readonly filter: string;
  readonly pending: ReadonlySet<EntityKey>;
}

/** The rows to show, top to bottom. A filter keeps what matches with the resources above it, all open. */
export function treeRows({ view, closed, filter, pending }: TreeInput): TreeRow[] {
  const wanted = filter.trim().toLowerCase();
  const kept = wanted === '' ? undefined : matches(view.root, wanted);
  const rows: TreeRow[] = [];
  const apiId = view.api.id;

  const walk = (node: ResourceView, level: number, position: number, siblings: number) => {
    const { id, pathPart } = node.resource;
    const methods = shownMethods(node, kept);
    const children = kept === undefined ? node.children : node.children.filter((child) => kept.has(child));
    const isOpen = kept !== undefined || !closed.has(id);
    const key = entityKey('resource', apiId, id);
    rows.push({
      kind: 'resource',
      key,
      resourceId: id,
      level,
      position,
      siblings,
      label: `/${pathPart ?? ''}`,
      path: node.path,
      isOpen,
      hasChildren: methods.length + children.length > 0,
      hiddenMethods: isOpen ? 0 : countMethods(node),
      isPending: pending.has(key) || (!isOpen && isPendingBelow(node, apiId, pending)),
    });
    if (!isOpen) return;
    const below = methods.length + children.length;
    methods.forEach((method, at) => {
      rows.push(methodRow(node, method, apiId, { level: level + 1, position: at + 1, siblings: below }, pending));
    });
    children.forEach((child, at) => {
      walk(child, level + 1, methods.length + at + 1, below);
    });
  };

  if (kept === undefined || kept.has(view.root)) walk(view.root, 1, 1, 1);
  return rows;
}

/** The methods of a resource in the order API Gateway lists them. */
export function orderedMethods(node: ResourceView): Method[] {
  return httpMethods.flatMap((verb) => node.methods.get(verb) ?? []);
}

/** All methods of a resource and of the resources below it. */
export function countMethods(node: ResourceView): number {
  return node.children.reduce((sum, child) => sum + countMethods(child), node.methods.size);
}

function methodRow(
  node: ResourceView,
  method: Method,
  apiId: string,
  place: { level: number; position: number; siblings: number },
  pending: ReadonlySet<EntityKey>,
): MethodRow {
  const key = entityKey('method', apiId, node.resource.id, method.httpMethod);
  return {
    kind: 'method',
    key,
    resourceId: node.resource.id,
    httpMethod: method.httpMethod,
    label: method.operationName || endpointCaption(method),
    operationName: method.operationName ?? '',
    path: node.path,
    isPending: pending.has(key),
    ...place,
  };
}

/** What the filter keeps of each resource: undefined members are all methods, a set is the ones that match. */
type Kept = ReadonlyMap<ResourceView, ReadonlySet<HttpMethod> | 'all'>;

function matches(root: ResourceView, wanted: string): Kept {
  const kept = new Map<ResourceView, ReadonlySet<HttpMethod> | 'all'>();
  const visit = (node: ResourceView): boolean => {
    const childMatches = node.children.map(visit).includes(true);
    if (node.path.toLowerCase().includes(wanted)) {
      kept.set(node, 'all');
      return true;
    }
    const verbs = orderedMethods(node).filter((method) => doesMethodMatch(node, method, wanted));
    if (verbs.length === 0 && !childMatches) return false;
    kept.set(node, new Set(verbs.map((method) => method.httpMethod)));
    return true;
  };
  visit(root);
  return kept;
}

function doesMethodMatch(node: ResourceView, method: Method, wanted: string): boolean {
  const text = `${method.httpMethod} ${node.path} ${method.operationName ?? ''}`;
  return text.toLowerCase().includes(wanted);
}

function shownMethods(node: ResourceView, kept: Kept | undefined): Method[] {
  const methods = orderedMethods(node);
  const verbs = kept?.get(node) ?? 'all';
  return verbs === 'all' ? methods : methods.filter((method) => verbs.has(method.httpMethod));
}

function isPendingBelow(node: ResourceView, apiId: string, pending: ReadonlySet<EntityKey>): boolean {
  const { id } = node.resource;
  for (const verb of node.methods.keys()) if (pending.has(entityKey('method', apiId, id, verb))) return true;
  return node.children.some(
    (child) => pending.has(entityKey('resource', apiId, child.resource.id)) || isPendingBelow(child, apiId, pending),
  );
}
