// Settings of a domain name that only change together: what the studio would refuse one by one.
import type { FieldChange } from '../../../shared/contract/definition';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { isEnhancedPolicy, securityPolicies, usualPolicy } from '../../../shared/definition/companions/security-policy';
import { domainAddresses } from '../../../shared/domains/domain-addresses';

/** The policies that names of this endpoint type may have. */
export function policiesFor(type: string | undefined): readonly string[] {
  return securityPolicies.filter((name) => !isEnhancedPolicy(name) || name.endsWith('_EDGE') === (type === 'EDGE'));
}

/** A policy with the access mode that it asks for, or without the one that it does not take. */
export function policyChanges({ endpointAccessMode }: DomainName, securityPolicy: string): readonly FieldChange[] {
  const mode = isEnhancedPolicy(securityPolicy) ? (endpointAccessMode ?? 'BASIC') : undefined;
  return [
    { path: ['securityPolicy'], value: securityPolicy },
    { path: ['endpointAccessMode'], ...(mode !== undefined && { value: mode }) },
  ];
}

/** Another endpoint type with its address; the certificate goes along, what the type does not take stays behind. */
export function typeChanges(
  name: DomainName,
  type: 'EDGE' | 'REGIONAL',
  region: string,
  random: () => number,
): readonly FieldChange[] {
  const isEdge = type === 'EDGE';
  const certificate = name.certificateArn ?? name.regionalCertificateArn;
  const [member, other] = isEdge
    ? ['certificateArn', 'regionalCertificateArn']
    : ['regionalCertificateArn', 'certificateArn'];
  const addresses = domainAddresses(name.domainName, type, { region, accountId: '' }, random);
  const gone = isEdge
    ? ['regionalDomainName', 'regionalHostedZoneId', 'mutualTlsAuthentication']
    : ['distributionDomainName', 'distributionHostedZoneId'];
  const policy = name.securityPolicy ?? usualPolicy;
  return [
    { path: ['endpointConfiguration', 'types'], value: [type] },
    { path: [member], ...(certificate !== undefined && { value: certificate }) },
    { path: [other] },
    ...gone.map((path) => ({ path: [path] })),
    ...Object.entries(addresses).map(([path, value]) => ({ path: [path], value })),
    ...(policiesFor(type).includes(policy) ? [] : policyChanges(name, usualPolicy)),
  ];
}
