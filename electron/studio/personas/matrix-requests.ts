// The requests of a matrix: one for each method of an API, path variables filled in.
import { type ResourceView, viewRestApi } from '../../../shared/definition/api-view';
import type { Definition } from '../../../shared/definition/entities';
import { variableName } from '../../../shared/definition/naming';
import type { TraceSummary } from '../../../shared/trace/trace';

export interface MatrixRequest {
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly verb: string;
  readonly path: string;
}

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** In the order of the tree. `recent`: recorded requests, newest first; paths that worked before are used again. */
export function matrixRequests(
  definition: Definition,
  apiId: string,
  recent: readonly TraceSummary[],
  sendsAll: boolean,
): MatrixRequest[] {
  const view = viewRestApi(definition, apiId);
  if (view === undefined) return [];
  const requests: MatrixRequest[] = [];
  const visit = (resource: ResourceView): void => {
    for (const httpMethod of resource.methods.keys()) {
      const verb = httpMethod === 'ANY' ? 'GET' : httpMethod;
      if (!sendsAll && !reading.includes(verb)) continue;
      const known = recent.find((row) => row.resourcePath === resource.path && row.method === verb);
      const path = known?.path ?? plainPath(resource.path);
      requests.push({ resourceId: resource.resource.id, resourcePath: resource.path, httpMethod, verb, path });
    }
    for (const child of resource.children) visit(child);
  };
  visit(view.root);
  return requests;
}

function plainPath(resourcePath: string): string {
  return resourcePath
    .split('/')
    .map((part) => (variableName(part) === undefined ? part : '1'))
    .join('/');
}
