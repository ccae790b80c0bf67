// The resources of an API as a tree that finds the method for a path (REST APIs: routing).
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
import type { ResourceView } from '../../../shared/definition/api-view';
import { isGreedyPart, variableName } from '../../../shared/definition/naming';
import type { HttpMethod } from '../../../shared/definition/rest/method';
import type { CompiledMethod } from './compiled-method';

export interface RouteMatch {
  readonly method: CompiledMethod;
  /** Undecoded values. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface RouteTree {
  /** The method that serves `verb` on `path`, or undefined. `path` starts with `/` and has no stage and no query. */
  match(verb: string, path: string): RouteMatch | undefined;
}

interface RouteNode {
  readonly methods: MethodTable | undefined;
  readonly literals: ReadonlyMap<string, RouteNode> | undefined;
  readonly parameter: RouteNode | undefined;
  readonly greedy: RouteNode | undefined;
  /** The parameter this node binds; empty for literals. */
  readonly name: string;
}

/** Verb → method, with `ANY` already spread over the verbs that no method names. */
type MethodTable = ReadonlyMap<string, CompiledMethod>;

/** A parameter's place while matching: a list from the leaf up, so that backtracking just drops its head. */
interface Binding {
  readonly name: string;
  readonly value: string;
  readonly outer: Binding | undefined;
}

// AWS documented: ANY covers these seven; other verbs (PROPFIND, TRACE, …) find no method
const anyVerbs = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;
const noParameters: Readonly<Record<string, string>> = Object.freeze({});

/** Builds the tree below `root`; `methodOf` gives the compiled method of a resource's method entity. */
export function buildRouteTree(
  root: ResourceView,
  methodOf: (resource: ResourceView, httpMethod: HttpMethod) => CompiledMethod | undefined,
): RouteTree {
  const rootNode = buildNode(root, methodOf);
  return {
    match(verb, path) {
      // AWS recorded: a trailing slash is ignored for matching, and is no part of a greedy value
      let end = path.length;
      while (end > 0 && path.charCodeAt(end - 1) === SLASH) end -= 1;
      if (end === 0) {
        const method = rootNode.methods?.get(verb);
        return method && { method, pathParameters: noParameters };
      }
      return matchBelow(rootNode, verb, path, 1, end, undefined);
    },
  };
}

const SLASH = 0x2f;

function buildNode(
  view: ResourceView,
  methodOf: (resource: ResourceView, httpMethod: HttpMethod) => CompiledMethod | undefined,
): RouteNode {
  const literals = new Map<string, RouteNode>();
  let parameter: RouteNode | undefined;
  let greedy: RouteNode | undefined;
  for (const child of view.children) {
    const part = child.resource.pathPart ?? '';
    const node = buildNode(child, methodOf);
    if (isGreedyPart(part)) greedy = node;
    else if (variableName(part) !== undefined) parameter = node;
    else literals.set(part, node);
  }
  return {
    methods: methodTable(view, methodOf),
    literals: literals.size === 0 ? undefined : literals,
    parameter,
    greedy,
    name: variableName(view.resource.pathPart ?? '') ?? '',
  };
}

function methodTable(
  view: ResourceView,
  methodOf: (resource: ResourceView, httpMethod: HttpMethod) => CompiledMethod | undefined,
): MethodTable | undefined {
  const table = new Map<string, CompiledMethod>();
  for (const httpMethod of view.methods.keys()) {
    const method = methodOf(view, httpMethod);
    if (method !== undefined && httpMethod !== 'ANY') table.set(httpMethod, method);
  }
  const any = view.methods.has('ANY') ? methodOf(view, 'ANY') : undefined;
  if (any !== undefined) for (const verb of anyVerbs) if (!table.has(verb)) table.set(verb, any);
  return table.size === 0 ? undefined : table;
}

/** Matches `path` from `start` against the children of `node`. Each node of the tree is visited at most once. */
function matchBelow(
  node: RouteNode,
  verb: string,
  path: string,
  start: number,
  end: number,
  bound: Binding | undefined,
): RouteMatch | undefined {
  const slash = path.indexOf('/', start);
  const partEnd = slash === -1 || slash > end ? end : slash;
  const isLast = partEnd === end;
  const part = path.slice(start, partEnd);

  const literal = node.literals?.get(part);
  const byLiteral = literal && enter(literal, verb, path, partEnd, end, isLast, bound);
  if (byLiteral !== undefined) return byLiteral;

  // AWS assumed: an empty segment (`/a//b`) fits no `{param}`, as greedy values keep their inner double slashes
  if (node.parameter !== undefined && part !== '') {
    const binding = { name: node.parameter.name, value: part, outer: bound };
    const byParameter = enter(node.parameter, verb, path, partEnd, end, isLast, binding);
    if (byParameter !== undefined) return byParameter;
  }
  // AWS recorded: a resource without the verb is skipped, and the nearest greedy ancestor that has it serves
  const method = node.greedy?.methods?.get(verb);
  if (node.greedy === undefined || method === undefined) return undefined;
  const value = withoutLeadingSlashes(path, start, end);
  if (value === '') return undefined;
  return { method, pathParameters: collect({ name: node.greedy.name, value, outer: bound }) };
}

function enter(
  node: RouteNode,
  verb: string,
  path: string,
  partEnd: number,
  end: number,
  isLast: boolean,
  bound: Binding | undefined,
): RouteMatch | undefined {
  if (!isLast) return matchBelow(node, verb, path, partEnd + 1, end, bound);
  const method = node.methods?.get(verb);
  return method && { method, pathParameters: bound === undefined ? noParameters : collect(bound) };
}

function withoutLeadingSlashes(path: string, start: number, end: number): string {
  let from = start;
  while (from < end && path.charCodeAt(from) === SLASH) from += 1;
  return path.slice(from, end);
}

function collect(bound: Binding): Readonly<Record<string, string>> {
  // a computed member defines its own property, whatever its name, and is the cheapest record of one
  if (bound.outer === undefined) return { [bound.name]: bound.value };
  const entries: [string, string][] = [];
  for (let at: Binding | undefined = bound; at !== undefined; at = at.outer) entries.push([at.name, at.value]);
  return Object.fromEntries(entries.reverse());
}
