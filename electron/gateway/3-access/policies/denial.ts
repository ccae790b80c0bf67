// What the service tells callers whom policies keep out.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-troubleshooting-403.html
import type { PolicyResult } from '../../../../shared/policy/evaluate-policy';
import type { Exchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { maskedMethodArn } from './method-arn';

/** The refusal of a caller whom policies keep out; `user` is its ARN, or `anonymous`. */
export function policyDenial(exchange: Exchange, user: string, result: PolicyResult): GatewayError {
  // AWS recorded: both endings
  const ending =
    result === 'explicit-deny'
      ? ' with an explicit deny'
      : ' because no resource-based policy allows the execute-api:Invoke action';
  return new GatewayError('ACCESS_DENIED', {
    message:
      `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ` +
      `${maskedMethodArn(exchange)}${ending}`,
    reason: 'The client is not authorized to perform this operation.',
  });
}

/** The refusal of a caller whom the policy of a Lambda authorizer keeps out. */
export function authorizerDenial(result: PolicyResult): GatewayError {
  const text = 'User is not authorized to access this resource';
  return new GatewayError('ACCESS_DENIED', {
    // AWS recorded: the words after a Deny; older ones stop at "explicit deny"
    message: result === 'explicit-deny' ? `${text} with an explicit deny in an identity-based policy` : text,
    reason: 'The client is not authorized to perform this operation.',
  });
}
