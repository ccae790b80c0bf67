// One question to the function of an authorizer, from the event to the answer that was understood.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import type { TraceFunctionCall, TraceShape } from '../../../../shared/trace/trace';
import { invocationOf } from '../../5-integration-request/lambda-request';
import { lambdaRequestHeaders } from '../../5-integration-request/lambda-request-headers';
import { isRoleArn, parseLambdaUri } from '../../5-integration-request/lambda-target';
import { renderUri } from '../../5-integration-request/uri-template';
import { withinTime } from '../../6-integration/call-lambda';
import { invokeFunction } from '../../6-integration/invoke-function';
import { functionCall } from '../../6-integration/lambda-answer';
import { lambdaErrorMessage } from '../../7-integration-response/lambda-error-message';
import { accountIdOf } from '../../context/account-of';
import type { LambdaEndpoint, LambdaTarget } from '../../deploy/compiled-method';
import type { Exchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { logLines } from '../../trace/log-lines';
import { maskedHeaders, maskedSecret } from '../../trace/secrets';
import { methodArn } from '../policies/method-arn';
import { type AuthorizerAnswer, readAuthorizerAnswer } from './authorizer-answer';
import { authorizerEvent } from './authorizer-event';
import { authorizerFault, authorizerUnavailable, unauthorized, unreadableAnswer } from './authorizer-refusal';
import type { FunctionAuthorizer } from './compiled-authorizer';
import type { IdentityValue } from './read-identity';

/** What came of it. */
export interface AskedFunction {
  /** Absent where there is an `error`. */
  readonly answer?: AuthorizerAnswer;
  readonly error?: GatewayError;
  /** What was wrong, in words for people. */
  readonly problem?: string;
  /** The answer field by field; absent where none came. */
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

const noValues = new Map<string, never>();

/** Asks. Never throws for anything that the function, its answer or the definition does. */
export async function askFunction(
  exchange: Exchange,
  authorizer: FunctionAuthorizer,
  identity: readonly IdentityValue[],
): Promise<AskedFunction> {
  const { endpoint } = authorizer;
  const target = endpoint && targetOf(exchange, endpoint);
  if (endpoint === undefined || target === undefined) {
    return { error: authorizerFault(), problem: 'The URI of the authorizer names no function.', latencyMs: 0 };
  }
  const role = credentialsOf(exchange, endpoint);
  if (role !== undefined && !isRoleArn(role)) {
    return { error: authorizerFault(), problem: `${role} is not the ARN of a role.`, latencyMs: 0 };
  }
  const token = identity[0]?.values.at(-1) ?? '';
  const arn = methodArn(exchange);
  const shownEvent = exchange.trace.isOn
    ? authorizerEvent(
        exchange,
        authorizer,
        arn,
        maskedSecret(token),
        maskedHeaders(exchange.invocation.headers, exchange.deployment.tokenHeaders),
      )
    : undefined;
  if (shownEvent !== undefined) logCall(exchange, endpoint, target, shownEvent);
  const invocation: LambdaInvocation = {
    ...invocationOf(exchange, target, authorizerEvent(exchange, authorizer, arn, token)),
    isJson: true,
    ...(exchange.origin === 'test' && { wantsLogTail: true }),
  };
  const startedAt = performance.now();
  const from = role === undefined ? authorizerArn(exchange, authorizer) : undefined;
  const outcome = await outcomeInTime(exchange, invocation, endpoint.timeoutMs, from);
  const latencyMs = performance.now() - startedAt;
  const shown = shownEvent === undefined ? {} : { shownEvent };
  if (outcome === undefined) {
    const problem = `The function gave no answer within ${endpoint.timeoutMs} ms.`;
    const { functionName, requestId = '' } = invocation;
    return { ...shown, error: authorizerFault(), problem, latencyMs, call: { functionName, requestId } };
  }
  const told = { ...shown, latencyMs, status: outcome.status, call: functionCall(invocation, outcome) };
  return { ...told, ...understood(exchange, authorizer, outcome) };
}

function targetOf({ stage }: Exchange, endpoint: LambdaEndpoint): LambdaTarget | undefined {
  if (endpoint.target !== undefined) return endpoint.target;
  const uri = renderUri(endpoint.uri, noValues, stage.settings.variables);
  return uri === undefined ? undefined : parseLambdaUri(uri);
}

/** The role that would invoke the function; text that is none where a stage variable is missing. */
function credentialsOf({ stage }: Exchange, { credentials }: LambdaEndpoint): string | undefined {
  if (credentials === undefined) return undefined;
  return renderUri(credentials, noValues, stage.settings.variables) ?? credentials.source;
}

// AWS documented: authorizers ask in their own name, whatever method they guard
function authorizerArn(exchange: Exchange, { id }: FunctionAuthorizer): string {
  const { invocation, deployment } = exchange;
  return `arn:aws:execute-api:${invocation.region}:${accountIdOf(exchange)}:${deployment.apiId}/authorizers/${id}`;
}

/** Undefined where the time ran out. */
async function outcomeInTime(
  exchange: Exchange,
  invocation: LambdaInvocation,
  timeoutMs: number,
  from: string | undefined,
): Promise<LambdaOutcome | undefined> {
  try {
    return await withinTime(invokeFunction(exchange, invocation, from), timeoutMs);
  } catch (thrown) {
    if (thrown instanceof GatewayError && thrown.responseType === 'INTEGRATION_TIMEOUT') return undefined;
    throw thrown;
  }
}

type Understood = Pick<AskedFunction, 'answer' | 'error' | 'problem' | 'shape' | 'result' | 'logTail'>;

function understood(
  { invocation, trace }: Exchange,
  { mostAnswerBytes = Number.POSITIVE_INFINITY }: FunctionAuthorizer,
  outcome: LambdaOutcome,
): Understood {
  if (outcome.kind === 'refused') {
    // AWS assumed: for the service's own want of capacity; a function that is not there is a fault of the definition
    const isShort = outcome.status === 429 || outcome.status >= 500;
    return { error: isShort ? authorizerUnavailable() : authorizerFault(), problem: outcome.message };
  }
  const { payload, functionError, logTail } = outcome;
  const told = { result: payload, ...(logTail !== undefined && { logTail }) };
  if (trace.isOn) trace.log('TRACE', logLines.authorizerResult(payload));
  if (functionError !== undefined) {
    const message = lambdaErrorMessage(payload);
    // AWS documented: these letters exactly
    if (message === 'Unauthorized') {
      return { ...told, error: unauthorized(invocation.requestId), problem: 'The function says Unauthorized.' };
    }
    return { ...told, error: authorizerFault(), problem: `The function failed: ${message || payload}` };
  }
  if (Buffer.byteLength(payload) > mostAnswerBytes) {
    return { ...told, error: authorizerFault(), problem: `The function returned more than ${mostAnswerBytes} bytes.` };
  }
  const read = readAuthorizerAnswer(payload);
  if ('answer' in read) return { ...told, ...read };
  return { ...told, error: unreadableAnswer(read.shape), ...read };
}

function logCall(exchange: Exchange, endpoint: LambdaEndpoint, { url }: LambdaTarget, shownEvent: string): void {
  const { trace } = exchange;
  const body = Buffer.from(shownEvent);
  trace.log('TRACE', logLines.endpointRequestUri(url));
  trace.log('TRACE', logLines.endpointRequestHeaders(lambdaRequestHeaders(exchange, endpoint, url, [], body)));
  trace.log('TRACE', logLines.endpointRequestBody(body));
  trace.log('INFO', logLines.sendingRequest(url));
}
