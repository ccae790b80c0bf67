// PutRestApi: merge and overwrite.
import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import { createStage } from '../../definition/edits/stage-edits';
import { entityKey, findEntity, listEntities } from '../../definition/entities';
import { importDocument, okOperation, testOptions } from '../openapi-fixtures';
import { putOpenApi } from './put-import';

const first = importDocument({
  info: { title: 'Before', version: '1' },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-gateway-responses': { THROTTLED: { statusCode: 503 } },
  paths: { '/a': { get: { ...okOperation, operationId: 'old' }, post: okOperation }, '/gone': { get: okOperation } },
  components: { schemas: { Kept: { type: 'object' }, Dropped: { type: 'object' } } },
});
const { apiId } = first;
const before = createStage(first.entities, { apiId, stageName: 'dev', now: 0 }).definition;
const text = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'After', version: '2' },
  'x-amazon-apigateway-binary-media-types': ['image/jpg'],
  paths: { '/a': { get: { ...okOperation, operationId: 'new' } }, '/new': { get: okOperation } },
  components: { schemas: { Kept: { type: 'array', items: {} } } },
});
const put = (mode: 'merge' | 'overwrite', document = text) =>
  putOpenApi(before, apiId, document, { ...testOptions({ now: 9_000_000_000_000 }), mode }).definition;

const idsByPath = (definition: typeof before) =>
  Object.fromEntries(
    [...(viewRestApi(definition, apiId)?.resources.values() ?? [])].map((r) => [r.path, r.resource.id]),
  );
const methodsOf = (definition: typeof before) =>
  [...(viewRestApi(definition, apiId)?.resources.values() ?? [])]
    .flatMap(({ path, methods }) =>
      [...methods.values()].map((m) => `${m.httpMethod} ${path} ${m.operationName ?? ''}`),
    )
    .sort();

describe('merge', () => {
  const after = put('merge');

  it('replaces what the document has and keeps the rest', () => {
    expect(methodsOf(after)).toEqual(['GET /a new', 'GET /gone ', 'GET /new ', 'POST /a ']);
    expect(listEntities(after, 'model', apiId).map(({ entity }) => entity.name)).toEqual(['Kept', 'Dropped']);
    expect(findEntity(after, 'gateway-response', apiId, 'THROTTLED')?.statusCode).toBe('503');
  });

  it('appends binary media types and renames the API', () => {
    expect(findEntity(after, 'rest-api', apiId)).toMatchObject({
      name: 'After',
      version: '2',
      binaryMediaTypes: ['image/png', 'image/jpg'],
    });
  });
});

describe('overwrite', () => {
  const after = put('overwrite');

  it('keeps nothing but what the document has', () => {
    expect(methodsOf(after)).toEqual(['GET /a new', 'GET /new ']);
    expect(listEntities(after, 'model', apiId).map(({ entity }) => entity.name)).toEqual(['Kept']);
    expect(findEntity(after, 'gateway-response', apiId, 'THROTTLED')).toBeUndefined();
    expect(findEntity(after, 'rest-api', apiId)?.binaryMediaTypes).toEqual(['image/jpg']);
  });
});

it.each(['merge', 'overwrite'] as const)('%s keeps ids of paths that stay, stages and the endpoint type', (mode) => {
  const after = put(mode);
  const [old, now] = [idsByPath(before), idsByPath(after)];
  expect({ '/': now['/'], '/a': now['/a'] }).toEqual({ '/': old['/'], '/a': old['/a'] });
  expect(findEntity(after, 'model', apiId, 'Kept')?.id).toBe(findEntity(before, 'model', apiId, 'Kept')?.id);
  expect(after.get(entityKey('stage', apiId, 'dev'))).toBe(before.get(entityKey('stage', apiId, 'dev')));
  const api = findEntity(after, 'rest-api', apiId);
  expect(api?.createdDate).toBe(findEntity(before, 'rest-api', apiId)?.createdDate);
  // The same document once more changes nothing.
  expect(putOpenApi(after, apiId, text, { ...testOptions(), mode }).definition).toEqual(after);
});

it.each(['merge', 'overwrite'] as const)('%s keeps the region and the link to a document', (mode) => {
  const key = entityKey('rest-api', apiId);
  const api = findEntity(before, 'rest-api', apiId);
  const kept = { region: 'eu-west-1', source: { file: 'api.yaml' } };
  const there = new Map([...before, [key, { ...api, ...kept } as typeof api & object]]);
  const after = putOpenApi(there, apiId, text, { ...testOptions(), mode }).definition;
  expect(findEntity(after, 'rest-api', apiId)).toMatchObject(kept);
});

it('refuses a variable sibling of a resource that is there when it merges, not when it overwrites', () => {
  const variable = importDocument({ paths: { '/{id}': { get: okOperation } } });
  const document = JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: { '/{other}': { get: okOperation } },
  });
  const into = (mode: 'merge' | 'overwrite') => () =>
    putOpenApi(variable.entities, variable.apiId, document, { ...testOptions(), mode });
  expect(refusalOf(into('merge'))?.message).toContain('A sibling ({id}) of this resource');
  expect(refusalOf(into('overwrite'))).toBeUndefined();
});

it('merges documentation by location, attribute by attribute', () => {
  const documented = (properties: object) =>
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'x', version: '1' },
      paths: {},
      'x-amazon-apigateway-documentation': {
        documentationParts: [{ location: { type: 'METHOD', path: '/a', method: 'GET' }, properties }],
      },
    });
  const one = put('merge', documented({ description: 'old', summary: 'kept' }));
  const two = putOpenApi(one, apiId, documented({ description: 'new' }), testOptions()).definition;
  expect(listEntities(two, 'documentation-part', apiId).map(({ entity }) => JSON.parse(entity.properties))).toEqual([
    { description: 'new', summary: 'kept' },
  ]);
});
