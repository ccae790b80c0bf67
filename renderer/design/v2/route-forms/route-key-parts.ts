// A route key as its form edits it: the method and the path apart.
import { defaultRouteKey, parseHttpRouteKey, routeMethods } from '../../../../shared/definition/v2/route-key';

export interface RouteKeyParts {
  /** A method, or `$default`. */
  readonly method: string;
  /** Empty for `$default`. */
  readonly path: string;
}

/** What the form offers for the method. */
export const routeKeyMethods: readonly string[] = [...routeMethods, defaultRouteKey];

/** `GET /pets` apart. */
export function routeKeyParts(routeKey: string): RouteKeyParts {
  const space = routeKey.indexOf(' ');
  return space === -1
    ? { method: routeKey, path: '' }
    : { method: routeKey.slice(0, space), path: routeKey.slice(space + 1) };
}

/** The key again; a path begins with a slash, also where nobody typed it. */
export function routeKeyOf({ method, path }: RouteKeyParts): string {
  if (method === defaultRouteKey) return defaultRouteKey;
  const typed = path.trim();
  return `${method} ${typed.startsWith('/') ? typed : `/${typed}`}`;
}

/** What is wrong with the key of an HTTP API. */
export function routeKeyProblem(routeKey: string): string | undefined {
  if (routeKey === defaultRouteKey) return undefined;
  const parsed = parseHttpRouteKey(routeKey);
  return typeof parsed === 'string' ? `${parsed}.` : undefined;
}
