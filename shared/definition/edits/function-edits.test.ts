import { expect, it } from 'vitest';
import { entityKey, findEntity, listEntities } from '../entities';
import { functionUri } from '../function-uri';
import { apiWithPaths, refusalOf, seededRandom } from './edit-fixtures';
import { createFunction, renameFunction } from './function-edits';
import { createMethod } from './method-edits';
import { createHttpApi } from './v2-api-edits';

const place = { accountId: '000000000000', region: 'us-east-1' };

it('renames a function with the methods that call it, and its code stays', () => {
  const { definition: start, apiId, ids } = apiWithPaths('/a', '/b');
  const method = (resourceId: string | undefined, functionName: string) => ({
    apiId,
    resourceId: resourceId ?? '',
    httpMethod: 'GET' as const,
    integrationType: 'AWS_PROXY' as const,
    uri: functionUri({ functionName, ...place }),
  });
  let { definition } = createFunction(start, { functionName: 'old', timeout: 9 });
  definition = createMethod(definition, method(ids['/a'], 'old')).definition;
  definition = createMethod(definition, method(ids['/b'], 'older')).definition;
  const renamed = renameFunction(definition, { functionName: 'old', newName: 'new' });
  const uriOf = (path: string) =>
    findEntity(renamed.definition, 'method', apiId, ids[path] ?? '', 'GET')?.methodIntegration?.uri;
  expect({
    key: renamed.key,
    old: renamed.definition.has(entityKey('function', 'old')),
    entity: findEntity(renamed.definition, 'function', 'new'),
    uris: [uriOf('/a'), uriOf('/b')],
  }).toEqual({
    key: 'function:new',
    old: false,
    entity: expect.objectContaining({ functionName: 'new', timeout: 9, codeUri: 'functions/old' }),
    uris: [functionUri({ functionName: 'new', ...place }), functionUri({ functionName: 'older', ...place })],
  });
});

it('renames a function in the integrations of HTTP APIs, which name it by its plain ARN', () => {
  const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}:live`;
  const random = seededRandom();
  const api = createHttpApi(new Map(), { name: 'Pets', target: arn('old'), random, now: 0 });
  const { definition } = createFunction(api.definition, { functionName: 'old' });
  const renamed = renameFunction(definition, { functionName: 'old', newName: 'new' }).definition;
  expect(listEntities(renamed, 'v2-integration').map(({ entity }) => entity.integrationUri)).toEqual([arn('new')]);
});

it('refuses a name that is taken, and a function that is not there', () => {
  let { definition } = createFunction(new Map(), { functionName: 'a' });
  definition = createFunction(definition, { functionName: 'b' }).definition;
  expect([
    refusalOf(() => createFunction(definition, { functionName: 'a' }))?.code,
    refusalOf(() => renameFunction(definition, { functionName: 'a', newName: 'b' }))?.code,
    refusalOf(() => renameFunction(definition, { functionName: 'c', newName: 'd' }))?.code,
    refusalOf(() => createFunction(definition, { functionName: 'c', timeout: 0 }))?.path,
  ]).toEqual(['CONFLICT', 'CONFLICT', 'NOT_FOUND', 'timeout']);
});
