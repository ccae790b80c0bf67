// Model operations of WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-models.html
import { listEntities } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { modelTemplate } from '../../apigateway/operations/model-template';
import { type ApiPart, partOperations, requirePart } from '../api-parts';
import { inputShapes } from '../input-shapes';
import type { Operations } from '../operation';

const modelPart: ApiPart<'v2-model'> = {
  kind: 'v2-model',
  name: 'Model',
  protocol: 'WEBSOCKET',
  newId: newShortId,
  shape: inputShapes.CreateModel,
};

const models = partOperations(modelPart);

export const modelOperations: Operations = {
  CreateModel: models.create,
  GetModel: models.get,
  GetModels: models.list,
  UpdateModel: models.update,
  DeleteModel: models.remove,
  GetModelTemplate(call) {
    const { api, entity } = requirePart(call, modelPart);
    const others = listEntities(call.definition, 'v2-model', api.id);
    return { value: modelTemplate(entity, new Map(others.map((other) => [other.entity.name, other.entity]))) };
  },
};
