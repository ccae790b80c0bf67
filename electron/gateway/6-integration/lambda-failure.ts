// Calls of functions that failed, in AWS's terms.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
import { limits } from '../../../shared/definition/limits';
import type { LambdaOutcome } from '../../../shared/lambda/functions';
import { lambdaErrorMessage } from '../7-integration-response/lambda-error-message';
import type { LambdaEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';

const configurationError = 'Execution failed due to configuration error: ';

/** AWS recorded: what a proxy cannot invoke is an INTEGRATION_FAILURE with status 500. */
export function invocationFailure({ isProxy }: Pick<LambdaEndpoint, 'isProxy'>, why: string): GatewayError {
  const reason = configurationError + why;
  return isProxy
    ? new GatewayError('INTEGRATION_FAILURE', { status: 500, reason })
    : new GatewayError('API_CONFIGURATION_ERROR', { reason });
}

/** Lambda did not invoke the function. */
export function invocationRefusal(
  { trace }: Exchange,
  endpoint: LambdaEndpoint,
  { status, message, requestId }: Extract<LambdaOutcome, { readonly kind: 'refused' }>,
): GatewayError {
  // AWS recorded: a missing permission leaves this line alone in the log
  if (status === 403) return invocationFailure(endpoint, 'Invalid permissions on Lambda function');
  // AWS recorded: for throttling; AWS assumed: for every other refusal, functions that do not exist among them
  if (trace.isOn) {
    trace.log('ERROR', `Lambda invocation failed with status: ${status}. Lambda request id: ${requestId}`);
  }
  // AWS assumed: a payload beyond Lambda's 6 MB is answered as one that is too long for the API
  if (status === 413) return new GatewayError('REQUEST_TOO_LARGE', { reason: configurationError + message });
  return invocationFailure(endpoint, status === 429 ? 'Rate Exceeded.' : message);
}

/** AWS recorded: 502 with this line in the log. */
export function functionFailure({
  payload,
  status,
  requestId,
}: Extract<LambdaOutcome, { readonly kind: 'answered' }>): GatewayError {
  return new GatewayError('MALFORMED_RESPONSE', {
    reason:
      `Lambda execution failed with status ${status} due to customer function error: ` +
      `${lambdaErrorMessage(payload)}. Lambda request id: ${requestId}`,
  });
}

/** AWS recorded: the integration's own time has run out. */
export function invocationTimeout(): GatewayError {
  return new GatewayError('INTEGRATION_TIMEOUT', { reason: 'Execution failed due to a timeout error' });
}

/** AWS assumed: status and words; functions themselves end at 6 MB, so only other endpoints come this far. */
export function answerTooLarge(bytes: number): GatewayError {
  return new GatewayError('MALFORMED_RESPONSE', {
    reason:
      `${configurationError}Integration response of reported length ${bytes} is larger than allowed maximum of ` +
      `${limits.payloadBytes} bytes.`,
  });
}
