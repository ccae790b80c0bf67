// Another name for a model: API Gateway has no such call, so everything that names the model follows in one edit.
import { type Definition, type Entity, type EntityKey, findEntity, listEntities, parseEntityKey } from '../entities';
import type { NamedRecord } from '../records';
import type { Method } from '../rest/method';
import { type Edit, refuse, requireApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { modelKey } from './entity-identity';

/** Renames model `name` in methods, in the schemas of other models, and in the documentation. */
export function renameModel(
  definition: Definition,
  { apiId, name, newName }: { readonly apiId: string; readonly name: string; readonly newName: string },
): Edit {
  requireApi(definition, apiId);
  const model = findEntity(definition, 'model', apiId, name);
  if (model === undefined) refuse('NOT_FOUND', `Invalid model name specified: ${name}`, 'name');
  if (findEntity(definition, 'model', apiId, newName) !== undefined) {
    refuse('CONFLICT', `Model name already exists for this REST API`, 'newName');
  }
  const key = modelKey(apiId, newName);
  const entries: [EntityKey, Entity | undefined][] = [
    [modelKey(apiId, name), undefined],
    [key, checkEntity('model', { ...model, name: newName })],
  ];
  for (const { key: methodKey, entity } of listEntities(definition, 'method', apiId)) {
    const renamed = withModelName(entity, name, newName);
    if (renamed !== entity) entries.push([methodKey, renamed]);
  }
  for (const { key: otherKey, entity } of listEntities(definition, 'model', apiId)) {
    const schema = entity.schema?.replace(referenceTo(apiId, name), `$1${newName}$2`);
    if (schema === entity.schema) continue;
    // a model may refer to itself
    const isSelf = parseEntityKey(otherKey).ids[1] === name;
    entries.push([isSelf ? key : otherKey, { ...entity, ...(isSelf && { name: newName }), schema }]);
  }
  for (const { key: partKey, entity } of listEntities(definition, 'documentation-part', apiId)) {
    const { location } = entity;
    if (location.type === 'MODEL' && location.name === name) {
      entries.push([partKey, { ...entity, location: { ...location, name: newName } }]);
    }
  }
  return { definition: withEntities(definition, entries), key };
}

// AWS documented: https://apigateway.amazonaws.com/restapis/{apiId}/models/{name} is how schemas name each other
function referenceTo(apiId: string, name: string): RegExp {
  return new RegExp(`(apigateway\\.amazonaws\\.com/restapis/${apiId}/models/)${name}(["/#])`, 'g');
}

function withModelName(method: Method, name: string, newName: string): Method {
  const responses = Object.values(method.methodResponses ?? {});
  const isNamed = [method.requestModels, ...responses.map(({ responseModels }) => responseModels)].some((record) =>
    Object.values(record ?? {}).includes(name),
  );
  if (!isNamed) return method;
  const rename = (record: NamedRecord<string>) =>
    Object.fromEntries(Object.entries(record).map(([type, model]) => [type, model === name ? newName : model]));
  return {
    ...method,
    ...(method.requestModels !== undefined && { requestModels: rename(method.requestModels) }),
    ...(method.methodResponses !== undefined && {
      methodResponses: Object.fromEntries(
        Object.entries(method.methodResponses).map(([status, response]) => [
          status,
          {
            ...response,
            ...(response.responseModels !== undefined && { responseModels: rename(response.responseModels) }),
          },
        ]),
      ),
    }),
  };
}
