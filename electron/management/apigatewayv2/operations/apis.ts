// Api operations: HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import type { V2Api } from '../../../../shared/definition/v2/api';
import type { OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { page, timestamp } from '../pages';
import { createApi } from './create-api';
import { updateApi } from './update-api';

export const apiOperations: Operations = {
  async CreateApi(call) {
    const apiId = await createApi(call);
    return apiShape(call, requireApi({ ...call, labels: { apiId } }));
  },
  GetApi: (call) => apiShape(call, requireApi(call)),
  GetApis: (call) => page(listEntities(call.definition, 'v2-api'), call.query, ({ entity }) => apiShape(call, entity)),
  async UpdateApi(call) {
    await updateApi(call, requireApi(call));
    return apiShape(call, requireApi(call));
  },
  async DeleteApi(call) {
    await call.studio.services.apis.remove({ apiId: requireApi(call).id });
    return undefined;
  },
  async DeleteCorsConfiguration(call) {
    const { id, corsConfiguration } = requireApi(call);
    // AWS assumed: what is not there is gone
    if (corsConfiguration === undefined) return undefined;
    const changes = [{ path: ['corsConfiguration'] }];
    await call.studio.services.definition.update({ key: entityKey('v2-api', id), changes });
    return undefined;
  },
};

/** An Api. Its address is the one that works here. */
export function apiShape({ studio, region }: OperationCall, api: V2Api): object {
  const { id, createdDate, tags = {}, region: _, accountId: _account, source: _source, ...shown } = api;
  const scheme = api.protocolType === 'WEBSOCKET' ? 'ws' : 'http';
  return {
    apiId: id,
    apiEndpoint: `${scheme}://${id}.execute-api.${region}.localhost:${studio.gateway.state.port ?? 0}`,
    apiKeySelectionExpression: '$request.header.x-api-key',
    ...shown,
    createdDate: timestamp(createdDate),
    tags,
  };
}
