import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { renameResource } from '../../definition/edits/resource-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../definition/entities';
import { importOpenApi } from '../import/import-openapi';
import { okOperation, testOptions } from '../openapi-fixtures';
import { compareApi, type LinkBase, mergeApi } from './merge-api';
import { readSource, sourceEntities } from './source-entities';

const documentOf = (paths: object, more: object = {}) =>
  JSON.stringify({ openapi: '3.0.1', info: { title: 'Test', version: '1' }, paths, ...more });
const pets = { '/pets': { get: okOperation }, '/pets/{id}': { get: okOperation, delete: okOperation } };

const first = importOpenApi(documentOf(pets), testOptions());
const { apiId, entities: start } = first;
const base: LinkBase = { document: sourceEntities(start, apiId), api: sourceEntities(start, apiId) };

function sides(definition: Definition, text: string) {
  const theirs = readSource(text, { definition, apiId, base: base.document }, testOptions({ now: 5 })).entities;
  return { base, definition, apiId, theirs };
}

function routes(definition: Definition): string[] {
  return [...(viewRestApi(definition, apiId)?.resources.values() ?? [])].flatMap(({ path, methods }) =>
    [...methods.keys()].map((verb) => `${verb} ${path}`),
  );
}

describe('merging a document', () => {
  it('changes nothing where it says what it said, whatever the API says now', () => {
    expect(mergeApi(sides(start, documentOf(pets)), {})).toEqual({ definition: start, taken: [], base });
  });

  it('adds and removes methods, and leaves ids, the date and the endpoint as they are', () => {
    const changed = { '/pets': { get: okOperation, post: okOperation }, '/pets/{id}': { get: okOperation } };
    const { definition } = mergeApi(sides(start, documentOf(changed)), {});
    expect(routes(definition)).toEqual(['GET /pets', 'POST /pets', 'GET /pets/{id}']);
    expect(findEntity(definition, 'rest-api', apiId)).toEqual(findEntity(start, 'rest-api', apiId));
    expect(listEntities(definition, 'resource', apiId)).toEqual(listEntities(start, 'resource', apiId));
  });

  it('takes changes of a resource that was renamed here to where it is now', () => {
    const resource = listEntities(start, 'resource', apiId).find(({ entity }) => entity.pathPart === 'pets');
    const renamed = renameResource(start, { apiId, resourceId: resource?.entity.id ?? '', pathPart: 'animals' });
    const changed = { ...pets, '/pets': { get: okOperation, post: okOperation } };
    const { definition } = mergeApi(sides(renamed.definition, documentOf(changed)), {});
    expect(routes(definition)).toEqual(['GET /animals', 'POST /animals', 'GET /animals/{id}', 'DELETE /animals/{id}']);
  });

  it('keeps a model that the document drops and a method here still names', () => {
    const schemas = { Pet: { type: 'object' } };
    const text = documentOf(pets, { components: { schemas } });
    const withModel = importOpenApi(text, testOptions({ into: { definition: start, apiId, keepsResources: false } }));
    const [method] = listEntities(withModel.entities, 'method', apiId);
    if (method === undefined) throw new Error('no method');
    const definition = new Map(withModel.entities).set(method.key, {
      ...method.entity,
      requestModels: { 'application/json': 'Pet' },
    });
    const known = sourceEntities(withModel.entities, apiId);
    const merged = mergeApi({ ...sides(definition, documentOf(pets)), base: { document: known, api: known } }, {});
    expect(merged.definition.has(entityKey('model', apiId, 'Pet'))).toBe(true);
  });

  it('calls it a conflict where one side removed what the other changed', () => {
    const [method] = listEntities(start, 'method', apiId).filter(({ entity }) => entity.httpMethod === 'DELETE');
    if (method === undefined) throw new Error('no method');
    const definition = new Map(start).set(method.key, { ...method.entity, apiKeyRequired: true });
    const both = sides(definition, documentOf({ ...pets, '/pets/{id}': { get: okOperation } }));
    expect(compareApi(both)).toMatchObject([
      { name: 'DELETE /pets/{id}', path: [], change: 'removed', changedBy: 'both' },
    ]);
    expect(() => mergeApi(both, {})).toThrow('One conflict has to be decided');
    expect(routes(mergeApi(both, { take: 'theirs' }).definition)).toEqual(['GET /pets', 'GET /pets/{id}']);
    expect(mergeApi(both, { take: 'ours' }).definition).toEqual(definition);
  });

  it('takes a field that differs for a conflict where nobody knows the base', () => {
    const { base: _, ...unknown } = sides(start, documentOf(pets, { info: { title: 'Other', version: '1' } }));
    expect(compareApi({ ...unknown, base: undefined })).toMatchObject([
      { name: 'API', path: ['name'], changedBy: 'both', ours: 'Test', theirs: 'Other' },
    ]);
  });
});
