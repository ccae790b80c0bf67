// Which canned answer of a local HTTP backend serves a request, and what it says.
import type { HttpBackend, HttpBackendRoute } from '../../shared/definition/companions/http-backend';
import { isGreedyPart, variableName } from '../../shared/definition/naming';

export interface BackendAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs: number;
}

/** The answer of the first route that fits, most specific first; a 404 that lists the routes where none does. */
export function answerOf(backend: HttpBackend, method: string, path: string): BackendAnswer {
  for (const route of bySpecificity(backend.routes)) {
    if (route.httpMethod !== 'ANY' && route.httpMethod !== method) continue;
    const values = matchPath(route.path, path);
    if (values !== undefined) return { ...route, body: fill(route.body, values), headers: route.headers };
  }
  const routes = backend.routes.map((route) => `${route.httpMethod} ${route.path}`);
  const body = JSON.stringify({ message: `Backend ${backend.name} has no route for ${method} ${path}.`, routes });
  return { status: 404, headers: { 'Content-Type': 'application/json' }, body, delayMs: 0 };
}

/** The values of the variable parts where `path` fits `pattern`, else undefined. */
export function matchPath(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
  const wanted = parts(pattern);
  const given = parts(path);
  const values = new Map<string, string>();
  for (const [at, part] of wanted.entries()) {
    const name = variableName(part);
    const value = given[at];
    if (value === undefined) return undefined;
    if (name !== undefined && isGreedyPart(part)) {
      values.set(name, given.slice(at).join('/'));
      return values;
    }
    if (name !== undefined) values.set(name, value);
    else if (part !== value) return undefined;
  }
  return wanted.length === given.length ? values : undefined;
}

function parts(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function bySpecificity(routes: readonly HttpBackendRoute[]): HttpBackendRoute[] {
  const rank = (route: HttpBackendRoute) =>
    parts(route.path).reduce(
      (sum, part) => sum + (isGreedyPart(part) ? 100 : variableName(part) === undefined ? 0 : 1),
      0,
    );
  return [...routes].sort((a, b) => rank(a) - rank(b));
}

function fill(body: string, values: ReadonlyMap<string, string>): string {
  return body.replace(/\{([a-zA-Z0-9._$-]+)\}/g, (text, name: string) => values.get(name) ?? text);
}
