// What the client gets for a gateway response type: its own customisation, or what it inherits from DEFAULT_4XX and 5XX.
import type { RestApiView } from '../../../../shared/definition/api-view';
import {
  defaultGatewayResponseTemplate,
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseStatus,
} from '../../../../shared/definition/rest/gateway-response';

export interface EffectiveResponse {
  /** Undefined for the two defaults, which have no status of their own. */
  readonly statusCode: string | undefined;
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
  readonly from: 'own' | 'inherited' | 'default';
  /** The default it inherits from. */
  readonly source?: 'DEFAULT_4XX' | 'DEFAULT_5XX';
}

const standardTemplates = { 'application/json': defaultGatewayResponseTemplate };

/** The response of `type` as it would go out. */
export function effectiveResponse(view: RestApiView, type: GatewayResponseType): EffectiveResponse {
  const own = view.gatewayResponses.get(type);
  if (own !== undefined) {
    // AWS recorded: a type with any customisation of its own inherits nothing, not even missing fields
    return { ...shown(own, statusOf(type)), from: 'own' };
  }
  const source = parentOf(type);
  const parent = source === undefined ? undefined : view.gatewayResponses.get(source);
  if (source === undefined || parent === undefined) {
    return {
      statusCode: statusOf(type),
      responseParameters: {},
      responseTemplates: standardTemplates,
      from: 'default',
    };
  }
  return { ...shown(parent, parent.statusCode ?? statusOf(type)), from: 'inherited', source };
}

/** The entity that customising `type` begins with: what goes out now, as its own. */
export function customisedResponse(view: RestApiView, type: GatewayResponseType): GatewayResponse {
  const { statusCode, responseParameters, responseTemplates } = effectiveResponse(view, type);
  return {
    responseType: type,
    ...(statusCode !== undefined && { statusCode }),
    ...(Object.keys(responseParameters).length > 0 && { responseParameters: { ...responseParameters } }),
    responseTemplates: { ...responseTemplates },
  };
}

function shown(response: GatewayResponse, status: string | undefined) {
  return {
    statusCode: response.statusCode ?? status,
    responseParameters: response.responseParameters ?? {},
    responseTemplates: response.responseTemplates ?? standardTemplates,
  };
}

function parentOf(type: GatewayResponseType): 'DEFAULT_4XX' | 'DEFAULT_5XX' | undefined {
  const status = gatewayResponseStatus[type];
  if (status === undefined) return undefined;
  return status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
}

function statusOf(type: GatewayResponseType): string | undefined {
  return gatewayResponseStatus[type]?.toString();
}
