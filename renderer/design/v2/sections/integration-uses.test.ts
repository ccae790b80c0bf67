import { expect, it } from 'vitest';
import { v2IntegrationSchema } from '../../../../shared/definition/v2/integration';
import { v2RouteSchema } from '../../../../shared/definition/v2/route';
import { unusedIntegrations, usesOfIntegration } from './integration-uses';

const integration = (id: string, apiGatewayManaged?: boolean) =>
  v2IntegrationSchema.parse({ id, integrationType: 'HTTP_PROXY', timeoutInMillis: 50, apiGatewayManaged });
const route = (id: string, routeKey: string, target?: string) => v2RouteSchema.parse({ id, routeKey, target });

it('tells the integrations that no route has as its target, but for those made with the API', () => {
  const view = {
    routes: [route('r1', 'GET /a', 'integrations/used'), route('r2', 'GET /b')],
    integrations: new Map([
      ['used', integration('used')],
      ['idle', integration('idle')],
      ['made', integration('made', true)],
    ]),
  };
  expect([unusedIntegrations(view).map(({ id }) => id), usesOfIntegration(view, 'used').map(({ id }) => id)]).toEqual([
    ['idle'],
    ['r1'],
  ]);
});
