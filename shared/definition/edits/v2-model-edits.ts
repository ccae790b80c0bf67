// Another name for a model of a WebSocket API: the routes and route responses that name it follow in one edit.
import { type Definition, type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import type { NamedRecord } from '../records';
import { type Edit, refuse, withEntities } from './edit';
import { checkEntity } from './entity-check';

/** Renames model `name`; API Gateway changes the model alone and leaves what names it behind. */
export function renameV2Model(
  definition: Definition,
  { apiId, name, newName }: { readonly apiId: string; readonly name: string; readonly newName: string },
): Edit {
  const models = listEntities(definition, 'v2-model', apiId);
  const model = models.find(({ entity }) => entity.name === name)?.entity;
  if (model === undefined) refuse('NOT_FOUND', `Invalid model name specified: ${name}`, 'name');
  if (models.some(({ entity }) => entity.name === newName)) {
    // AWS assumed: the wording, as where a model is made
    refuse('CONFLICT', `Model name already exists for this Api: ${newName}`, 'newName');
  }
  const key = entityKey('v2-model', apiId, model.id);
  const entries: [EntityKey, Entity][] = [[key, checkEntity('v2-model', { ...model, name: newName })]];
  const isNamed = (record: NamedRecord<string> | undefined) => Object.values(record ?? {}).includes(name);
  const renamed = (record: NamedRecord<string> = {}) =>
    Object.fromEntries(Object.entries(record).map(([value, each]) => [value, each === name ? newName : each]));
  for (const { key: routeKey, entity } of listEntities(definition, 'v2-route', apiId)) {
    if (isNamed(entity.requestModels)) {
      entries.push([routeKey, { ...entity, requestModels: renamed(entity.requestModels) }]);
    }
  }
  for (const { key: responseKey, entity } of listEntities(definition, 'v2-route-response', apiId)) {
    if (isNamed(entity.responseModels)) {
      entries.push([responseKey, { ...entity, responseModels: renamed(entity.responseModels) }]);
    }
  }
  return { definition: withEntities(definition, entries), key };
}
