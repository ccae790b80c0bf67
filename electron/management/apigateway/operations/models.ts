// Model and RequestValidator operations.
import { viewRestApi } from '../../../../shared/definition/api-view';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import type { Model } from '../../../../shared/definition/rest/model';
import type { RequestValidator } from '../../../../shared/definition/rest/request-validator';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { modelPatches, requestValidatorPatches } from '../patch/part-patches';
import { page } from '../shapes';
import { entityAt, freshShortId, patchEntity, pickSet, storeEntity } from './edit-entity';
import { flattenModel } from './flatten-model';
import { modelTemplate } from './model-template';

export const modelOperations: Operations = {
  async CreateModel(call) {
    const { api } = requireApi(call);
    const body = call.json();
    const { name } = body;
    if (typeof name !== 'string' || name === '') throw badRequest('Model name must be non-empty');
    const key = entityKey('model', api.id, name);
    if (entityAt(call, key) !== undefined) throw duplicateModel();
    const id = freshShortId(call, (fresh) => entityKey('model', api.id, fresh));
    await storeEntity(call, key, { id, ...pickSet(body, ['name', 'description', 'schema', 'contentType']) });
    return requireModel({ ...call, labels: { restapi_id: api.id, model_name: name } });
  },
  GetModel(call) {
    const model = requireModel(call);
    return call.query.get('flatten') === 'true' ? flattenModel(model, modelsOf(call)) : model;
  },
  GetModels(call) {
    requireApi(call);
    return page([...modelsOf(call).values()], call.query, (model) => model);
  },
  GetModelTemplate: (call) => ({ value: modelTemplate(requireModel(call), modelsOf(call)) }),
  async UpdateModel(call) {
    const { name } = requireModel(call);
    await patchEntity(call, {
      operation: 'UpdateModel',
      key: entityKey('model', label(call, 'restapi_id'), name),
      table: modelPatches,
      missing: () => notFound(`Invalid model name specified: ${name}`),
    });
    return requireModel(call);
  },
  async DeleteModel(call) {
    const { name } = requireModel(call);
    await call.studio.services.definition.remove({ key: entityKey('model', label(call, 'restapi_id'), name) });
    return undefined;
  },
};

export const requestValidatorOperations: Operations = {
  async CreateRequestValidator(call) {
    const apiId = label(call, 'restapi_id');
    // AWS recorded: 400 with these words, unlike other calls
    if (viewRestApi(call.definition, apiId) === undefined) {
      throw badRequest('Invalid REST API identifier specified');
    }
    const body = call.json();
    const id = freshShortId(call, (fresh) => entityKey('request-validator', apiId, fresh));
    const fields = pickSet(body, ['name', 'validateRequestBody', 'validateRequestParameters']);
    // AWS recorded: a validator may have no name; here its id stands for one
    await storeEntity(call, entityKey('request-validator', apiId, id), { name: id, ...fields, id });
    return validatorShape(requireValidator({ ...call, labels: { restapi_id: apiId, requestvalidator_id: id } }));
  },
  GetRequestValidator: (call) => validatorShape(requireValidator(call)),
  GetRequestValidators(call) {
    const { api } = requireApi(call);
    const validators = listEntities(call.definition, 'request-validator', api.id);
    return page(validators, call.query, ({ entity }) => validatorShape(entity));
  },
  async UpdateRequestValidator(call) {
    const { id } = requireValidator(call);
    await patchEntity(call, {
      operation: 'UpdateRequestValidator',
      key: entityKey('request-validator', label(call, 'restapi_id'), id),
      table: requestValidatorPatches,
      missing: () => notFound('Invalid Request Validator identifier specified'),
    });
    return validatorShape(requireValidator(call));
  },
  async DeleteRequestValidator(call) {
    const { id } = requireValidator(call);
    await call.studio.services.definition.remove({
      key: entityKey('request-validator', label(call, 'restapi_id'), id),
    });
    return undefined;
  },
};

/** AWS recorded: an unknown API counts as an unknown model. */
function requireModel(call: OperationCall): Model {
  const name = label(call, 'model_name');
  const model = modelsOf(call).get(name);
  if (model === undefined) throw notFound(`Invalid model name specified: ${name}`);
  return model;
}

function modelsOf(call: OperationCall): ReadonlyMap<string, Model> {
  const models = listEntities(call.definition, 'model', label(call, 'restapi_id'));
  return new Map(models.map(({ entity }) => [entity.name, entity]));
}

function duplicateModel(): Error {
  return new AwsError('ConflictException', 409, 'Model name already exists for this REST API');
}

/** AWS recorded: an unknown API counts as an unknown validator. */
function requireValidator(call: OperationCall): RequestValidator {
  const key = entityKey('request-validator', label(call, 'restapi_id'), label(call, 'requestvalidator_id'));
  const validator = entityAt<RequestValidator>(call, key);
  if (validator === undefined) throw notFound('Invalid Request Validator identifier specified');
  return validator;
}

function validatorShape({ name, ...rest }: RequestValidator): object {
  return { ...(name !== rest.id && { name }), ...rest };
}
