// Integration of an HTTP API with a Lambda function: one call of the Invoke API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { LambdaOutcome } from '../../../../shared/lambda/functions';
import { partitionOf } from '../../../../shared/openapi/import/policy';
import { checkRouteCredentials, noPermission } from '../../5-integration-request/http-api/route-credentials';
import { accountIdOf } from '../../context/account-of';
import type { RouteLambda } from '../../deploy/http-api/compiled-http-api';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { IntegrationRequest } from '../../messages';
import { traceBody } from '../../trace/trace-message';
import { withinTime } from '../call-lambda';
import { invokeFunction } from '../invoke-function';
import { functionCall } from '../lambda-answer';
import { functionFailure } from '../lambda-failure';

/** Invokes the function and leaves its answer in the exchange. */
export async function callRouteFunction(
  exchange: HttpExchange,
  { credentials }: RouteLambda,
  request: IntegrationRequest,
): Promise<void> {
  const { lambda } = request;
  const { trace } = exchange;
  if (lambda === undefined) throw new Error('A request to a function lacks its invocation.');
  if (credentials !== undefined) checkRouteCredentials(exchange, credentials);
  if (trace.isOn) trace.note({ decided: `invoked ${lambda.functionName}:${lambda.qualifier ?? '$LATEST'}` });
  const startedAt = performance.now();
  const asks = credentials === undefined ? routeSourceArn(exchange) : undefined;
  const outcome = await withinTime(invokeFunction(exchange, lambda, asks), request.timeoutMs);
  const answer = {
    status: outcome.status,
    headers: [['x-amzn-RequestId', outcome.requestId]] as const,
    body: Buffer.from(outcome.kind === 'answered' ? outcome.payload : outcome.message, 'utf8'),
    latencyMs: performance.now() - startedAt,
    ...(trace.isOn && { function: functionCall(lambda, outcome) }),
  };
  exchange.endpointResponse = answer;
  if (trace.isOn) trace.note({ after: { status: answer.status, body: traceBody(answer.body) } });
  if (outcome.kind === 'refused') throw refusalOf(outcome);
  if (outcome.functionError !== undefined) throw functionFailure(outcome);
}

/** What asks the function's own policy. AWS assumed: path variables stand as the route key has them. */
function routeSourceArn(exchange: HttpExchange): string {
  const { invocation, deployment, stage, match } = exchange;
  const { region, httpMethod } = invocation;
  const key = match?.route.key;
  const place = key === undefined ? '$default' : `${httpMethod}${key.path}`;
  const owner = `arn:${partitionOf(region)}:execute-api:${region}:${accountIdOf(exchange)}`;
  return `${owner}:${deployment.apiId}/${stage.stageName}/${place}`;
}

/** AWS assumed: 500 for whatever the Lambda service refuses, but for an event that is too large. */
function refusalOf({ status, message }: Extract<LambdaOutcome, { readonly kind: 'refused' }>): GatewayError {
  if (status === 413) return new GatewayError('REQUEST_TOO_LARGE', { reason: message });
  return new GatewayError('INTEGRATION_FAILURE', { reason: status === 403 ? noPermission : message });
}
