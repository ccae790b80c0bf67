// Where a resource may stand: siblings, variable parts, greedy parents.
import { isGreedyPart, isPathPart, isVariablePart } from '../../naming';
import type { Resource } from '../../rest/resource';
import type { RuleProblem } from './rule-problem';

/** What API Gateway says of a resource `pathPart` under `parent`, next to `siblings` (without itself). */
export function placeProblem(
  parent: Resource | undefined,
  siblings: readonly Resource[],
  pathPart: string,
): RuleProblem | undefined {
  const path = ['pathPart'];
  if (!isPathPart(pathPart)) {
    const message =
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.";
    return { path, message };
  }
  const parentPart = parent?.pathPart ?? '';
  // AWS recorded: child of a greedy resource, equal sibling, second variable sibling
  if (isGreedyPart(parentPart)) {
    return { path, message: `Cannot create a child of a resource with a greedy path variable: ${parentPart}` };
  }
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) {
    const message = `Another resource with the same parent already has this name: ${pathPart}`;
    return { path, message, code: 'CONFLICT' };
  }
  const variable = siblings.find((sibling) => isVariablePart(sibling.pathPart ?? ''));
  if (variable !== undefined && isVariablePart(pathPart)) {
    const message = `A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`;
    return { path, message };
  }
  return undefined;
}
