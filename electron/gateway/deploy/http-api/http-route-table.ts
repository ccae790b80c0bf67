// The routes of an HTTP API as a tree that finds the one for a request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
import type { HttpRouteKey } from '../../../../shared/definition/v2/route-key';

export interface FoundRoute<Route> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface HttpRouteTable<Route> {
  /** The route for `verb` on `path`, which is decoded, begins with `/`, and has no stage. Not the `$default` route. */
  match(verb: string, path: string): FoundRoute<Route> | undefined;
  /** The route that takes what no other does. */
  readonly fallback: Route | undefined;
}

interface Leaf<Route> {
  readonly route: Route;
  /** Names of its variables, in order. */
  readonly names: readonly string[];
}

interface RouteNode<Route> {
  readonly literals: Map<string, RouteNode<Route>>;
  variable: RouteNode<Route> | undefined;
  /** Routes that end here, by verb or `ANY`. */
  readonly ends: Map<string, Leaf<Route>>;
  /** Routes whose greedy variable begins below this node. */
  readonly greedy: Map<string, Leaf<Route>>;
}

/** The values of variables on the way, from the last to the first. */
interface Bound {
  readonly value: string;
  readonly outer: Bound | undefined;
}

interface Hit<Route> {
  readonly leaf: Leaf<Route>;
  readonly bound: Bound | undefined;
}

const noParameters: Readonly<Record<string, string>> = Object.freeze({});

/** Builds the table. Of two routes with one key the first stays. */
export function buildHttpRouteTable<Route>(
  keyed: readonly { readonly key: HttpRouteKey; readonly route: Route }[],
  fallback: Route | undefined,
): HttpRouteTable<Route> {
  const root = newNode<Route>();
  for (const { key, route } of keyed) insert(root, key, route);
  return {
    fallback,
    match(verb, path) {
      // AWS documented: a full match always beats a greedy route, however much of that is literal
      const hit = findFull(root, verb, path, 1, undefined) ?? findGreedy(root, verb, path, 1, undefined);
      return hit && { route: hit.leaf.route, pathParameters: named(hit) };
    },
  };
}

function newNode<Route>(): RouteNode<Route> {
  return { literals: new Map(), variable: undefined, ends: new Map(), greedy: new Map() };
}

function insert<Route>(root: RouteNode<Route>, { method, segments }: HttpRouteKey, route: Route): void {
  const names: string[] = [];
  let node = root;
  for (const segment of segments) {
    if (segment.kind === 'literal') {
      const next = node.literals.get(segment.text) ?? newNode();
      node.literals.set(segment.text, next);
      node = next;
      continue;
    }
    names.push(segment.name);
    if (segment.kind === 'greedy') {
      if (!node.greedy.has(method)) node.greedy.set(method, { route, names });
      return;
    }
    node.variable ??= newNode();
    node = node.variable;
  }
  if (!node.ends.has(method)) node.ends.set(method, { route, names });
}

/** The route whose path is the whole of `path` from `start` on: literals before variables, at every segment. */
function findFull<Route>(
  node: RouteNode<Route>,
  verb: string,
  path: string,
  start: number,
  bound: Bound | undefined,
): Hit<Route> | undefined {
  if (start > path.length) return ending(node.ends, verb, bound);
  // only the bare `/` ends with a slash: `/x/` is another path than `/x`
  if (start === path.length) return start === 1 ? ending(node.ends, verb, bound) : undefined;
  const slash = path.indexOf('/', start);
  const end = slash === -1 ? path.length : slash;
  if (end === start) return undefined;
  const part = path.slice(start, end);
  const literal = node.literals.get(part);
  const byLiteral = literal && findFull(literal, verb, path, end + 1, bound);
  if (byLiteral !== undefined || node.variable === undefined) return byLiteral;
  return findFull(node.variable, verb, path, end + 1, { value: part, outer: bound });
}

/** The greedy route with the longest literal beginning. */
function findGreedy<Route>(
  node: RouteNode<Route>,
  verb: string,
  path: string,
  start: number,
  bound: Bound | undefined,
): Hit<Route> | undefined {
  // the slash before the greedy value must be there: `/handler` is none of `/handler/{proxy+}`
  if (start > path.length) return undefined;
  const slash = path.indexOf('/', start);
  if (slash > start) {
    const part = path.slice(start, slash);
    const literal = node.literals.get(part);
    const byLiteral = literal && findGreedy(literal, verb, path, slash + 1, bound);
    if (byLiteral !== undefined) return byLiteral;
    const byVariable = node.variable && findGreedy(node.variable, verb, path, slash + 1, { value: part, outer: bound });
    if (byVariable !== undefined) return byVariable;
  }
  // AWS recorded: `/handler/` gives the greedy variable an empty value
  return ending(node.greedy, verb, { value: path.slice(start), outer: bound });
}

// AWS documented: the path decides first, then a route of the very method before one of ANY
function ending<Route>(
  leaves: ReadonlyMap<string, Leaf<Route>>,
  verb: string,
  bound: Bound | undefined,
): Hit<Route> | undefined {
  const leaf = leaves.get(verb) ?? leaves.get('ANY');
  return leaf && { leaf, bound };
}

function named<Route>({ leaf, bound }: Hit<Route>): Readonly<Record<string, string>> {
  const { names } = leaf;
  if (bound === undefined) return noParameters;
  if (names.length === 1) return { [names[0] ?? '']: bound.value };
  const entries: [string, string][] = [];
  let at: Bound | undefined = bound;
  for (let index = names.length - 1; index >= 0 && at !== undefined; index -= 1, at = at.outer) {
    entries.unshift([names[index] ?? '', at.value]);
  }
  return Object.fromEntries(entries);
}
