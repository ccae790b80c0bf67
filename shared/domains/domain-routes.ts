// A custom domain name with everything that leads requests onward, taken from the definition.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
import type { DomainName } from '../definition/companions/domain-name';
import type { RoutingRule } from '../definition/companions/v2-companions';
import { type Definition, type EntityKey, listEntities } from '../definition/entities';
import type { EndpointType } from '../definition/rest/rest-api';

export interface DomainRoutes {
  /** In lower case; may begin with `*.`. */
  readonly domainName: string;
  readonly domainNameArn?: string;
  readonly endpointType: EndpointType;
  readonly routingMode: DomainName['routingMode'];
  readonly mappings: readonly MappingRoute[];
  /** By priority. */
  readonly rules: readonly RoutingRule[];
  /** JSON text; private names alone have one. */
  readonly policy?: string;
  /** VPC endpoints that may reach a private name. */
  readonly vpceIds: readonly string[];
}

export interface MappingRoute {
  readonly key: EntityKey;
  /** Without slashes at its ends; empty: every path that no other mapping takes. */
  readonly path: string;
  readonly apiId: string;
  /** Absent: the caller puts the stage in the path. */
  readonly stage?: string;
}

/** What stands for the empty path in mappings of the older API version. */
export const noBasePath = '(none)';

/** All custom domain names of `definition`. */
export function domainRoutesOf(definition: Definition): readonly DomainRoutes[] {
  return listEntities(definition, 'domain-name').map(({ entity }) => domainRoutes(definition, entity));
}

/** One of them. */
export function domainRoutes(definition: Definition, domain: DomainName): DomainRoutes {
  const { domainName, domainNameArn, endpointConfiguration, routingMode, policy } = domain;
  return {
    domainName: domainName.toLowerCase(),
    ...(domainNameArn !== undefined && { domainNameArn }),
    endpointType: endpointConfiguration.types[0] ?? 'EDGE',
    routingMode,
    mappings: mappingRoutes(definition, domainName),
    rules: listEntities(definition, 'routing-rule', domainName)
      .map(({ entity }) => entity)
      .sort((a, b) => a.priority - b.priority),
    ...(policy !== undefined && policy !== '' && { policy }),
    vpceIds: listEntities(definition, 'access-association').flatMap(({ entity }) =>
      isOf(entity.domainNameArn, domain) ? [endpointId(entity.accessAssociationSource)] : [],
    ),
  };
}

/** Mappings of both API versions, by their paths. */
export function mappingRoutes(definition: Definition, domainName: string): readonly MappingRoute[] {
  const older = listEntities(definition, 'base-path-mapping', domainName).map(({ key, entity }) => ({
    key,
    path: entity.basePath === noBasePath ? '' : withoutSlashes(entity.basePath),
    apiId: entity.restApiId,
    ...(entity.stage !== undefined && { stage: entity.stage }),
  }));
  const newer = listEntities(definition, 'api-mapping', domainName).map(({ key, entity }) => ({
    key,
    path: withoutSlashes(entity.apiMappingKey ?? ''),
    apiId: entity.apiId,
    stage: entity.stage,
  }));
  return [...older, ...newer].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `path` without slashes at its ends. */
export function withoutSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

/** An association names the private name by its ARN; one that was written by hand may have no id in it. */
function isOf(arn: string, { domainName, domainNameArn }: DomainName): boolean {
  return arn === domainNameArn || (domainNameArn === undefined && arn.endsWith(`/${domainName}`));
}

/** AWS documented: an association names its endpoint by id or ARN. */
function endpointId(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1);
}
