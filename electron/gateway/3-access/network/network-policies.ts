// The policies that stand on the way through a VPC: the endpoint's own, and the one of a private custom domain name.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
import { partitionOf } from '../../../../shared/openapi/import/policy';
import { decideAccess, type JoinedPolicy, type PolicyJoin } from '../../../../shared/policy/decide-access';
import { accountIdOf } from '../../context/account-of';
import type { Exchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { maskedMethodArn, methodArn } from '../policies/method-arn';
import { checkPolicies } from '../policies/policy-check';
import { requestKeys } from '../policies/request-keys';

/** Asks them before the API's own policy; throws where one does not allow the request. */
export function askNetworkPolicies(exchange: Exchange): void {
  const { received } = exchange.invocation;
  const domain = received?.destination.arrival?.domain;
  if (domain?.isPrivate === true) {
    const resource = domainArn(exchange, domain.domainName, domain.domainNameArn);
    // AWS documented: a private name without a policy lets nobody in
    if (domain.policy === undefined) throw denial(resource, 'because no resource-based policy allows the');
    ask(exchange, 'domain-policy', domain.policy, resource, 'because no resource-based policy allows the');
  }
  const policy = received?.network?.endpoint?.policy;
  if (policy === undefined) return;
  ask(exchange, 'endpoint-policy', policy, methodArn(exchange), 'because no VPC endpoint policy allows the');
}

function ask(
  exchange: Exchange,
  name: 'domain-policy' | 'endpoint-policy',
  policy: JoinedPolicy,
  resource: string,
  silence: string,
): void {
  const join: PolicyJoin = { rule: 'one-policy', policies: [policy], isAdministrator: false };
  const keys = requestKeys(exchange, undefined);
  const request = { action: 'execute-api:Invoke', resource, caller: undefined, keys };
  const decision = decideAccess(join, request);
  const isDenied = decision.result !== 'allow';
  if (exchange.trace.isOn) checkPolicies(exchange, name, { join, request, decision, isDenied });
  if (!isDenied) return;
  const shown = name === 'endpoint-policy' ? maskedMethodArn(exchange) : resource;
  throw denial(shown, decision.result === 'explicit-deny' ? undefined : silence);
}

// AWS assumed: the words, formed as those of resource policies
function denial(resource: string, silence: string | undefined): GatewayError {
  const ending = silence === undefined ? ' with an explicit deny' : ` ${silence} execute-api:Invoke action`;
  return new GatewayError('ACCESS_DENIED', {
    message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${resource}${ending}`,
    reason: 'The client is not authorized to perform this operation.',
  });
}

/** AWS documented: `execute-api:/domainnames/{name}+{id}`, as policies of private names write it. */
function domainArn(exchange: Exchange, domainName: string, arn: string | undefined): string {
  const { region } = exchange.invocation;
  const place = arn?.split('/domainnames/')[1] ?? domainName;
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountIdOf(exchange)}:/domainnames/${place}`;
}
