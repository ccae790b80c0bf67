import { expect, it } from 'vitest';
import { apiWithPaths } from '../edits/edit-fixtures';
import { putEntity, updateEntity } from '../edits/entity-edits';
import { renameResource } from '../edits/resource-edits';
import { type Definition, entityKey } from '../entities';
import { describeDifferences } from './describe-changes';

const { definition: empty, apiId, ids } = apiWithPaths('/pets', '/pets/{id}');
const getPets = entityKey('method', apiId, ids['/pets'] ?? '', 'GET');
const authorizer = entityKey('authorizer', apiId, 'auth01');

const base = [
  [
    authorizer,
    {
      id: 'auth01',
      name: 'Customers',
      type: 'TOKEN',
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:guard/invocations',
      identitySource: 'method.request.header.Authorization',
    },
  ],
  [
    getPets,
    {
      httpMethod: 'GET',
      methodIntegration: { type: 'MOCK', requestTemplates: { 'application/json': '{\n"statusCode": 200\n}' } },
    },
  ],
] as const;
const before = base.reduce<Definition>(
  (definition, [key, value]) => putEntity(definition, key, value).definition,
  empty,
);

function told(after: Definition, from = before) {
  return describeDifferences(from, after).map(({ change, title, details }) => [
    change,
    title,
    ...details.map(({ words }) => words),
  ]);
}

it('says what changed in a method as a person would', () => {
  const after = updateEntity(before, getPets, [
    { path: ['methodIntegration', 'timeoutInMillis'], value: 10_000 },
    { path: ['authorizationType'], value: 'CUSTOM' },
    { path: ['authorizerId'], value: 'auth01' },
    { path: ['apiKeyRequired'], value: true },
    { path: ['methodIntegration', 'requestTemplates', 'application/json'], value: '{\n"statusCode": 201\n}' },
  ]).definition;
  expect(told(after)).toEqual([
    [
      'changed',
      'GET /pets',
      'authorization NONE → CUSTOM',
      'API key required off → on',
      'request template application/json changed (+1 −1 lines)',
      'timeout 29 s → 10 s',
      'authorizer added: Customers',
    ],
  ]);
});

it('tells renamed, added and removed things by their names', () => {
  const renamed = renameResource(before, { apiId, resourceId: ids['/pets'] ?? '', pathPart: 'animals' }).definition;
  const after = new Map(renamed);
  after.delete(authorizer);
  after.set(entityKey('model', apiId, 'Pet'), { id: 'm1', name: 'Pet', contentType: 'application/json', schema: '{}' });
  expect(told(after)).toEqual([
    ['changed', '/pets → /animals', 'path part pets → animals'],
    ['removed', 'authorizer Customers'],
    ['added', 'model Pet'],
  ]);
});

it('says nothing where nothing that serves changed', () => {
  const touched = new Map(before);
  touched.set(getPets, structuredClone(before.get(getPets)) as never);
  expect(told(touched)).toEqual([]);
});

it('names the authorizer of each side by the name it had there', () => {
  const guarded = updateEntity(before, getPets, [
    { path: ['authorizationType'], value: 'CUSTOM' },
    { path: ['authorizerId'], value: 'auth01' },
  ]).definition;
  const other = putEntity(guarded, entityKey('authorizer', apiId, 'auth02'), {
    ...(guarded.get(authorizer) as object),
    id: 'auth02',
    name: 'Staff',
  }).definition;
  const after = updateEntity(other, getPets, [{ path: ['authorizerId'], value: 'auth02' }]).definition;
  expect(told(after, other)).toEqual([['changed', 'GET /pets', 'authorizer Customers → Staff']]);
});
