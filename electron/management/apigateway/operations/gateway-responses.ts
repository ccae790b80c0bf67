// GatewayResponse operations: all 21 types exist, whether or not somebody has changed them.
import { type Definition, entityKey, findEntity } from '../../../../shared/definition/entities';
import {
  defaultGatewayResponseTemplate,
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseStatus,
  gatewayResponseTypes,
} from '../../../../shared/definition/rest/gateway-response';
import { notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { gatewayResponsePatches } from '../patch/part-patches';
import { page } from '../shapes';
import { patchEntity, pickSet, storeEntity } from './edit-entity';

export const gatewayResponseOperations: Operations = {
  GetGatewayResponse(call) {
    const type = typeOf(call);
    return shapeOf(call.definition, requireApi(call).api.id, type);
  },
  GetGatewayResponses(call) {
    const { api } = requireApi(call);
    const { definition } = call;
    return page(gatewayResponseTypes, call.query, (type) => shapeOf(definition, api.id, type));
  },
  async PutGatewayResponse(call) {
    const responseType = typeOf(call);
    const { api } = requireApi(call);
    const fields = pickSet(call.json(), ['statusCode', 'responseParameters', 'responseTemplates']);
    await storeEntity(call, entityKey('gateway-response', api.id, responseType), { ...fields, responseType });
    return shapeOf(call.definition, api.id, responseType);
  },
  async UpdateGatewayResponse(call) {
    const responseType = typeOf(call);
    const { api } = requireApi(call);
    await patchEntity(call, {
      operation: 'UpdateGatewayResponse',
      key: entityKey('gateway-response', api.id, responseType),
      table: gatewayResponsePatches,
      // AWS recorded: an unset type is created
      initial: { responseType },
      missing: unset,
    });
    return shapeOf(call.definition, api.id, responseType);
  },
  async DeleteGatewayResponse(call) {
    const type = typeOf(call);
    const { api } = requireApi(call);
    const key = entityKey('gateway-response', api.id, type);
    if (!call.definition.has(key)) throw unset();
    await call.studio.services.definition.remove({ key });
    return undefined;
  },
};

/** The framework has checked that it is one. */
function typeOf(call: OperationCall): GatewayResponseType {
  return label(call, 'response_type') as GatewayResponseType;
}

function unset() {
  return notFound('Gateway response type not defined on api');
}

/**
 * The response of `type` as clients see it.
 * AWS recorded: a type that nobody set shows status, parameters and templates of the DEFAULT of its class; one that
 * was set inherits nothing
 */
function shapeOf(definition: Definition, apiId: string, type: GatewayResponseType): object {
  const own = findEntity(definition, 'gateway-response', apiId, type);
  const builtIn = gatewayResponseStatus[type];
  const inherited =
    own === undefined && builtIn !== undefined
      ? findEntity(definition, 'gateway-response', apiId, builtIn >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX')
      : undefined;
  const source: Partial<GatewayResponse> = own ?? inherited ?? {};
  const statusCode = source.statusCode ?? (builtIn === undefined ? undefined : String(builtIn));
  return {
    responseType: type,
    ...(statusCode !== undefined && { statusCode }),
    responseParameters: source.responseParameters ?? {},
    responseTemplates: source.responseTemplates ?? { 'application/json': defaultGatewayResponseTemplate },
    defaultResponse: own === undefined,
  };
}
