// One call of a function. A strict workspace asks first whether the function's own policy lets API Gateway call it.
// https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
import type { LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import { conditionKeys } from '../../../shared/policy/condition-keys';
import { evaluatePolicy } from '../../../shared/policy/evaluate-policy';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import { sourceArn } from '../5-integration-request/lambda-request-headers';
import { accountIdOf } from '../context/account-of';
import type { LambdaEndpoint } from '../deploy/compiled-method';
import type { ApiExchange, Exchange } from '../exchange';
import type { FunctionGrants } from '../ports';

type Asked = Pick<ApiExchange, 'deployment' | 'tools'>;

/** Invokes it. `sourceArn` is what asks; undefined where a role is assumed, which needs no word of the function. */
export function invokeFunction(
  exchange: Asked,
  invocation: LambdaInvocation,
  sourceArn: string | undefined,
): Promise<LambdaOutcome> {
  const { lambda, access } = exchange.tools;
  const grants = sourceArn === undefined ? undefined : access().functionGrants?.find(isOf(invocation));
  if (sourceArn === undefined || grants === undefined || isGranted(grants, invocation, sourceArn, exchange)) {
    return lambda.invoke(invocation);
  }
  return Promise.resolve({
    kind: 'refused',
    status: 403,
    errorType: 'AccessDeniedException',
    message: `The policy of function ${invocation.functionName} does not let API Gateway invoke it for ${sourceArn}.`,
    requestId: invocation.requestId ?? '',
  });
}

/** What asks the function of an integration; undefined where a role does. */
export function callerArn(exchange: Exchange, { credentials }: LambdaEndpoint): string | undefined {
  return credentials === undefined ? sourceArn(exchange) : undefined;
}

function isOf({ functionName }: LambdaInvocation): (grants: FunctionGrants) => boolean {
  return (grants) => grants.functionName === functionName;
}

function isGranted({ statements }: FunctionGrants, invocation: LambdaInvocation, sourceArn: string, exchange: Asked) {
  const { functionName, region, accountId, qualifier } = invocation;
  const end = qualifier === undefined ? '' : `:${qualifier}`;
  // AWS documented: what is granted to a version or an alias is granted to calls that name it
  const policies = statements
    .filter((one) => one.qualifier === qualifier)
    .flatMap(({ statement }) => parsed(statement));
  const keys = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountIdOf(exchange) };
  const request = {
    action: 'lambda:InvokeFunction',
    resource: `arn:aws:lambda:${region}:${accountId}:function:${functionName}${end}`,
    caller: { kind: 'service', name: 'apigateway.amazonaws.com' },
    keys: conditionKeys(() => keys),
  } as const;
  return evaluatePolicy(policies, request) === 'allow';
}

function parsed(statement: string) {
  try {
    return [parsePolicy({ Version: '2012-10-17', Statement: [JSON.parse(statement)] })];
  } catch (fault) {
    // a statement that is none grants nothing
    if (fault instanceof PolicyFault || fault instanceof SyntaxError) return [];
    throw fault;
  }
}
