// The condition keys of a request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
import type { EndpointType } from '../../../../shared/definition/rest/rest-api';
import type { Principal } from '../../../../shared/iam/principal';
import { principalKeys } from '../../../../shared/iam/principal-keys';
import { requestConditions } from '../../../../shared/iam/request-conditions';
import { type ConditionKeys, conditionKeys } from '../../../../shared/policy/condition-keys';
import { findHeader } from '../../context/header-lines';
import type { ApiDeployment, ApiExchange } from '../../exchange';

/** REST APIs alone have an endpoint type that matters here. */
type KeyedExchange = Pick<ApiExchange, 'invocation' | 'tools'> & {
  readonly deployment: ApiDeployment & { readonly endpointType?: EndpointType };
};

/** What `exchange` tells policies; `principal` is who signed. Read only once a condition asks. */
export function requestKeys(exchange: KeyedExchange, principal: Principal | undefined): ConditionKeys {
  const { invocation, deployment, tools } = exchange;
  const { headers, claims } = invocation;
  return conditionKeys(() => ({
    ...requestConditions({
      isPrivate: deployment.endpointType === 'PRIVATE',
      sourceIp: invocation.sourceIp,
      vpcId: claims?.vpcId,
      vpceId: claims?.vpceId,
      accountId: claims?.accountId,
      // the entrance's own header, so that no client can write it
      isTls: findHeader(headers, 'x-forwarded-proto') === 'https',
      referer: findHeader(headers, 'referer'),
      userAgent: findHeader(headers, 'user-agent'),
      region: invocation.region,
      nowMs: tools.clock(),
    }),
    ...principalKeys(principal),
  }));
}
