// Integration: AWS and AWS_PROXY with Lambda. One call of the Invoke API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
import { limits } from '../../../shared/definition/limits';
import type { LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import { isStreamingUrl } from '../5-integration-request/lambda-target';
import type { LambdaEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import type { IntegrationRequest } from '../messages';
import { logAnswer, logRequest } from './call-http';
import { callerArn, invokeFunction } from './invoke-function';
import { answeredResponse, loggedHeaders, refusedResponse } from './lambda-answer';
import { answerTooLarge, functionFailure, invocationRefusal, invocationTimeout } from './lambda-failure';
import { streamLambda } from './stream-lambda';

/** Invokes the function and leaves its answer in the exchange. */
export async function callLambda(
  exchange: Exchange,
  endpoint: LambdaEndpoint,
  request: IntegrationRequest,
): Promise<void> {
  const { lambda } = request;
  if (lambda === undefined) throw new Error('A request to a function lacks its invocation.');
  if (exchange.trace.isOn) noteInvocation(exchange, request, lambda);
  if (endpoint.isProxy && isStreamingUrl(request.url)) {
    const answer = await streamLambda(exchange, endpoint, request, lambda);
    exchange.endpointResponse = answer;
    if (exchange.trace.isOn) logAnswer(exchange, answer);
    return;
  }
  const startedAt = performance.now();
  const outcome = await withinTime(invokeFunction(exchange, lambda, callerArn(exchange, endpoint)), request.timeoutMs);
  const latencyMs = performance.now() - startedAt;
  if (outcome.kind === 'refused') {
    const answer = refusedResponse(lambda, outcome, latencyMs);
    exchange.endpointResponse = answer;
    // AWS documented: what Lambda says of a payload that it cannot read reaches the client like an answer
    if (endpoint.isProxy || outcome.status !== 400) throw invocationRefusal(exchange, endpoint, outcome);
    if (exchange.trace.isOn) logAnswer(exchange, answer);
    return;
  }
  const answer = answeredResponse(exchange, endpoint, lambda, outcome, latencyMs);
  exchange.endpointResponse = answer;
  if (exchange.trace.isOn) logAnswer(exchange, { ...answer, headers: loggedHeaders(answer, outcome) });
  if (answer.body.length > limits.payloadBytes) throw answerTooLarge(answer.body.length);
  if (endpoint.isProxy && outcome.functionError !== undefined) throw functionFailure(outcome);
}

/** The outcome, unless the integration's own time runs out first. The function goes on then, as on AWS. */
export function withinTime(invoked: Promise<LambdaOutcome>, timeoutMs: number): Promise<LambdaOutcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(invocationTimeout()), timeoutMs);
    const settle = <T>(how: (value: T) => void) => {
      return (value: T) => {
        clearTimeout(timer);
        how(value);
      };
    };
    invoked.then(settle(resolve), settle(reject));
  });
}

function noteInvocation(exchange: Exchange, request: IntegrationRequest, lambda: LambdaInvocation): void {
  logRequest(exchange, request);
  const { functionName, qualifier = '$LATEST', invocationType } = lambda;
  const how = invocationType === 'RequestResponse' ? '' : ` (${invocationType})`;
  exchange.trace.note({ decided: `invoked ${functionName}:${qualifier}${how}` });
}
