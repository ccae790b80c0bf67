import { expect, it } from 'vitest';
import { snapshotApi } from '../../../shared/definition/api-view';
import { type Definition, type EntityKey, entityKey } from '../../../shared/definition/entities';
import { methodSchema } from '../../../shared/definition/rest/method';
import { pendingChanges } from './pending-changes';

const apiId = 'abcdefghij';
const getKey: EntityKey = entityKey('method', apiId, 'root', 'GET');
const stageKey: EntityKey = entityKey('stage', apiId, 'dev');

function definition(operationName: string): Definition {
  return new Map<EntityKey, never>([
    [getKey, methodSchema.parse({ httpMethod: 'GET', operationName }) as never],
    [stageKey, { stageName: 'dev', description: operationName } as never],
  ]);
}

it('names what changed since the deployment, and leaves the stage itself out', () => {
  const deployed = snapshotApi(definition('list'), apiId);
  expect(pendingChanges(definition('listPets'), apiId, deployed)).toEqual([getKey]);
});

it('finds nothing pending where only key order or absent members differ', () => {
  const deployed = snapshotApi(definition('list'), apiId);
  const copy = JSON.parse(JSON.stringify(deployed)) as typeof deployed;
  expect(pendingChanges(definition('list'), apiId, copy)).toEqual([]);
});

it('counts everything as pending before the first deployment', () => {
  expect(pendingChanges(definition('list'), apiId, undefined)).toEqual([getKey]);
});
