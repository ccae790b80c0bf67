// RestApi operations: create, import, read, list, delete.
import type { ImportResult } from '../../../../shared/contract/workspace';
import { listEntities } from '../../../../shared/definition/entities';
import { endpointTypes, restApiSchema } from '../../../../shared/definition/rest/rest-api';
import { badRequest } from '../../wire/aws-error';
import { requireApi } from '../find';
import type { OperationCall, Operations } from '../operation';
import { page, restApiShape } from '../shapes';

export const restApiOperations: Operations = {
  async CreateRestApi(call) {
    const { name, description, endpointConfiguration, ...others } = call.json();
    if (typeof name !== 'string' || name === '') throw badRequest('Rest API name must be non-empty');
    if (description === '') throw badRequest('Description cannot be an empty string');
    checkCompression(others.minimumCompressionSize);
    const endpointType = readEndpointType(endpointConfiguration);
    const made = await call.studio.services.apis.create({
      protocol: 'REST',
      name,
      endpointType,
      ...(typeof description === 'string' && { description }),
    });
    const fields = Object.entries(others).filter(([field]) => Object.hasOwn(restApiSchema.shape, field));
    if (fields.length > 0) {
      await call.studio.services.definition.update({
        key: made.key,
        changes: fields.map(([field, value]) => ({ path: [field], value })),
      });
    }
    return restApiShape(apiOf(call, made.apiId), 'created or listed');
  },
  async ImportRestApi(call) {
    const endpointType = call.query.get('endpointConfigurationTypes') ?? 'EDGE';
    if (!isEndpointType(endpointType)) throw unknownEndpointType();
    const result = await call.studio.services.documents.import({
      text: call.text(),
      endpointType,
      ...importChoices(call),
    });
    const api = apiOf(call, result.apiId);
    return { ...restApiShape(api, 'created or listed'), ...warningsOf(result) };
  },
  async PutRestApi(call) {
    const { api } = requireApi(call);
    const mode = call.query.get('mode') ?? 'merge';
    if (mode !== 'merge' && mode !== 'overwrite') throw badRequest('Invalid mode. Valid options are merge, overwrite.');
    const result = await call.studio.services.documents.put({
      apiId: api.id,
      text: call.text(),
      mode,
      ...importChoices(call),
    });
    return { ...restApiShape(requireApi(call).api, 'single'), ...warningsOf(result) };
  },
  GetRestApi: (call) => restApiShape(requireApi(call).api, 'single'),
  GetRestApis(call) {
    const apis = listEntities(call.workspace.workingCopy.definition, 'rest-api').map(({ entity }) => entity);
    return page(apis, call.query, (api) => restApiShape(api, 'created or listed'));
  },
  async DeleteRestApi(call) {
    await call.studio.services.apis.remove({ apiId: requireApi(call).api.id });
    return undefined;
  },
};

function apiOf(call: OperationCall, apiId: string) {
  return requireApi({ ...call, labels: { restapi_id: apiId } }).api;
}

function checkCompression(size: unknown): void {
  if (size === undefined || size === null) return;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > 10_485_760) {
    throw badRequest('Invalid minimum compression size, must be between 0 and 10485760');
  }
}

function importChoices({ query }: OperationCall) {
  const basepath = query.get('basepath') ?? 'ignore';
  if (basepath !== 'ignore' && basepath !== 'prepend' && basepath !== 'split') {
    throw badRequest('Invalid basepath parameter. Valid options are ignore, prepend, split.');
  }
  return {
    basepath,
    ignoreDocumentation: query.get('ignore') === 'documentation',
    failOnWarnings: query.get('failonwarnings') === 'true',
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

function readEndpointType(configuration: unknown): (typeof endpointTypes)[number] {
  if (typeof configuration !== 'object' || configuration === null || !('types' in configuration)) return 'EDGE';
  const { types } = configuration;
  if (!Array.isArray(types) || types.length === 0) {
    throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.');
  }
  if (types.length > 1) throw badRequest('Cannot create an api with multiple Endpoint Types.');
  const type = endpointTypes.find((known) => known === types[0]);
  if (type === undefined) throw unknownEndpointType();
  return type;
}
