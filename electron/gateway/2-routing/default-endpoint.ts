// Host to API: a default endpoint that is switched off, or private, lets nobody in; an endpoint of a VPC leads to private
// APIs alone.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html

import type { CallerNetwork } from '../1-entry/domains/caller-network';
import type { Arrival } from '../1-entry/domains/find-destination';
import { type FrontDoorRefusal, forbidden } from '../1-entry/front-door';
import type { CompiledDeployment } from '../deploy/compiled-deployment';

type Called = Pick<CompiledDeployment, 'disableExecuteApiEndpoint' | 'endpointType'> & {
  /** Of a private API: the endpoints it is associated with. */
  readonly vpcEndpointIds?: readonly string[];
};

/** By which address the API was called, and from where. */
interface Way {
  readonly arrival?: Arrival | undefined;
  readonly network?: CallerNetwork | undefined;
}

/** Why the API cannot be called this way; undefined where it can. */
export function defaultEndpointRefusal(
  { disableExecuteApiEndpoint, endpointType, vpcEndpointIds = [] }: Called,
  { arrival, network }: Way = {},
): FrontDoorRefusal | undefined {
  if (network?.refusal !== undefined) return forbidden(network.refusal);
  // AWS documented: 403 Forbidden, as for hosts that lead nowhere; gateway responses do not change it
  if (disableExecuteApiEndpoint && arrival?.domain === undefined) {
    return forbidden('The default execute-api endpoint of this API is disabled.');
  }
  if (endpointType !== 'PRIVATE') {
    // AWS recorded: a public API cannot be called through a VPC endpoint
    if (network?.isPrivateOnly === true) {
      return forbidden(`${network.vpceId} leads to private APIs alone, and this one is ${endpointType}.`);
    }
    return undefined;
  }
  if (arrival?.domain !== undefined && !arrival.domain.isPrivate) {
    return forbidden('A private API cannot be called by a public custom domain name.');
  }
  if (network?.vpceId === undefined) {
    const why = network === undefined ? '' : ` ${network.words}`;
    return forbidden(`A private API cannot be called from outside a VPC endpoint.${why}`);
  }
  const { vpceId, isAssociatedName } = network;
  // AWS documented: the service makes this host name for associated endpoints only
  if (isAssociatedName && vpcEndpointIds.length > 0 && !vpcEndpointIds.includes(vpceId)) {
    return forbidden(`${vpceId} is not associated with this API, so that no such host name is there.`);
  }
  return undefined;
}

/** Why a custom domain name that is private lets nobody in from there. */
export function privateDomainRefusal({ arrival, network }: Way): string | undefined {
  const domain = arrival?.domain;
  if (domain === undefined || !domain.isPrivate) return undefined;
  const { domainName, vpceIds } = domain;
  if (network?.vpceId === undefined) {
    const why = network === undefined ? '' : ` ${network.words}`;
    return `${domainName} is a private name: only VPC endpoints reach it.${why}`;
  }
  // AWS documented: an association lets an endpoint reach the name, the name's policy lets it in
  if (!vpceIds.has(network.vpceId)) return `${domainName} has no access association with ${network.vpceId}.`;
  return undefined;
}
