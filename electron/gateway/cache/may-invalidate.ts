// Clients that ask for a fresh answer with `Cache-Control: max-age=0`, and whether they may.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import { policyCallerOf } from '../../../shared/iam/principal-keys';
import { decideAccess } from '../../../shared/policy/decide-access';
import { checkNameOf, policiesOfCaller } from '../3-access/policies/decide-policies';
import { maskedMethodArn, methodArn } from '../3-access/policies/method-arn';
import { checkPolicies } from '../3-access/policies/policy-check';
import { requestKeys } from '../3-access/policies/request-keys';
import { findHeader } from '../context/header-lines';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { InvocationRequest } from '../messages';

const action = 'execute-api:InvalidateCache';

/** AWS documented: exactly this value; `no-cache` and the like are no request to invalidate. */
export function wantsFreshAnswer({ headers }: Pick<InvocationRequest, 'headers'>): boolean {
  return findHeader(headers, 'cache-control') === 'max-age=0';
}

/**
 * True where the caller's policies allow it. AWS assumed: a caller whom nothing speaks for has no permission, and a
 * resource policy that names the action counts for callers without a signature
 */
export function mayInvalidate(exchange: Exchange): boolean {
  return decide(exchange)?.decision.result === 'allow';
}

/** The refusal under `FAIL_WITH_403`. AWS assumed: type and words, after those of other denials */
export function invalidationDenial(exchange: Exchange): GatewayError {
  const decided = decide(exchange);
  if (exchange.trace.isOn && decided !== undefined) {
    checkPolicies(exchange, checkNameOf(decided.join), { ...decided, isDenied: true });
  }
  const user = exchange.access?.principal?.arn ?? 'anonymous';
  return new GatewayError('ACCESS_DENIED', {
    message: `User: ${user} is not authorized to perform: ${action} on resource: ${maskedMethodArn(exchange)}`,
    reason: 'The client is not authorized to invalidate the cache.',
  });
}

function decide(exchange: Exchange) {
  const access = exchange.access ?? {};
  const join = policiesOfCaller(exchange, access);
  if (join === undefined) return undefined;
  const { principal } = access;
  const request = {
    action,
    resource: methodArn(exchange),
    caller: principal === undefined ? undefined : policyCallerOf(principal),
    keys: requestKeys(exchange, principal),
  };
  return { join, request, decision: decideAccess(join, request) };
}
