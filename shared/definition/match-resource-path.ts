// Which method of the working copy serves a concrete path, with the gateway's precedence. For tools, not the data plane.
import type { ResourceView, RestApiView } from './api-view';
import { isGreedyPart, isVariablePart } from './naming';
import type { HttpMethod } from './rest/method';

export interface ResourceMatch {
  readonly resourceId: string;
  readonly path: string;
  /** The method entity: the verb itself, or ANY. */
  readonly httpMethod: HttpMethod;
}

/** Literal before variable before greedy, part by part; a resource without the verb is skipped. */
export function matchResourcePath(view: RestApiView, verb: string, path: string): ResourceMatch | undefined {
  return descend(
    view.root,
    path.split('/').filter((part) => part !== ''),
    verb,
  );
}

function descend(resource: ResourceView, parts: readonly string[], verb: string): ResourceMatch | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return served(resource, verb);
  const children = resource.children;
  const literal = children.find(({ resource: { pathPart = '' } }) => pathPart === part);
  const found = literal && descend(literal, rest, verb);
  if (found !== undefined) return found;
  const variable = children.find(
    ({ resource: { pathPart = '' } }) => isVariablePart(pathPart) && !isGreedyPart(pathPart),
  );
  const foundBelow = variable && descend(variable, rest, verb);
  if (foundBelow !== undefined) return foundBelow;
  const greedy = children.find(({ resource: { pathPart = '' } }) => isGreedyPart(pathPart));
  return greedy && served(greedy, verb);
}

function served(resource: ResourceView, verb: string): ResourceMatch | undefined {
  const httpMethod =
    [...resource.methods.keys()].find((known) => known === verb) ?? (resource.methods.has('ANY') ? 'ANY' : undefined);
  return httpMethod && { resourceId: resource.resource.id, path: resource.path, httpMethod };
}
