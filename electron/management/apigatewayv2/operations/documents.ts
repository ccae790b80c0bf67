// ImportApi, ReimportApi and ExportApi: HTTP APIs as OpenAPI 3.0 documents.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-exports-specification.html
import { entityKey } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { badRequest } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { apiShape } from './apis';

export const documentOperations: Operations = {
  async ImportApi(call) {
    const { documents, definition } = call.studio.services;
    const { apiId } = await documents.import({
      ...importChoices(call),
      protocol: 'HTTP',
      endpointType: 'REGIONAL',
    });
    // An import knows no regions and accounts: what it made moves to the call's.
    const changes = Object.entries(placedAt(call, call.home)).map(([member, value]) => ({ path: [member], value }));
    if (changes.length > 0) await definition.update({ key: entityKey('v2-api', apiId), changes });
    return apiShape(call, requireApi({ ...call, labels: { apiId } }));
  },
  async ReimportApi(call) {
    const { id } = requireApi(call);
    await call.studio.services.documents.put({ apiId: id, mode: 'overwrite', ...importChoices(call) });
    return apiShape(call, requireApi(call));
  },
  async ExportApi(call) {
    const { id } = requireApi(call);
    const { query } = call;
    const specification = label(call, 'specification');
    // AWS assumed: the wordings of this function
    if (specification !== 'OAS30') throw badRequest(`Invalid specification ${specification}. Valid options are OAS30`);
    const version = query.get('exportVersion') ?? '1.0';
    if (version !== '1.0') throw badRequest(`Invalid exportVersion ${version}. Valid options are 1.0`);
    const outputType = query.get('outputType');
    if (outputType !== 'JSON' && outputType !== 'YAML') {
      throw badRequest('Invalid outputType. Valid options are JSON, YAML');
    }
    const stageName = query.get('stageName');
    const { text, fileName } = await call.studio.services.documents.export({
      apiId: id,
      format: 'oas30',
      syntax: outputType === 'YAML' ? 'yaml' : 'json',
      extensions: query.get('includeExtensions') === 'false' ? [] : ['apigateway'],
      ...(stageName !== null && { stageName }),
    });
    return { contentType: 'application/octet-stream', attachment: fileName, bytes: text };
  },
};

function importChoices(call: OperationCall) {
  const { query, region } = call;
  const { body } = call.json();
  const basepath = query.get('basepath') ?? 'ignore';
  if (basepath !== 'ignore' && basepath !== 'prepend' && basepath !== 'split') {
    throw badRequest('Invalid basepath parameter. Valid options are ignore, prepend, split.');
  }
  return {
    text: typeof body === 'string' ? body : '',
    basepath,
    failOnWarnings: query.get('failOnWarnings') === 'true',
    ignoreDocumentation: false,
    asAws: true,
    region,
  } as const;
}
