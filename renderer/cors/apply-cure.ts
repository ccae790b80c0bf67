// Makes the edit that the CORS doctor proposes; one step of undo.
import type { StudioClient } from '../../shared/contract/contract';
import type { CorsCure } from '../../shared/cors/cors-cure';
import { entityKey } from '../../shared/definition/entities';

/** Nothing for an endpoint's own answer, whose code is the user's, nor where a deployment is all that is missing. */
export async function applyCure(client: StudioClient, apiId: string, cure: CorsCure): Promise<void> {
  switch (cure.kind) {
    case 'enable-cors':
      await client.resources.enableCors({
        apiId,
        resourceId: cure.resourceId,
        allowHeaders: cure.allowHeaders,
        allowOrigin: cure.allowOrigin,
        allowCredentials: cure.allowCredentials,
        ...(cure.withGatewayResponses && { gatewayResponses: ['DEFAULT_4XX', 'DEFAULT_5XX'] }),
      });
      return;
    case 'configure':
      await client.definition.update({
        key: entityKey('v2-api', apiId),
        changes: [{ path: ['corsConfiguration'], value: cure.configuration }],
        label: cure.label,
      });
      return;
    case 'open-options':
      await client.definition.update({
        key: cure.key,
        changes: [
          { path: ['authorizationType'], value: 'NONE' },
          { path: ['authorizerId'] },
          { path: ['authorizationScopes'] },
          { path: ['apiKeyRequired'], value: false },
        ],
        label: cure.label,
      });
      return;
    case 'open-route': {
      const { routeKey, integrationId } = cure;
      await client.routes.create({ apiId, routeKey, ...(integrationId !== undefined && { integrationId }) });
      return;
    }
    case 'deploy':
    case 'endpoint':
      return;
  }
}
