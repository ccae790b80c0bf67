// What integrations can reach beside the APIs: looked up by every method, so collected once.
import type { LoadBalancer } from '../companions/load-balancer';
import type { VpcLink } from '../companions/vpc-link';
import { type Definition, listEntities } from '../entities';

export interface EndpointNames {
  /** Services with an endpoint, as integration URIs spell them. */
  readonly services: ReadonlySet<string>;
  /** By id. */
  readonly vpcLinks: ReadonlyMap<string, VpcLink>;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly functions: ReadonlySet<string>;
}

/** The names in `definition`. */
export function endpointNamesOf(definition: Definition): EndpointNames {
  return {
    services: new Set(listEntities(definition, 'service-endpoint').map(({ entity }) => entity.service)),
    vpcLinks: new Map(listEntities(definition, 'vpc-link').map(({ entity }) => [entity.id, entity])),
    loadBalancers: listEntities(definition, 'load-balancer').map(({ entity }) => entity),
    functions: new Set(listEntities(definition, 'function').map(({ entity }) => entity.functionName)),
  };
}
