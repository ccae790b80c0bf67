// `paths` → resources and methods.
import { isMembers } from '../../definition/edits/member-path';
import { type HttpMethod, httpMethods, type Method } from '../../definition/rest/method';
import type { Resource } from '../../definition/rest/resource';
import type { DocumentationBook } from './documentation';
import { followReference, type ImportContext, type Members, membersAt } from './import-context';
import { noteOperation, notePathItem } from './inline-documentation';
import { type ApiBooks, readOperation } from './operation';
import { parametersOf } from './parameters';
import type { ResourceTree } from './resource-tree';

/** A method with what later checks say about it. */
export interface ImportedMethod {
  readonly resource: Resource;
  readonly path: string;
  readonly method: Method;
  readonly place: string;
}

const ANY = 'x-amazon-apigateway-any-method';
const notOperations = new Set(['parameters', 'summary', 'description', '$ref']);

/** Reads every path; `prefix` are the segments of the base path. */
export function readPaths(
  context: ImportContext,
  books: ApiBooks,
  target: {
    readonly tree: ResourceTree;
    readonly documentation: DocumentationBook;
    readonly prefix: readonly string[];
  },
): readonly ImportedMethod[] {
  const methods = new Map<string, ImportedMethod>();
  for (const [name, value] of Object.entries(membersAt(context, context.document, 'paths', '') ?? {})) {
    if (name.startsWith('x-')) continue;
    const place = `paths.${name}`;
    const pathItem = followReference(context, value, place);
    if (!name.startsWith('/')) {
      context.losses.warn(place, `Parse issue: attribute paths. Resource ${name} should start with /`);
    }
    // AWS assumed: a trailing slash is dropped
    const segments = [...target.prefix, ...name.split('/').filter((segment) => segment !== '')];
    const found = target.tree.resourceAt(segments, place);
    if (found === undefined || !isMembers(pathItem)) continue;
    notePathItem(target.documentation, pathItem, found.path);
    for (const imported of readPathItem(context, books, target.documentation, { ...found, pathItem, place })) {
      const key = `${imported.path} ${imported.method.httpMethod}`;
      if (methods.has(key)) context.losses.warn(imported.place, `${key} stands twice; the last one is kept.`);
      methods.set(key, imported);
    }
  }
  return [...methods.values()];
}

interface PathItemPlace {
  readonly resource: Resource;
  readonly path: string;
  readonly pathItem: Members;
  readonly place: string;
}

function readPathItem(
  context: ImportContext,
  books: ApiBooks,
  documentation: DocumentationBook,
  { resource, path, pathItem, place }: PathItemPlace,
): ImportedMethod[] {
  return Object.entries(pathItem).flatMap(([name, value]) => {
    const httpMethod = verbOf(name);
    const at = `${place}.${name}`;
    if (httpMethod === undefined || !isMembers(value)) {
      // AWS documented: `trace` has no counterpart in API Gateway
      const isKnown = notOperations.has(name) || context.documented.has(JSON.stringify(value));
      if (!isKnown) context.losses.info(at, `${name} is not kept.`);
      return [];
    }
    const parameters = parametersOf(context, pathItem, value, { pathItem: place, operation: at });
    const operation = { resource, path, httpMethod, operation: value, parameters, place: at };
    noteOperation(context, documentation, operation);
    return [{ resource, path, method: readOperation(context, books, operation), place: at }];
  });
}

function verbOf(name: string): HttpMethod | undefined {
  if (name === ANY) return 'ANY';
  return httpMethods.find((verb) => verb !== 'ANY' && verb.toLowerCase() === name);
}
