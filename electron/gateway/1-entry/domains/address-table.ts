// Addresses that are no API's own: custom domain names and VPC endpoints, compiled once per change.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
import { entityKey } from '../../../../shared/definition/entities';
import { type FindDomain, openFindDomain } from '../../../../shared/domains/find-domain';
import { openRouteDomain, type RouteDomain } from '../../../../shared/domains/route-domain';
import type { JoinedPolicy } from '../../../../shared/policy/decide-access';
import { parsePolicy } from '../../../../shared/policy/parse-policy';
import type { Policy } from '../../../../shared/policy/policy';
import { PolicyFault } from '../../../../shared/policy/policy-fault';
import type { Companions, VpcEndpointEntry } from '../../ports';

export interface AddressTable {
  /** By host in lower case. */
  readonly domainOf: FindDomain<ServedDomain>;
  readonly hasDomains: boolean;
  endpoint(vpceId: string): ServedEndpoint | undefined;
  /** The endpoint whose private DNS callers in the VPC use. */
  endpointIn(vpcId: string): ServedEndpoint | undefined;
  /** Ids that nothing is known of are refused. */
  readonly isStrict: boolean;
}

export interface ServedDomain {
  readonly domainName: string;
  readonly domainNameArn: string | undefined;
  readonly isPrivate: boolean;
  readonly route: RouteDomain;
  /** Of a private name. AWS documented: without one nobody is let in. */
  readonly policy: JoinedPolicy | undefined;
  readonly vpceIds: ReadonlySet<string>;
}

export interface ServedEndpoint {
  readonly entry: VpcEndpointEntry;
  /** Absent: everything is allowed. */
  readonly policy: JoinedPolicy | undefined;
}

/** Compiles the table. */
export function compileAddresses({ domains = [], vpcEndpoints = [] }: Companions, isStrict: boolean): AddressTable {
  const served = domains.map((domain): ServedDomain => {
    const { domainName, domainNameArn, endpointType, policy, vpceIds } = domain;
    const key = entityKey('domain-name', domainName);
    return {
      domainName,
      domainNameArn,
      isPrivate: endpointType === 'PRIVATE',
      route: openRouteDomain(domain),
      policy: policy === undefined ? undefined : joined(policy, `Policy of domain name ${domainName}`, key),
      vpceIds: new Set(vpceIds),
    };
  });
  const endpoints = new Map(vpcEndpoints.map((entry) => [entry.vpcEndpointId, servedEndpoint(entry)]));
  const all = [...endpoints.values()];
  return {
    domainOf: openFindDomain(served),
    hasDomains: served.length > 0,
    endpoint: (vpceId) => endpoints.get(vpceId),
    endpointIn: (vpcId) => all.find(({ entry }) => entry.vpcId === vpcId && entry.privateDnsEnabled),
    isStrict,
  };
}

function servedEndpoint(entry: VpcEndpointEntry): ServedEndpoint {
  const { vpcEndpointId, policyDocument } = entry;
  if (policyDocument === undefined || policyDocument === '') return { entry, policy: undefined };
  const key = entityKey('vpc-endpoint', vpcEndpointId);
  return { entry, policy: joined(policyDocument, `Policy of VPC endpoint ${vpcEndpointId}`, key) };
}

// a file may hold a broken policy; nothing that it was to guard is served open
const denyEverything = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' },
});

function joined(text: string, source: string, key: string): JoinedPolicy {
  return { role: 'resource', policy: parsedOrClosed(text), source, entityKey: key };
}

function parsedOrClosed(text: string): Policy {
  try {
    return parsePolicy(text, 'resource');
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    return { ...parsePolicy(denyEverything, 'resource'), text };
  }
}
