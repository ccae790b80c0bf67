// The condition keys of a request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
import type { Principal } from '../../../../shared/iam/principal';
import { instantText, principalKeys } from '../../../../shared/iam/principal-keys';
import { type ConditionKeys, type ConditionValues, conditionKeys } from '../../../../shared/policy/condition-keys';
import { findHeader } from '../../context/header-lines';
import type { Exchange } from '../../exchange';

/** What `exchange` tells policies; `principal` is who signed. Read only once a condition asks. */
export function requestKeys(exchange: Exchange, principal: Principal | undefined): ConditionKeys {
  return conditionKeys(() => ({ ...callerKeys(exchange), ...requestValues(exchange), ...principalKeys(principal) }));
}

/** Where the request comes from. */
function callerKeys({ invocation, deployment }: Exchange): ConditionValues {
  const { sourceIp, claims } = invocation;
  const isPrivate = deployment.endpointType === 'PRIVATE' || claims?.vpceId !== undefined;
  return {
    // AWS documented: through a VPC endpoint the client's address has a key of its own
    ...(isPrivate ? { 'aws:VpcSourceIp': sourceIp } : { 'aws:SourceIp': sourceIp }),
    'aws:SourceVpc': claims?.vpcId,
    'aws:SourceVpce': claims?.vpceId,
    'aws:SourceAccount': claims?.accountId,
    'aws:VpceAccount': claims?.vpceId === undefined ? undefined : claims.accountId,
  };
}

function requestValues({ invocation, tools }: Exchange): ConditionValues {
  const { headers, region } = invocation;
  const now = tools.clock();
  return {
    'aws:CurrentTime': instantText(now),
    'aws:EpochTime': String(Math.floor(now / 1_000)),
    // the entrance's own header, so that no client can write it
    'aws:SecureTransport': String(findHeader(headers, 'x-forwarded-proto') === 'https'),
    'aws:Referer': findHeader(headers, 'referer'),
    'aws:UserAgent': findHeader(headers, 'user-agent'),
    'aws:RequestedRegion': region,
    'aws:ViaAWSService': 'false',
  };
}
