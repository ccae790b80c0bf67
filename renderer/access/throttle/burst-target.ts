// What a burst can be sent to: the methods of an API, path variables filled in. Pure.
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';

export interface BurstTarget {
  /** `GET /orders/{id}`. */
  readonly name: string;
  readonly httpMethod: string;
  readonly verb: string;
  readonly path: string;
  readonly needsKey: boolean;
}

/** Every method in the order of the tree; those that need a key first. */
export function burstTargets(view: RestApiView): BurstTarget[] {
  const targets: BurstTarget[] = [];
  const visit = (resource: ResourceView): void => {
    for (const [httpMethod, { apiKeyRequired }] of resource.methods) {
      targets.push({
        name: `${httpMethod} ${resource.path}`,
        httpMethod,
        verb: httpMethod === 'ANY' ? 'GET' : httpMethod,
        path: resource.path.replaceAll(/\{[^/{}]*\}/g, '1'),
        needsKey: apiKeyRequired,
      });
    }
    for (const child of resource.children) visit(child);
  };
  visit(view.root);
  return [...targets.filter(({ needsKey }) => needsKey), ...targets.filter(({ needsKey }) => !needsKey)];
}
