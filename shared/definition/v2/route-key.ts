// Route keys of HTTP APIs taken apart.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html

export const routeMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;
export type RouteMethod = (typeof routeMethods)[number];

/** The key of the route that takes what no other does. */
export const defaultRouteKey = '$default';

export interface HttpRouteKey {
  readonly method: RouteMethod;
  /** `/pets/{id}`; the root's is `/`. */
  readonly path: string;
  readonly segments: readonly RouteSegment[];
}

export type RouteSegment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** Takes the rest of the path; in last place only. */
  | { readonly kind: 'greedy'; readonly name: string };

const keyForm = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (\/\S*)$/;
const literal = /^[A-Za-z0-9._:-]+$/;
const variable = /^\{([A-Za-z0-9._$:-]+)(\+?)\}$/;

/** Takes `GET /pets/{id}` apart; a text says what is wrong with it. `$default` is no such key. */
export function parseHttpRouteKey(routeKey: string): HttpRouteKey | string {
  const form = keyForm.exec(routeKey);
  if (form === null) return `The route key ${routeKey} must be $default, or a method and a path: GET /pets/{id}`;
  const [, method, path = '/'] = form;
  if (path === '/') return { method: method as RouteMethod, path, segments: [] };
  const parts = path.slice(1).split('/');
  const segments: RouteSegment[] = [];
  for (const [at, part] of parts.entries()) {
    const segment = parseSegment(part);
    if (typeof segment === 'string') return `The route key ${routeKey} is not valid: ${segment}`;
    if (segment.kind === 'greedy' && at < parts.length - 1) {
      return `The route key ${routeKey} is not valid: ${part} takes the rest of the path and must be last`;
    }
    segments.push(segment);
  }
  return { method: method as RouteMethod, path, segments };
}

function parseSegment(part: string): RouteSegment | string {
  if (part === '') return 'it has an empty segment, or ends with /';
  const named = variable.exec(part);
  if (named !== null) return { kind: named[2] === '+' ? 'greedy' : 'variable', name: named[1] ?? '' };
  if (part.includes('{') || part.includes('}')) return `a variable takes a whole segment, ${part} does not`;
  return literal.test(part) ? { kind: 'literal', text: part } : `${part} may hold letters, digits and . _ : - only`;
}
