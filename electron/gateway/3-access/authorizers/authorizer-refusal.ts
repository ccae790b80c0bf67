// How a Lambda authorizer refuses, or fails, in AWS's terms.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
import type { TraceShape } from '../../../../shared/trace/trace';
import { GatewayError } from '../../gateway-error';
import { logLines } from '../../trace/log-lines';

const configurationError = 'Execution failed due to configuration error: ';

/** The caller has not said who it is, or the function says `Unauthorized`. */
export function unauthorized(requestId: string): GatewayError {
  return new GatewayError('UNAUTHORIZED', { reason: logLines.unauthorized(requestId) });
}

/** AWS recorded: whatever the function does but answer, the log says the same; what it was, the trace tells. */
export function authorizerFault(): GatewayError {
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', { reason: `${configurationError}Authorizer error` });
}

/** AWS recorded: an answer that is none. */
export function unreadableAnswer(shape: TraceShape): GatewayError {
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', {
    reason: `${configurationError}Could not parse policy`,
    shape,
  });
}

/** AWS assumed: where the Lambda service itself has no capacity, nothing is configured wrongly. */
export function authorizerUnavailable(): GatewayError {
  return new GatewayError('AUTHORIZER_FAILURE', { reason: `${configurationError}Authorizer error` });
}
