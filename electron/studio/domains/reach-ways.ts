// The ways there are to a stage: from where, and by which address.

import type { VpcEndpoint } from '../../../shared/definition/companions/vpc-endpoint';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import { domainRoutesOf } from '../../../shared/domains/domain-routes';

export interface ReachWay {
  readonly by: 'own' | 'endpoint' | 'domain';
  /** Undefined: from the internet. */
  readonly endpoint: VpcEndpoint | undefined;
  readonly host: string;
  readonly url: string;
  readonly header?: readonly [name: string, value: string];
}

export interface Reached {
  readonly apiId: string;
  readonly stageName: string;
  /** Below the stage. */
  readonly path: string;
  readonly region: string;
}

/** All of them: the internet first, then VPC endpoint by VPC endpoint. */
export function reachWays(definition: Definition, reached: Reached): readonly ReachWay[] {
  const endpoints = listEntities(definition, 'vpc-endpoint').map(({ entity }) => entity);
  const addresses = [ownAddress(reached), ...domainAddressesOf(definition, reached)];
  const from = (endpoint: VpcEndpoint | undefined) => addresses.map((address) => ({ ...address, endpoint }));
  return [
    ...from(undefined),
    ...endpoints.flatMap((endpoint) => [...from(endpoint), ...endpointAddresses(reached, endpoint)]),
  ];
}

type Address = Pick<ReachWay, 'by' | 'host' | 'url' | 'header'>;

function ownAddress({ apiId, stageName, path, region }: Reached): Address {
  const host = `${apiId}.execute-api.${region}.amazonaws.com`;
  return { by: 'own', host, url: stageName === '$default' ? path : `/${stageName}${path}` };
}

/** A name for each mapping and each rule that leads to the stage; a wildcard shows as one of its names. */
function domainAddressesOf(definition: Definition, { apiId, stageName, path }: Reached): readonly Address[] {
  return domainRoutesOf(definition).flatMap(({ domainName, mappings, rules, routingMode }) => {
    const host = domainName.replace(/^\*/, 'www');
    const mapped = mappings
      .filter((mapping) => mapping.apiId === apiId && (mapping.stage ?? stageName) === stageName)
      .map((mapping) => ({
        by: 'domain' as const,
        host,
        url: `${below(mapping.path)}${mapping.stage === undefined ? `/${stageName}` : ''}${path}`,
      }));
    const ruled = rules.flatMap(({ conditions, actions: [action] }) => {
      if (action?.invokeApi.apiId !== apiId || action.invokeApi.stage !== stageName) return [];
      const basePath = conditions.flatMap(({ matchBasePaths }) => matchBasePaths?.anyOf ?? [])[0] ?? '';
      const header = conditions.flatMap(({ matchHeaders }) => matchHeaders?.anyOf ?? [])[0];
      const shown = header && ([header.header, header.valueGlob.replaceAll('*', '')] as const);
      const strips = action.invokeApi.stripBasePath === true;
      const url = strips ? `${below(basePath)}${path}` : path;
      return [{ by: 'domain' as const, host, url, ...(shown && { header: shown }) }];
    });
    return [
      ...(routingMode === 'BASE_PATH_MAPPING_ONLY' ? [] : ruled),
      ...(routingMode === 'ROUTING_RULE_ONLY' ? [] : mapped),
    ];
  });
}

function endpointAddresses(reached: Reached, endpoint: VpcEndpoint): readonly ReachWay[] {
  const { apiId, region } = reached;
  const { url } = ownAddress(reached);
  const { vpcEndpointId } = endpoint;
  return [
    { by: 'endpoint', endpoint, host: `${apiId}-${vpcEndpointId}.execute-api.${region}.amazonaws.com`, url },
    {
      by: 'endpoint',
      endpoint,
      host: `${vpcEndpointId}.execute-api.${region}.vpce.amazonaws.com`,
      url,
      header: ['x-apigw-api-id', apiId],
    },
  ];
}

function below(basePath: string): string {
  return basePath === '' ? '' : `/${basePath.replace(/^\/+|\/+$/g, '')}`;
}
