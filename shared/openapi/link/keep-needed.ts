// After a merge, things that one side removed and the other still refers to stay: no part is left without its parents.
import { type Definition, type Entity, type EntityKey, entityKey } from '../../definition/entities';
import type { Method } from '../../definition/rest/method';
import type { V2Route } from '../../definition/v2/route';

/** `entities` with whatever they refer to, from the first of `sources` that has it. */
export function keepNeeded(entities: Definition, sources: readonly Definition[], apiId: string): Definition {
  const kept = new Map<EntityKey, Entity>(entities);
  const waiting = [...entities];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const key of referencesOf(...next, apiId)) {
      if (kept.has(key)) continue;
      const found = sources.map((source) => source.get(key)).find((entity) => entity !== undefined);
      if (found === undefined) continue;
      kept.set(key, found);
      waiting.push([key, found]);
    }
  }
  return kept;
}

function referencesOf(key: EntityKey, entity: Entity, apiId: string): EntityKey[] {
  if ('parentId' in entity && entity.parentId !== undefined) return [entityKey('resource', apiId, entity.parentId)];
  if (key.startsWith('v2-route:')) {
    const { target, authorizerId } = entity as V2Route;
    const integrationId = target?.replace(/^integrations\//, '');
    return [
      ...(integrationId === undefined ? [] : [entityKey('v2-integration', apiId, integrationId)]),
      ...(authorizerId === undefined ? [] : [entityKey('v2-authorizer', apiId, authorizerId)]),
    ];
  }
  if (!key.startsWith('method:')) return [];
  const { requestModels, methodResponses, authorizerId, requestValidatorId } = entity as Method;
  const models = [requestModels, ...Object.values(methodResponses ?? {}).map((each) => each.responseModels)];
  return [
    key.replace(/^method:/, 'resource:').replace(/\/[^/]+$/, '') as EntityKey,
    ...(authorizerId === undefined ? [] : [entityKey('authorizer', apiId, authorizerId)]),
    ...(requestValidatorId === undefined ? [] : [entityKey('request-validator', apiId, requestValidatorId)]),
    ...models.flatMap((each) => Object.values(each ?? {})).map((name) => entityKey('model', apiId, name)),
  ];
}
