// Making and removing APIs.
import { expect, it } from 'vitest';
import { type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import { createRestApi, removeApi } from './api-edits';
import { apiWithPaths, refusalOf, seededRandom } from './edit-fixtures';
import { createMethod } from './method-edits';
import { createStage } from './stage-edits';

const now = 1_700_000_000_000;

it('makes an API with its root and the two default models', () => {
  const { definition, apiId, key } = createRestApi(new Map(), { name: 'Pets', random: seededRandom(), now });
  const [api] = listEntities(definition, 'rest-api');
  expect(key).toBe(`rest-api:${apiId}`);
  expect(api?.entity).toEqual({
    id: apiId,
    name: 'Pets',
    createdDate: 1_700_000_000,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    rootResourceId: api?.entity.rootResourceId,
  });
  expect(listEntities(definition, 'model', apiId).map(({ entity }) => entity.name)).toEqual(['Empty', 'Error']);
  expect([...definition.keys()].filter((name) => name.startsWith('resource:'))).toEqual([
    `resource:${apiId}/${api?.entity.rootResourceId}`,
  ]);
});

it('makes a private API dualstack and leaves the models out on request', () => {
  const made = createRestApi(new Map(), {
    name: 'Pets',
    endpointType: 'PRIVATE',
    random: seededRandom(),
    now,
    withDefaultModels: false,
  });
  expect(listEntities(made.definition, 'rest-api')[0]?.entity.endpointConfiguration).toEqual({
    types: ['PRIVATE'],
    ipAddressType: 'dualstack',
  });
  expect(listEntities(made.definition, 'model')).toEqual([]);
});

it('refuses an empty description', () => {
  const make = () => createRestApi(new Map(), { name: 'Pets', description: '', random: seededRandom(), now });
  expect(refusalOf(make)).toEqual({
    code: 'INVALID_DEFINITION',
    message: 'Description cannot be an empty string',
    path: 'description',
  });
});

it('removes an API with everything that belongs to it and nothing else', () => {
  const { definition: start, apiId, ids } = apiWithPaths('/pets');
  let definition = createMethod(start, { apiId, resourceId: ids['/pets'] ?? '', httpMethod: 'GET' }).definition;
  definition = createStage(definition, { apiId, stageName: 'dev', now }).definition;
  const plan = { id: 'plan01', name: 'Gold', apiStages: [{ apiId, stage: 'dev' }] };
  const other = createRestApi(new Map<EntityKey, Entity>([...definition, [entityKey('usage-plan', 'plan01'), plan]]), {
    name: 'Other',
    random: seededRandom(7),
    now,
    withDefaultModels: false,
  });
  const left = removeApi(other.definition, apiId).definition;
  expect([...left.keys()].map((key) => key.split('/')[0])).toEqual([
    'usage-plan:plan01',
    `rest-api:${other.apiId}`,
    `resource:${other.apiId}`,
  ]);
  expect(left.get(entityKey('usage-plan', 'plan01'))).toEqual({ id: 'plan01', name: 'Gold', apiStages: [] });
});

it('keeps an API that a domain still maps to', () => {
  const { definition, apiId } = apiWithPaths();
  const mapped = new Map([
    ...definition,
    [entityKey('base-path-mapping', 'api.example.com', '(none)'), { basePath: '(none)', restApiId: apiId }] as const,
  ]);
  expect(refusalOf(() => removeApi(mapped, apiId))).toEqual({
    code: 'INVALID_DEFINITION',
    message: `Deleting RestApi ${apiId} failed. Please remove all base path mappings related to the RestApi in your domains: api.example.com`,
    path: 'apiId',
  });
});

it('says of an unknown API what AWS says', () => {
  expect(refusalOf(() => removeApi(new Map(), 'nowhere'))).toEqual({
    code: 'NOT_FOUND',
    message: 'Invalid API identifier specified 000000000000:nowhere',
    path: 'apiId',
  });
});
