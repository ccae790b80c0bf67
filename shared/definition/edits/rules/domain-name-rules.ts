// Rules of custom domain names: what their TLS settings allow side by side.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
import type { DomainName } from '../../companions/domain-name';
import { isEnhancedPolicy } from '../../companions/security-policy';
import type { VpcEndpoint } from '../../companions/vpc-endpoint';
import { resourcePolicyProblem } from './part-rules';
import type { RuleProblem } from './rule-problem';

/** What is wrong with a domain name. AWS assumed: the words of all of them. */
export function domainNameProblems(name: DomainName): RuleProblem[] {
  return [...policyProblems('policy', name.policy), ...trustProblems(name)];
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
  if (endpointConfiguration.types[0] !== 'REGIONAL') {
    return [{ path, message: 'Mutual TLS authentication is supported for REGIONAL domain names only' }];
  }
  if (isEnhancedPolicy(securityPolicy)) {
    return [{ path, message: `Mutual TLS authentication is not supported with security policy ${securityPolicy}` }];
  }
  return [];
}
