// Inheritance of documentation parts.
import { describe, expect, it } from 'vitest';
import type { DocumentationPart } from '../../definition/rest/documentation';
import { createDocumentationLookup } from './documentation-lookup';

type Location = DocumentationPart['location'];

function lookup(...parts: [Location, string][]) {
  const listed = parts.map(([location, description], at) => ({
    id: `part${at}`,
    location,
    properties: JSON.stringify({ description }),
  }));
  const { fieldsOf } = createDocumentationLookup(listed);
  return (location: Location) => fieldsOf(location, ['description']).description;
}

const response: Location = { type: 'RESPONSE', path: '/a/b', method: 'GET', statusCode: '200' };

describe('inheritance', () => {
  it('prefers the part of one’s own, then the longest path, then the explicit status code', () => {
    const root: [Location, string] = [{ type: 'RESPONSE' }, 'root'];
    const rootOk: [Location, string] = [{ type: 'RESPONSE', statusCode: '200' }, 'root 200'];
    const parent: [Location, string] = [{ type: 'RESPONSE', path: '/a' }, 'parent'];
    const own: [Location, string] = [response, 'own'];
    expect(lookup(root)(response)).toBe('root');
    expect(lookup(root, rootOk)(response)).toBe('root 200');
    expect(lookup(root, rootOk, parent)(response)).toBe('parent');
    expect(lookup(root, rootOk, parent, own)(response)).toBe('own');
  });

  it('goes by whole path segments', () => {
    expect(
      lookup([{ type: 'METHOD', path: '/a' }, 'x'])({ type: 'METHOD', path: '/ab', method: 'GET' }),
    ).toBeUndefined();
  });

  it('does not reach resources', () => {
    expect(lookup([{ type: 'RESOURCE', path: '/a' }, 'x'])({ type: 'RESOURCE', path: '/a/b' })).toBeUndefined();
  });

  it('goes by the name of a parameter', () => {
    const find = lookup([{ type: 'QUERY_PARAMETER', name: 'page' }, 'x']);
    expect(find({ type: 'QUERY_PARAMETER', path: '/a', method: 'GET', name: 'page' })).toBe('x');
    expect(find({ type: 'QUERY_PARAMETER', path: '/a', method: 'GET', name: 'size' })).toBeUndefined();
  });
});

it('hands out what is known and every x- member but API Gateway’s own', () => {
  const properties = JSON.stringify({ 'x-a': 1, foo: 2, 'x-amazon-apigateway-integration': 3, summary: 's' });
  const { fieldsOf } = createDocumentationLookup([{ id: 'p', location: { type: 'API' }, properties }]);
  expect(fieldsOf({ type: 'API' }, ['summary', 'description'])).toEqual({ summary: 's', 'x-a': 1 });
});
