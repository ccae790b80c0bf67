// GatewayResponse operations: all 21 types exist, whether or not somebody has changed them.
import { type Definition, entityKey, findEntity } from '../../../../shared/definition/entities';
import {
  defaultGatewayResponseTemplate,
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseStatus,
  gatewayResponseTypes,
} from '../../../../shared/definition/rest/gateway-response';
import { AwsError, notFound } from '../../wire/aws-error';
import { requireApi } from '../find';
import { label, type OperationCall, type Operations } from '../operation';
import { gatewayResponsePatches } from '../patch/part-patches';
import { page } from '../shapes';
import { patchEntity, pickSet, storeEntity } from './edit-entity';

export const gatewayResponseOperations: Operations = {
  GetGatewayResponse(call) {
    const type = typeOf(call);
    return shapeOf(call.workspace.workingCopy.definition, requireApi(call).api.id, type);
  },
  GetGatewayResponses(call) {
    const { api } = requireApi(call);
    const { definition } = call.workspace.workingCopy;
    return page(gatewayResponseTypes, call.query, (type) => shapeOf(definition, api.id, type));
  },
  async PutGatewayResponse(call) {
    const responseType = typeOf(call);
    const { api } = requireApi(call);
    const fields = pickSet(call.json(), ['statusCode', 'responseParameters', 'responseTemplates']);
    await storeEntity(call, entityKey('gateway-response', api.id, responseType), { ...fields, responseType });
    return shapeOf(call.workspace.workingCopy.definition, api.id, responseType);
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
    return shapeOf(call.workspace.workingCopy.definition, api.id, responseType);
  },
  async DeleteGatewayResponse(call) {
    const type = typeOf(call);
    const { api } = requireApi(call);
    const key = entityKey('gateway-response', api.id, type);
    if (!call.workspace.workingCopy.definition.has(key)) throw unset();
    await call.studio.services.definition.remove({ key });
    return undefined;
  },
};

/** Types in the order that AWS lists them in its refusal. */
const recordedOrder =
  'REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, MISSING_AUTHENTICATION_TOKEN, BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, AUTHORIZER_FAILURE, UNAUTHORIZED, INTEGRATION_TIMEOUT, ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, QUOTA_EXCEEDED, THROTTLED, API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, INTEGRATION_FAILURE, EXPIRED_TOKEN';

function typeOf(call: OperationCall): GatewayResponseType {
  const wanted = label(call, 'response_type');
  const type = gatewayResponseTypes.find((known) => known === wanted);
  if (type !== undefined) return type;
  const message = `1 validation error detected: Value '${wanted}' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: [${recordedOrder}]`;
  throw new AwsError('ValidationException', 400, message);
}

function unset(): AwsError {
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
