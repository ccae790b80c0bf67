import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionOf, type ResourceView, viewRestApi } from '../../../shared/definition/api-view';
import type { HttpMethod } from '../../../shared/definition/rest/method';
import { pathValues } from '../2-routing/path-values';
import { sampleSnapshot } from '../testing/sample-api';
import type { CompiledMethod } from './compiled-method';
import { buildRouteTree, type RouteTree } from './route-tree';

type Routes = Readonly<Record<string, readonly string[]>>;

function viewOf(routes: Routes) {
  const paths = Object.entries(routes).map(([path, verbs]) => [
    path,
    Object.fromEntries(verbs.map((verb) => [verb, {}])),
  ]);
  const snapshot = sampleSnapshot({ paths: { '/': {}, ...Object.fromEntries(paths) } });
  const view = viewRestApi(definitionOf(snapshot), snapshot.apiId);
  if (view === undefined) throw new Error('no view');
  return view;
}

/** Only `methodKey` counts here: it says which method was found. */
function named(resource: ResourceView, httpMethod: HttpMethod): CompiledMethod {
  return { methodKey: `${httpMethod} ${resource.path}` } as CompiledMethod;
}

function treeOf(routes: Routes): RouteTree {
  return buildRouteTree(viewOf(routes).root, named);
}

function find(routes: Routes, verb: string, path: string) {
  const found = treeOf(routes).match(verb, path);
  return found && [found.method.methodKey, found.pathParameters];
}

describe('precedence', () => {
  it('prefers a literal to a parameter', () => {
    expect(find({ '/a': ['GET'], '/{p}': ['GET'] }, 'GET', '/a')).toEqual(['GET /a', {}]);
  });
  it('gives two segments to the greedy where the parameter has no children', () => {
    const routes = { '/{p}': ['GET'], '/{proxy+}': ['GET'] };
    expect(find(routes, 'GET', '/a/b')).toEqual(['GET /{proxy+}', { proxy: 'a/b' }]);
  });
  it('skips a literal without the verb and uses the greedy that has it', () => {
    const routes = { '/test': ['POST'], '/{proxy+}': ['OPTIONS'] };
    expect(find(routes, 'OPTIONS', '/test')).toEqual(['OPTIONS /{proxy+}', { proxy: 'test' }]);
  });
  it('falls back to the greedy when a literal has only other children', () => {
    const routes = { '/part1/y': ['GET'], '/{param+}': ['GET'] };
    expect(find(routes, 'GET', '/part1/x')).toEqual(['GET /{param+}', { param: 'part1/x' }]);
  });
  it('uses the nearest greedy ancestor that has the verb', () => {
    const routes = { '/a/{in+}': ['POST'], '/{out+}': ['GET'] };
    expect(find(routes, 'GET', '/a/b')).toEqual(['GET /{out+}', { out: 'a/b' }]);
  });
  it('drops the parameters of a branch it came back from', () => {
    const routes = { '/{p}/x': ['GET'], '/{proxy+}': ['GET'] };
    expect(find(routes, 'GET', '/a/b')).toEqual(['GET /{proxy+}', { proxy: 'a/b' }]);
  });
});

describe('verbs', () => {
  it('prefers the exact method to ANY', () => {
    expect(find({ '/x': ['GET', 'ANY'] }, 'GET', '/x')).toEqual(['GET /x', {}]);
  });
  it('serves the seven verbs by ANY and no other', () => {
    const served = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'PROPFIND', 'TRACE', 'get'].filter(
      (verb) => find({ '/x': ['ANY'] }, verb, '/x') !== undefined,
    );
    expect(served).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
  });
  it('serves neither HEAD nor OPTIONS by GET', () => {
    expect([find({ '/x': ['GET'] }, 'HEAD', '/x'), find({ '/x': ['GET'] }, 'OPTIONS', '/x')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('slashes and escapes', () => {
  it('ignores a trailing slash', () => {
    expect(find({ '/x': ['GET'] }, 'GET', '/x/')).toEqual(['GET /x', {}]);
  });
  it('needs at least one character for a greedy parameter', () => {
    const routes = { '/a/{proxy+}': ['GET'] };
    expect([find(routes, 'GET', '/a'), find(routes, 'GET', '/a/'), find(routes, 'GET', '/a//')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('keeps inner double slashes in a greedy value but not the outer ones', () => {
    expect(find({ '/{proxy+}': ['GET'] }, 'GET', '/v//w/')).toEqual(['GET /{proxy+}', { proxy: 'v//w' }]);
    expect(find({ '/a/{proxy+}': ['GET'] }, 'GET', '/a//w')).toEqual(['GET /a/{proxy+}', { proxy: 'w' }]);
  });
  it('leaves escapes in values as they were sent', () => {
    expect(find({ '/u/{mail}': ['GET'] }, 'GET', '/u/a%2Bb@c')).toEqual(['GET /u/{mail}', { mail: 'a%2Bb@c' }]);
  });
  it('matches the root', () => {
    expect(find({ '/': ['GET'] }, 'GET', '/')).toEqual(['GET /', {}]);
  });
  it('keeps parameters with the names of built-in members apart', () => {
    const found = treeOf({ '/{__proto__}/{constructor}': ['GET'] }).match('GET', '/a/b');
    expect(Object.entries(found?.pathParameters ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

// A matcher without a tree: of all resources that fit and have the verb, the one whose parts rank best from the root.
function naiveMatch(routes: Routes, verb: string, path: string): string | undefined {
  const rank = (part: string) => (part.endsWith('+}') ? 2 : part.startsWith('{') ? 1 : 0);
  const fitting = Object.entries(routes).filter(
    ([resourcePath, verbs]) => verbs.includes(verb) && pathValues(resourcePath, path) !== undefined,
  );
  const ranked = fitting.map(([resourcePath]) => ({
    resourcePath,
    ranks: resourcePath.split('/').slice(1).map(rank).join(''),
  }));
  ranked.sort((a, b) => (a.ranks < b.ranks ? -1 : 1));
  return ranked[0] && `${verb} ${ranked[0].resourcePath}`;
}

const part = fc.constantFrom('a', 'b', '{p}');
const resourcePath = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.constantFrom('', '/{g+}'))
  .map(([parts, greedy]) => `/${parts.join('/')}`.replace(/\/$/, '') + greedy || '/');
const verbs = fc.uniqueArray(fc.constantFrom('GET', 'POST'), { minLength: 1 });
const routesOf = fc.dictionary(resourcePath, verbs, { maxKeys: 12 });
const segment = fc.constantFrom('a', 'b', 'c', '', 'a%2Fb', '%', 'é', '{p}', '+');
const requestPath = fc
  .tuple(fc.array(segment, { maxLength: 5 }), fc.constantFrom('', '/', '//'))
  .map(([parts, slashes]) => `/${parts.join('/')}${slashes}`);

it('finds what a matcher without a tree finds', () => {
  fc.assert(
    fc.property(routesOf, fc.constantFrom('GET', 'POST'), requestPath, (routes, verb, path) => {
      const found = treeOf(routes).match(verb, path);
      const expected = naiveMatch(routes, verb, path);
      expect(found?.method.methodKey).toBe(expected);
      if (found) expect(found.pathParameters).toEqual(pathValues(expected?.split(' ')[1] ?? '', path));
    }),
    { numRuns: 500 },
  );
});
