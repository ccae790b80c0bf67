// Rules of custom domain names: what their TLS settings allow side by side.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
import type { DomainName } from '../../companions/domain-name';
import { isEnhancedPolicy, securityPolicies, usualPolicy } from '../../companions/security-policy';
import type { VpcEndpoint } from '../../companions/vpc-endpoint';
import { type Definition, findEntity, listEntities } from '../../entities';
import { resourcePolicyProblem } from './part-rules';
import type { RuleProblem } from './rule-problem';

/** What is wrong with a domain name. AWS assumed: the words where nothing else is said. */
export function domainNameProblems(definition: Definition, name: DomainName): RuleProblem[] {
  return [
    ...nameProblems(name),
    ...typeProblems(name),
    ...policyProblems('policy', name.policy),
    ...policyProblems('managementPolicy', name.managementPolicy),
    ...privateOnlyProblems(name),
    ...certificateProblems(name),
    ...securityProblems(definition, name),
    ...trustProblems(name),
  ];
}

function nameProblems({ domainName }: DomainName): RuleProblem[] {
  // AWS documented: upper case is not supported; a wildcard is the whole first label
  if (/^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(domainName)) {
    return [];
  }
  return [{ path: ['domainName'], message: `Invalid domain name specified: ${domainName}` }];
}

function typeProblems({ endpointConfiguration: { types, ipAddressType } }: DomainName): RuleProblem[] {
  const path = ['endpointConfiguration', 'types'];
  if (new Set(types).size !== types.length || (types.length > 1 && types.includes('PRIVATE'))) {
    // AWS documented: names move between edge-optimized and regional, never to or from private
    return [{ path, message: 'A domain name has one endpoint type, or EDGE and REGIONAL while it moves' }];
  }
  if (types[0] !== 'PRIVATE' || ipAddressType !== 'ipv4') return [];
  const message = 'Only dualstack ipAddressType is supported for Private domain names.';
  return [{ path: ['endpointConfiguration', 'ipAddressType'], alsoAt: [path], message }];
}

/** AWS documented: both policies are supported for private names only. */
function privateOnlyProblems(name: DomainName): RuleProblem[] {
  if (name.endpointConfiguration.types.includes('PRIVATE')) return [];
  return (['policy', 'managementPolicy'] as const)
    .filter((member) => (name[member] ?? '') !== '')
    .map((member) => ({ path: [member], message: `${member} is supported for PRIVATE domain names only` }));
}

/** AWS recorded: public reports quote the refusals. Edge-optimized and private names have one member, regional another. */
function certificateProblems(name: DomainName): RuleProblem[] {
  const { types } = name.endpointConfiguration;
  const [active = 'EDGE'] = types;
  const isRegional = types.includes('REGIONAL');
  const isOther = types.includes('EDGE') || types.includes('PRIVATE');
  const refusal = (wrong: string) => `Cannot import certificates for ${wrong} while ${active} is active.`;
  const place = { alsoAt: [['endpointConfiguration', 'types']] };
  return [
    ...(isOther || name.certificateArn === undefined
      ? []
      : [{ ...place, path: ['certificateArn'], message: refusal('EDGE') }]),
    ...(isRegional || name.regionalCertificateArn === undefined
      ? []
      : [{ ...place, path: ['regionalCertificateArn'], message: refusal('REGIONAL') }]),
  ];
}

function securityProblems(definition: Definition, name: DomainName): RuleProblem[] {
  const { securityPolicy, endpointAccessMode, endpointConfiguration, domainName } = name;
  const path = ['securityPolicy'];
  const also = { alsoAt: [['endpointAccessMode']] };
  if (!isEnhancedPolicy(securityPolicy) && endpointAccessMode !== undefined) {
    // AWS documented: only available with policies that start so
    const message = 'endpointAccessMode is supported with security policies that start with SecurityPolicy_ only';
    return [{ path: ['endpointAccessMode'], alsoAt: [path], message }];
  }
  if (securityPolicy === undefined) return [];
  if (!securityPolicies.some((known) => known === securityPolicy)) {
    return [{ path, message: `Invalid security policy specified: ${securityPolicy}` }];
  }
  const isEdge = endpointConfiguration.types.includes('EDGE');
  if (isEnhancedPolicy(securityPolicy) && securityPolicy.endsWith('_EDGE') !== isEdge) {
    const message = `Security policy ${securityPolicy} is not supported for ${endpointConfiguration.types[0]} domain names`;
    return [{ path, alsoAt: [['endpointConfiguration', 'types']], message }];
  }
  if (isEnhancedPolicy(securityPolicy) && endpointAccessMode === undefined) {
    return [{ path, ...also, message: `Security policy ${securityPolicy} needs an endpointAccessMode` }];
  }
  const hasHttp = listEntities(definition, 'api-mapping', domainName).some(
    ({ entity }) => findEntity(definition, 'v2-api', entity.apiId)?.protocolType === 'HTTP',
  );
  if (!hasHttp || securityPolicy === usualPolicy) return [];
  // AWS documented: HTTP APIs are not mapped to names of other policies
  return [{ path, message: `Security policy ${securityPolicy} is not supported with mappings of HTTP Apis` }];
}

/** What is wrong with a VPC endpoint. */
export function vpcEndpointProblems({ policyDocument }: VpcEndpoint): RuleProblem[] {
  return policyProblems('policyDocument', policyDocument);
}

function policyProblems(member: string, text: string | undefined): RuleProblem[] {
  const message = resourcePolicyProblem(text);
  return message === undefined ? [] : [{ path: [member], message }];
}

function trustProblems({ mutualTlsAuthentication, securityPolicy, endpointConfiguration }: DomainName): RuleProblem[] {
  if (mutualTlsAuthentication?.truststoreUri === undefined) return [];
  const path = ['mutualTlsAuthentication', 'truststoreUri'];
  if (endpointConfiguration.types.some((type) => type !== 'REGIONAL')) {
    return [{ path, message: 'Mutual TLS authentication is supported for REGIONAL domain names only' }];
  }
  if (isEnhancedPolicy(securityPolicy)) {
    return [{ path, message: `Mutual TLS authentication is not supported with security policy ${securityPolicy}` }];
  }
  // AWS recorded: a public check of templates quotes the service
  if ((securityPolicy ?? usualPolicy) !== usualPolicy) {
    return [
      { path, alsoAt: [['securityPolicy']], message: 'Mutual TLS authentication is only supported with TLS 1.2.' },
    ];
  }
  return [];
}
