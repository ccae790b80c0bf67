// VPC links of both kinds with what goes through them: methods of REST APIs, routes of HTTP and WebSocket APIs.
import { findApi } from '../../../shared/definition/any-api';
import { viewRestApi } from '../../../shared/definition/api-view';
import { type Definition, type EntityKey, listEntities } from '../../../shared/definition/entities';

export interface LinkRow {
  readonly key: EntityKey;
  readonly id: string;
  readonly name: string;
  /** A link into subnets is for HTTP APIs, one to a load balancer for REST and WebSocket APIs. */
  readonly kind: 'subnets' | 'load-balancer';
  /** Load balancer or subnets. */
  readonly leadsTo: string;
  /** `Orders: GET /pets`. */
  readonly uses: readonly string[];
}

/** All links, by their names. */
export function linkRows(definition: Definition): readonly LinkRow[] {
  const older = listEntities(definition, 'vpc-link').map(({ key, entity: { id, name, targetArns } }): LinkRow => {
    const leadsTo = targetArns.map((arn) => arn.split(':loadbalancer/')[1] ?? arn).join(', ');
    return { key, id, name, kind: 'load-balancer', leadsTo, uses: linkUses(definition, id) };
  });
  const newer = listEntities(definition, 'v2-vpc-link').map(
    ({ key, entity: { id, name, subnetIds } }): LinkRow => ({
      key,
      id,
      name,
      kind: 'subnets',
      leadsTo: subnetIds.join(', '),
      uses: linkUses(definition, id),
    }),
  );
  return [...older, ...newer].sort((a, b) => a.name.localeCompare(b.name));
}

function linkUses(definition: Definition, linkId: string): readonly string[] {
  const methods = listEntities(definition, 'method')
    .filter(({ entity }) => entity.methodIntegration?.connectionId === linkId)
    .map(({ entity: { httpMethod }, ids: [apiId = '', resourceId = ''] }) => {
      const path = viewRestApi(definition, apiId)?.resources.get(resourceId)?.path ?? resourceId;
      return `${apiName(definition, apiId)}: ${httpMethod} ${path}`;
    });
  const integrations = listEntities(definition, 'v2-integration').filter(
    ({ entity }) => entity.connectionId === linkId,
  );
  const routes = integrations.flatMap(({ entity: { id }, ids: [apiId = ''] }) => {
    const keys = listEntities(definition, 'v2-route', apiId)
      .filter(({ entity }) => entity.target === `integrations/${id}`)
      .map(({ entity }) => entity.routeKey);
    const places = keys.length === 0 ? [`integration ${id}`] : keys;
    return places.map((place) => `${apiName(definition, apiId)}: ${place}`);
  });
  return [...methods, ...routes];
}

function apiName(definition: Definition, apiId: string): string {
  return findApi(definition, apiId)?.name ?? apiId;
}
