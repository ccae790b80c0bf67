// Edits of the resource tree, and that no sequence of them breaks it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../api-view';
import { apiWithPaths, refusalOf, seededRandom } from './edit-fixtures';
import { createMethod } from './method-edits';
import { createPath, createResource, moveResource, removeResource, renameResource } from './resource-edits';

const random = seededRandom(5);
const pathsOf = (definition: Parameters<typeof viewRestApi>[0], apiId: string) =>
  [...(viewRestApi(definition, apiId)?.resources.values() ?? [])].map(({ path }) => path).sort();

describe('creating', () => {
  it('makes every missing resource of a path and names the last', () => {
    const { definition, apiId, ids } = apiWithPaths('/pets/{id}/toys', '/pets/{id}');
    expect(pathsOf(definition, apiId)).toEqual(['/', '/pets', '/pets/{id}', '/pets/{id}/toys']);
    expect(createPath(definition, { apiId, path: '/pets/{id}/', random }).resourceId).toBe(ids['/pets/{id}']);
  });

  it.each([
    ['pets', 'CONFLICT', 'Another resource with the same parent already has this name: pets'],
    [
      '{other}',
      'INVALID_DEFINITION',
      'A sibling ({id}) of this resource already has a variable path part -- only one is allowed',
    ],
    [
      'a{b}',
      'INVALID_DEFINITION',
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    ],
  ])('refuses %s next to /pets and /{id}', (pathPart, code, message) => {
    const { definition, apiId, rootId } = apiWithPaths('/pets', '/{id}');
    const create = () => createResource(definition, { apiId, parentId: rootId, pathPart, random });
    expect(refusalOf(create)).toEqual({ code, message, path: 'pathPart' });
  });

  it('refuses a child of a greedy resource', () => {
    const { definition, apiId } = apiWithPaths('/{proxy+}');
    expect(refusalOf(() => createPath(definition, { apiId, path: '/{proxy+}/x', random }))?.message).toBe(
      'Cannot create a child of a resource with a greedy path variable: {proxy+}',
    );
  });

  it('refuses an unknown parent', () => {
    const { definition, apiId } = apiWithPaths();
    const create = () => createResource(definition, { apiId, parentId: 'nope', pathPart: 'x', random });
    expect(refusalOf(create)).toEqual({
      code: 'NOT_FOUND',
      message: 'Invalid Resource identifier specified',
      path: 'parentId',
    });
  });
});

describe('renaming and moving', () => {
  it('keeps ids and everything below', () => {
    const { definition, apiId, ids, rootId } = apiWithPaths('/a/b/c', '/d', '/a/b');
    const renamed = renameResource(definition, { apiId, resourceId: ids['/a/b'] ?? '', pathPart: '{x}' }).definition;
    const moved = moveResource(renamed, { apiId, resourceId: ids['/a/b'] ?? '', parentId: ids['/d'] ?? '' }).definition;
    expect(pathsOf(moved, apiId)).toEqual(['/', '/a', '/d', '/d/{x}', '/d/{x}/c']);
    expect(viewRestApi(moved, apiId)?.resources.get(ids['/a/b/c'] ?? '')?.path).toBe('/d/{x}/c');
    expect(refusalOf(() => moveResource(moved, { apiId, resourceId: rootId, parentId: rootId }))?.message).toBe(
      'Root resource cannot update its parentId.',
    );
  });

  it('refuses to hang a resource under itself', () => {
    const { definition, apiId, ids } = apiWithPaths('/a', '/a/b/c');
    const move = () => moveResource(definition, { apiId, resourceId: ids['/a'] ?? '', parentId: ids['/a/b/c'] ?? '' });
    expect(refusalOf(move)?.message).toBe('Resources cannot be cyclical.');
  });

  it('refuses to rename the root', () => {
    const { definition, apiId, rootId } = apiWithPaths();
    expect(refusalOf(() => renameResource(definition, { apiId, resourceId: rootId, pathPart: 'x' }))?.message).toBe(
      'Root resource cannot update its pathPart.',
    );
  });

  it('refuses to make a resource with children greedy', () => {
    const { definition, apiId, ids } = apiWithPaths('/a', '/a/b');
    const rename = () => renameResource(definition, { apiId, resourceId: ids['/a'] ?? '', pathPart: '{proxy+}' });
    expect(refusalOf(rename)?.code).toBe('INVALID_DEFINITION');
  });
});

it('removes a resource with its methods and everything below', () => {
  const { definition: start, apiId, ids } = apiWithPaths('/a/b', '/a', '/c');
  let definition = start;
  for (const path of ['/a', '/a/b', '/c']) {
    definition = createMethod(definition, { apiId, resourceId: ids[path] ?? '', httpMethod: 'GET' }).definition;
  }
  const left = removeResource(definition, { apiId, resourceId: ids['/a'] ?? '' }).definition;
  expect(pathsOf(left, apiId)).toEqual(['/', '/c']);
  expect([...left.keys()].filter((key) => key.startsWith('method:'))).toEqual([`method:${apiId}/${ids['/c']}/GET`]);
});

it('never leaves a tree that its own rules refuse', () => {
  const part = fc.constantFrom('a', 'b', '{x}', '{y}', '{z+}', 'bad part', '__proto__');
  fc.assert(
    fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (paths) => {
      const { definition: start, apiId } = apiWithPaths();
      let definition = start;
      for (const parts of paths) {
        const edit = () => createPath(definition, { apiId, path: `/${parts.join('/')}`, random });
        if (refusalOf(edit) === undefined) definition = edit().definition;
      }
      for (const { path, children } of viewRestApi(definition, apiId)?.resources.values() ?? []) {
        const parts = children.map(({ resource }) => resource.pathPart ?? '');
        expect(new Set(parts).size).toBe(parts.length);
        expect(parts.filter((name) => name.startsWith('{')).length).toBeLessThanOrEqual(1);
        expect(path.includes('+}/')).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});
