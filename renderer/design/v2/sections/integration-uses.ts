// Which routes use an integration, and the integrations that none uses.
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';

type Routes = Pick<V2ApiView, 'routes'>;

/** The routes whose target it is. */
export function usesOfIntegration({ routes }: Routes, integrationId: string): readonly V2Route[] {
  return routes.filter(({ target }) => target === `integrations/${integrationId}`);
}

/** Integrations that may go; what API Gateway made by itself stays with its API. */
export function unusedIntegrations(view: Routes & Pick<V2ApiView, 'integrations'>): readonly V2Integration[] {
  return [...view.integrations.values()].filter(
    ({ id, apiGatewayManaged }) => apiGatewayManaged !== true && usesOfIntegration(view, id).length === 0,
  );
}
