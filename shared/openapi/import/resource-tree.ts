// The paths of a document as a tree of resources; missing parents are made on the way (reference: OpenAPI 4.3).
import { placeProblem } from '../../definition/edits/rules/resource-rules';
import type { Resource } from '../../definition/rest/resource';
import { addError, type ImportContext } from './import-context';

export interface ResourceTree {
  readonly resources: readonly Resource[];
  /** The resource of `path` and its path as API Gateway writes it; undefined where AWS would refuse it. */
  resourceAt(
    segments: readonly string[],
    place: string,
  ): { readonly resource: Resource; readonly path: string } | undefined;
}

/** A tree that starts with the root, or with the resources that are there when an import is merged. */
export function createResourceTree(context: ImportContext, existing: readonly Resource[] = []): ResourceTree {
  const root: Resource = { id: context.ids.rootResourceId };
  const resources: Resource[] = [root];
  /** Parent id → path part → resource. */
  const childrenOf = new Map<string, Map<string, Resource>>();
  const add = (resource: Resource) => {
    resources.push(resource);
    const siblings = childrenOf.get(resource.parentId ?? '') ?? new Map<string, Resource>();
    childrenOf.set(resource.parentId ?? '', siblings.set(resource.pathPart ?? '', resource));
  };
  for (const resource of existing) if (resource.id !== root.id) add(resource);
  return {
    resources,
    resourceAt(segments, place) {
      let parent = root;
      let path = '';
      for (const pathPart of segments) {
        path = `${path}/${pathPart}`;
        const siblings = childrenOf.get(parent.id);
        const known = siblings?.get(pathPart);
        if (known !== undefined) {
          parent = known;
          continue;
        }
        const problem = placeProblem(parent, [...(siblings?.values() ?? [])], pathPart);
        if (problem !== undefined) {
          addError(context, place, `Unable to create resource at path '${path}': ${problem.message}`);
          return undefined;
        }
        const resource = { id: context.ids.resource(path), parentId: parent.id, pathPart };
        add(resource);
        parent = resource;
      }
      return { resource: parent, path: path === '' ? '/' : path };
    },
  };
}
