// RestApi operations: create, import, read, list, delete.

import type { ImportResult } from '../../../../shared/contract/workspace';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { endpointTypes } from '../../../../shared/definition/rest/rest-api';
import { notOpenApi } from '../../../../shared/openapi/import/read-document';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { page, restApiShape } from '../shapes';
import { createApi } from './create-rest-api';

export const restApiOperations: Operations = {
  async CreateRestApi(call) {
    const apiId = await createApi(call);
    return restApiShape(apiOf(call, apiId), 'created or listed');
  },
  async ImportRestApi(call) {
    const endpointType = call.query.get('endpointConfigurationTypes') ?? 'EDGE';
    if (!isEndpointType(endpointType)) throw unknownEndpointType();
    const result = await call.studio.services.documents.import({
      text: call.text(notOpenApi),
      endpointType,
      protocol: 'REST',
      ...importChoices(call),
    });
    await homeIn(call, result.apiId);
    const api = apiOf(call, result.apiId);
    return { ...restApiShape(api, 'created or listed'), ...warningsOf(result) };
  },
  async PutRestApi(call) {
    const { api } = requireApi(call);
    const mode = call.query.get('mode') ?? 'merge';
    if (mode !== 'merge' && mode !== 'overwrite') throw badRequest('Invalid mode. Valid options are merge, overwrite.');
    const result = await call.studio.services.documents.put({
      apiId: api.id,
      text: call.text(notOpenApi),
      mode,
      ...importChoices(call),
    });
    return { ...restApiShape(requireApi(call).api, 'single'), ...warningsOf(result) };
  },
  GetRestApi: (call) => restApiShape(requireApi(call).api, 'single'),
  GetRestApis(call) {
    const apis = listEntities(call.definition, 'rest-api').map(({ entity }) => entity);
    return page(apis, call.query, (api) => restApiShape(api, 'created or listed'));
  },
  async DeleteRestApi(call) {
    await call.studio.services.apis.remove({ apiId: requireApi(call).api.id });
    return undefined;
  },
};

/** An import knows no regions and accounts: what it made moves to the call's. */
async function homeIn(call: OperationCall, apiId: string): Promise<void> {
  const changes = Object.entries(placedAt(call, call.home)).map(([member, value]) => ({ path: [member], value }));
  if (changes.length === 0) return;
  await call.studio.services.definition.update({ key: entityKey('rest-api', apiId), changes });
}

function apiOf(call: OperationCall, apiId: string) {
  return requireApi({ ...call, labels: { restapi_id: apiId } }).api;
}

function importChoices({ query, region }: OperationCall) {
  const basepath = query.get('basepath') ?? 'ignore';
  if (basepath !== 'ignore' && basepath !== 'prepend' && basepath !== 'split') {
    throw badRequest('Invalid basepath parameter. Valid options are ignore, prepend, split.');
  }
  return {
    basepath,
    ignoreDocumentation: query.get('ignore') === 'documentation',
    failOnWarnings: query.get('failonwarnings') === 'true',
    asAws: true,
    region,
  } as const;
}

function warningsOf({ losses }: ImportResult): object {
  const warnings = losses.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  return warnings.length > 0 ? { warnings } : {};
}

function isEndpointType(type: string): type is (typeof endpointTypes)[number] {
  return (endpointTypes as readonly string[]).includes(type);
}

function unknownEndpointType() {
  return badRequest('Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE');
}
