// Integration and IntegrationResponse operations.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
import { newRouteId, newShortId } from '../../../../shared/definition/ids';
import type { V2Api } from '../../../../shared/definition/v2/api';
import { badRequest } from '../../wire/aws-error';
import { type ApiPart, partOperations } from '../api-parts';
import { inputShapes } from '../input-shapes';
import type { Operations } from '../operation';
import { quotas } from '../quotas';

const integrationPart: ApiPart<'v2-integration'> = {
  kind: 'v2-integration',
  name: 'Integration',
  newId: newRouteId,
  shape: inputShapes.CreateIntegration,
  quota: { most: quotas.integrationsPerApi, of: 'integrations' },
  defaults: integrationDefaults,
  maps: ['requestParameters'],
  mapsOfMaps: ['responseParameters'],
  refuseRemoval({ id, apiGatewayManaged }) {
    // AWS documented: what quick create made may change, but not go. AWS assumed: the wording
    if (apiGatewayManaged) throw badRequest(`The integration ${id} is managed by API Gateway and cannot be deleted`);
  },
};

const integrationResponsePart: ApiPart<'v2-integration-response'> = {
  kind: 'v2-integration-response',
  name: 'IntegrationResponse',
  owner: integrationPart,
  protocol: 'WEBSOCKET',
  newId: newShortId,
  shape: inputShapes.CreateIntegrationResponse,
};

const integrations = partOperations(integrationPart);
const integrationResponses = partOperations(integrationResponsePart);

export const integrationOperations: Operations = {
  CreateIntegration: integrations.create,
  GetIntegration: integrations.get,
  GetIntegrations: integrations.list,
  UpdateIntegration: integrations.update,
  DeleteIntegration: integrations.remove,
  CreateIntegrationResponse: integrationResponses.create,
  GetIntegrationResponse: integrationResponses.get,
  GetIntegrationResponses: integrationResponses.list,
  UpdateIntegrationResponse: integrationResponses.update,
  DeleteIntegrationResponse: integrationResponses.remove,
};

/** AWS documented: what the service fills in. A payload format version is filled in for WebSocket APIs only. */
function integrationDefaults({ protocolType }: V2Api, sent: Readonly<Record<string, unknown>>) {
  const isFunction = sent.integrationType === 'AWS_PROXY' && sent.integrationSubtype === undefined;
  const method = isFunction && { integrationMethod: 'POST' };
  if (protocolType === 'HTTP') return { ...method, timeoutInMillis: 30_000 };
  return {
    ...method,
    timeoutInMillis: 29_000,
    payloadFormatVersion: '1.0',
    passthroughBehavior: 'WHEN_NO_MATCH',
    // AWS documented: what functions answer without a proxy is told apart by their errors
    integrationResponseSelectionExpression:
      sent.integrationType === 'AWS'
        ? '${integration.response.body.errorMessage}'
        : '${integration.response.statuscode}',
  };
}
