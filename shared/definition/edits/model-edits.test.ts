import { expect, it } from 'vitest';
import { type EntityKey, findEntity } from '../entities';
import { apiWithPaths, refusalOf } from './edit-fixtures';
import { putEntity } from './entity-edits';
import { createMethod } from './method-edits';
import { renameModel } from './model-edits';

const { definition, apiId, ids } = apiWithPaths('/pets');
const pets = ids['/pets'] ?? '';
const ref = (name: string) => `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`;

function withModels() {
  const put = (key: EntityKey, entity: object, before = definition) => putEntity(before, key, entity).definition;
  let next = put(`model:${apiId}/Pet`, { id: 'm1', name: 'Pet', schema: `{"items":{"$ref":"${ref('Pet')}"}}` });
  next = put(
    `model:${apiId}/PetList`,
    { id: 'm2', name: 'PetList', schema: `{"items":{"$ref":"${ref('Pet')}"}}` },
    next,
  );
  next = createMethod(next, { apiId, resourceId: pets, httpMethod: 'POST' }).definition;
  const method = findEntity(next, 'method', apiId, pets, 'POST');
  next = put(
    `method:${apiId}/${pets}/POST`,
    {
      ...method,
      requestModels: { 'application/json': 'Pet' },
      methodResponses: { 200: { statusCode: '200', responseModels: { 'application/json': 'PetList' } } },
    },
    next,
  );
  return put(
    `documentation-part:${apiId}/d1`,
    { id: 'd1', location: { type: 'MODEL', name: 'Pet' }, properties: '{}' },
    next,
  );
}

it('takes along everything that names the model, and nothing that only begins like it', () => {
  const { definition: after, key } = renameModel(withModels(), { apiId, name: 'Pet', newName: 'Animal' });
  expect(key).toBe(`model:${apiId}/Animal`);
  expect({
    old: findEntity(after, 'model', apiId, 'Pet'),
    own: findEntity(after, 'model', apiId, 'Animal'),
    list: findEntity(after, 'model', apiId, 'PetList')?.schema,
    method: findEntity(after, 'method', apiId, pets, 'POST'),
    part: findEntity(after, 'documentation-part', apiId, 'd1')?.location,
  }).toMatchObject({
    old: undefined,
    own: { id: 'm1', name: 'Animal', schema: `{"items":{"$ref":"${ref('Animal')}"}}` },
    list: `{"items":{"$ref":"${ref('Animal')}"}}`,
    method: {
      requestModels: { 'application/json': 'Animal' },
      methodResponses: { 200: { responseModels: { 'application/json': 'PetList' } } },
    },
    part: { type: 'MODEL', name: 'Animal' },
  });
});

it('refuses a name that is taken, one that is none, and a model that is not there', () => {
  const codes = [
    { name: 'Pet', newName: 'PetList' },
    { name: 'Pet', newName: 'a b' },
    { name: 'Gone', newName: 'New' },
  ].map((names) => refusalOf(() => renameModel(withModels(), { apiId, ...names }))?.code);
  expect(codes).toEqual(['CONFLICT', 'INVALID_DEFINITION', 'NOT_FOUND']);
});
