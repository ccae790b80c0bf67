// Where a resource may go and what a new path means: API Gateway's rules, told before the studio has to refuse.
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';
import { isGreedyPart, isPathPart, isVariablePart } from '../../../shared/definition/naming';

/** Why `resourceId` cannot move below `parentId`, as a sentence; undefined where it can. */
export function moveProblem(view: RestApiView, resourceId: string, parentId: string): string | undefined {
  const moved = view.resources.get(resourceId);
  const target = view.resources.get(parentId);
  if (moved === undefined || target === undefined) return 'The resource is gone.';
  if (moved.parent === undefined) return 'The root resource cannot move.';
  if (moved.parent === target) return `${moved.path} is there already.`;
  for (let above: ResourceView | undefined = target; above !== undefined; above = above.parent) {
    if (above === moved) return 'A resource cannot move below itself.';
  }
  return partProblem(target, moved.resource.pathPart ?? '');
}

/** Why `target` cannot have a child named `part`, other than `except`. */
export function partProblem(target: ResourceView, part: string, except?: ResourceView): string | undefined {
  if (!isPathPart(part)) {
    return 'A path part holds letters, digits, _ - . , : or is one whole {name} or {name+}.';
  }
  if (isGreedyPart(target.resource.pathPart ?? '')) return `Nothing can stand below ${target.path}.`;
  const siblings = target.children.filter((child) => child !== except);
  if (siblings.some((child) => child.resource.pathPart === part)) {
    return `${joinPath(target.path, part)} exists already.`;
  }
  const variable = siblings.find((child) => isVariablePart(child.resource.pathPart ?? ''));
  if (isVariablePart(part) && variable !== undefined) {
    return `${variable.path} is a variable already: a resource has one at most.`;
  }
  return undefined;
}

export interface NewPath {
  /** Whole path, `/pets/{id}/toys`. */
  readonly path: string;
  readonly problem?: string;
}

/**
 * Reads what was typed for a new resource below `parent`: `toys`, `toys/{id}`, or a whole path beginning with `/`,
 * which starts at the root. Resources on the way that exist are used, not refused.
 */
export function readNewPath(view: RestApiView, parent: ResourceView, typed: string): NewPath {
  const text = typed.trim().replace(/\/+$/, '');
  const isWhole = text.startsWith('/');
  const parts = text.split('/').filter((part) => part !== '');
  let at: ResourceView | undefined = isWhole ? view.root : parent;
  let path = at.path;
  if (parts.length === 0) return { path, problem: 'Type a path, for example pets/{id}.' };
  for (const [index, part] of parts.entries()) {
    const existing: ResourceView | undefined = at?.children.find((child) => child.resource.pathPart === part);
    const problem = existing === undefined ? newPartProblem(at, part, parts[index - 1]) : undefined;
    path = joinPath(path, part);
    if (problem !== undefined) return { path, problem };
    if (existing !== undefined && index === parts.length - 1) return { path, problem: `${path} exists already.` };
    at = existing;
  }
  return { path };
}

/** `/pets` and `{id}` → `/pets/{id}`. */
export function joinPath(parentPath: string, part: string): string {
  return `${parentPath === '/' ? '' : parentPath}/${part}`;
}

function newPartProblem(at: ResourceView | undefined, part: string, previous: string | undefined): string | undefined {
  if (at !== undefined) return partProblem(at, part);
  if (!isPathPart(part)) return `${part} is no path part: letters, digits, _ - . , : or one whole {name} or {name+}.`;
  return previous !== undefined && isGreedyPart(previous) ? `Nothing can stand below ${previous}.` : undefined;
}
