// The endpoint of an HTTP integration: path variables filled as a REST API fills them, in the words of an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
import { pathVariables } from '../api-view';
import { own } from '../records';
import { movedValue } from './move-parameters';

export interface MovedUri {
  readonly uri: string;
  /** `overwrite:path`, where a variable is filled from something else than the path. */
  readonly path?: string;
}

/**
 * The URI with its `{variables}` under the names that the route has. A text says why it cannot be written.
 * `mappings` are the integration's request parameters, `resourcePath` is where the method stands.
 */
export function moveUri(
  uri: string,
  mappings: Readonly<Record<string, string>>,
  resourcePath: string,
): MovedUri | string {
  const routeVariables = new Set(pathVariables(resourcePath));
  const dynamic = new Map<string, string>();
  let problem: string | undefined;
  const moved = uri.replace(/(?<!\$)\{([^{}]+)\}/g, (written, name: string) => {
    const value = own(mappings, `integration.request.path.${name}`);
    if (value === undefined) {
      // A route would fill what this method left as it stood.
      if (routeVariables.has(name)) return written;
      problem ??= `nothing fills ${written} of its URI`;
      return written;
    }
    const variable = /^method\.request\.path\.(.+)$/.exec(value)?.[1];
    if (variable !== undefined) return `{${variable}}`;
    const stageVariable = /^stageVariables\.(\w+)$/.exec(value)?.[1];
    if (stageVariable !== undefined) return `\${stageVariables.${stageVariable}}`;
    const literal = /^'(.*)'$/s.exec(value)?.[1];
    if (literal !== undefined) return encodeURIComponent(literal);
    const source = movedValue(value, 'request');
    if (source === undefined) problem ??= `HTTP APIs have no source like ${value}`;
    else dynamic.set(name, source);
    return `{${name}}`;
  });
  if (problem !== undefined) return problem;
  return dynamic.size === 0 ? { uri: moved } : withMappedPath(moved, dynamic);
}

/** Variables of a URI come from the route's path only: what is read from elsewhere is written over the path. */
function withMappedPath(uri: string, dynamic: ReadonlyMap<string, string>): MovedUri | string {
  const [, origin = '', path = '', query = ''] = /^([a-z]+:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/i.exec(uri) ?? [];
  const isIn = (text: string) => [...dynamic.keys()].some((name) => text.includes(`{${name}}`));
  if (origin === '' || isIn(origin) || isIn(query)) return 'its host or query is filled from a header, query or body';
  const mapped = path.replace(/(?<!\$)\{([^{}]+)\}/g, (_, name: string) => {
    const source = dynamic.get(name) ?? `$request.path.${name}`;
    return `\${${source.slice(1)}}`;
  });
  return { uri: `${origin}${query}`, path: mapped };
}
