// One question to the function of an authorizer of an HTTP API, from the event to the answer that was understood.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import type { LambdaOutcome } from '../../../../shared/lambda/functions';
import { partitionOf } from '../../../../shared/openapi/import/policy';
import type { TraceFunctionCall, TraceShape } from '../../../../shared/trace/trace';
import { invocationOf } from '../../5-integration-request/lambda-request';
import { isRoleArn, parseLambdaReference } from '../../5-integration-request/lambda-target';
import { renderUri } from '../../5-integration-request/uri-template';
import { withinTime } from '../../6-integration/call-lambda';
import { invokeFunction } from '../../6-integration/invoke-function';
import { functionCall } from '../../6-integration/lambda-answer';
import { lambdaErrorMessage } from '../../7-integration-response/lambda-error-message';
import { accountIdOf } from '../../context/account-of';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import { maskedHeaders, maskedSecret } from '../../trace/secrets';
import type { IdentityValue } from '../authorizers/read-identity';
import type { RouteFunctionAuthorizer } from './compiled-authorizer';
import { type RouteAnswer, readRouteAnswer } from './route-answer';
import { routeAuthorizerEvent } from './route-authorizer-event';

/** What came of it. */
export interface AskedRouteFunction {
  /** Absent where there is a `problem`. */
  readonly answer?: RouteAnswer;
  /** What was wrong, as `$context.authorizer.error` says it. */
  readonly problem?: string;
  readonly shape?: TraceShape;
  /** The answer as text; an error object where the function failed. */
  readonly result?: string;
  /** The event as traces may show it; absent where nobody looks. */
  readonly shownEvent?: string;
  readonly latencyMs: number;
  /** Of the Lambda service. */
  readonly status?: number;
  readonly call?: TraceFunctionCall;
  readonly logTail?: string;
}

// AWS documented: HTTP APIs, quotas
const timeoutMs = 10_000;

// AWS documented: both texts
const noPermission =
  "The IAM role configured on the authorizer or API Gateway doesn't have permissions to call the authorizer. " +
  'Check the permissions and try again.';
const unreadable =
  "The response from the Lambda Authorizer function doesn't match the format that API Gateway expects. ";

const noValues = new Map<string, never>();

/** Asks. Never throws for anything that the function, its answer or the definition does. */
export async function askRouteFunction(
  exchange: HttpExchange,
  authorizer: RouteFunctionAuthorizer,
  identity: readonly IdentityValue[],
): Promise<AskedRouteFunction> {
  const { stage, trace, invocation: request, deployment } = exchange;
  const { variables } = stage.settings;
  const { credentials, payloadFormatVersion } = authorizer;
  const named = authorizer.target === undefined ? renderUri(authorizer.uri, noValues, variables) : undefined;
  const target = authorizer.target ?? (named === undefined ? undefined : parseLambdaReference(named));
  if (target === undefined) return { problem: 'The URI of the authorizer names no function.', latencyMs: 0 };
  if (credentials !== undefined && !isRoleArn(renderUri(credentials, noValues, variables) ?? '')) {
    return { problem: noPermission, latencyMs: 0 };
  }
  const values = identity.map((one) => one.values.join(','));
  const { headers } = request;
  const shown = trace.isOn
    ? {
        shownEvent: routeAuthorizerEvent(exchange, {
          payloadFormatVersion,
          identity: values.map(maskedSecret),
          headers: maskedHeaders(headers, deployment.tokenHeaders),
        }),
      }
    : {};
  const event = routeAuthorizerEvent(exchange, { payloadFormatVersion, identity: values, headers });
  const invocation = {
    ...invocationOf(exchange, target, event),
    isJson: true,
    ...(exchange.origin === 'test' && { wantsLogTail: true }),
  };
  const startedAt = performance.now();
  const from = credentials === undefined ? authorizerArn(exchange, authorizer) : undefined;
  const outcome = await inTime(invokeFunction(exchange, invocation, from));
  const latencyMs = performance.now() - startedAt;
  if (outcome === undefined) {
    const { functionName, requestId = '' } = invocation;
    const problem = `The function gave no answer within ${timeoutMs} ms.`;
    return { ...shown, problem, latencyMs, call: { functionName, requestId } };
  }
  const told = { ...shown, latencyMs, status: outcome.status, call: functionCall(invocation, outcome) };
  return { ...told, ...understood(authorizer, outcome) };
}

/** AWS documented: authorizers ask in their own name, whatever route they guard. */
function authorizerArn(exchange: HttpExchange, { id }: RouteFunctionAuthorizer): string {
  const { region } = exchange.invocation;
  const owner = `arn:${partitionOf(region)}:execute-api:${region}:${accountIdOf(exchange)}`;
  return `${owner}:${exchange.deployment.apiId}/authorizers/${id}`;
}

/** Undefined where the time ran out. */
async function inTime(outcome: Promise<LambdaOutcome>): Promise<LambdaOutcome | undefined> {
  try {
    return await withinTime(outcome, timeoutMs);
  } catch (thrown) {
    if (thrown instanceof GatewayError && thrown.responseType === 'INTEGRATION_TIMEOUT') return undefined;
    throw thrown;
  }
}

function understood(authorizer: RouteFunctionAuthorizer, outcome: LambdaOutcome): Partial<AskedRouteFunction> {
  if (outcome.kind === 'refused') return { problem: outcome.status === 403 ? noPermission : outcome.message };
  const { payload, functionError, logTail } = outcome;
  const told = { result: payload, ...(logTail !== undefined && { logTail }) };
  if (functionError !== undefined) {
    // AWS assumed: `Unauthorized` is a failure like any other, unlike REST APIs
    return { ...told, problem: `The function failed: ${lambdaErrorMessage(payload) || payload}` };
  }
  const read = readRouteAnswer(payload, authorizer);
  return 'answer' in read ? { ...told, ...read } : { ...told, shape: read.shape, problem: unreadable + read.problem };
}
