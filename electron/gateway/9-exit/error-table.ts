// Every refusal's default status, message and `x-amzn-ErrorType`, and which half of the service answers it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
import type { ErrorKind } from '../gateway-error';

/** `INTERNAL` is a fault of Gatehouse itself. */
export type RefusalKind = ErrorKind | 'INTERNAL';

export interface ErrorRow {
  readonly status: number;
  /** `null` prints as `{"message":null}`. */
  readonly message: string | null;
  readonly errorType: string;
  /** The execution engine writes `{"message": "…"}` with a space, the front door without. */
  readonly writer: 'engine' | 'front-door';
  /** The member of the default body. */
  readonly member: 'message' | 'Message';
}

export const errorTable: Readonly<Record<RefusalKind, ErrorRow>> = {
  // AWS recorded: the member of ACCESS_DENIED alone has a capital letter
  ACCESS_DENIED: {
    ...frontDoor(403, 'User is not authorized to access this resource', 'AccessDeniedException'),
    member: 'Message',
  },
  API_CONFIGURATION_ERROR: engine(500, 'Internal server error', 'InternalServerErrorException'),
  AUTHORIZER_CONFIGURATION_ERROR: frontDoor(500, null, 'AuthorizerConfigurationException'),
  // AWS assumed: message and type of AUTHORIZER_FAILURE follow AUTHORIZER_CONFIGURATION_ERROR
  AUTHORIZER_FAILURE: frontDoor(500, null, 'AuthorizerFailureException'),
  BAD_REQUEST_BODY: engine(400, 'Invalid request body', 'BadRequestException'),
  BAD_REQUEST_PARAMETERS: engine(400, 'Missing required request parameters', 'BadRequestException'),
  DEFAULT_4XX: engine(400, 'Bad Request', 'BadRequestException'),
  DEFAULT_5XX: engine(500, 'Internal server error', 'InternalServerErrorException'),
  EXPIRED_TOKEN: frontDoor(403, 'The security token included in the request is expired', 'ExpiredTokenException'),
  INTEGRATION_FAILURE: engine(504, 'Internal server error', 'InternalServerErrorException'),
  INTEGRATION_TIMEOUT: engine(504, 'Endpoint request timed out', 'InternalServerErrorException'),
  INVALID_API_KEY: frontDoor(403, 'Forbidden', 'ForbiddenException'),
  INVALID_SIGNATURE: frontDoor(
    403,
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
      'Key and signing method. Consult the service documentation for details.',
    'InvalidSignatureException',
  ),
  MISSING_AUTHENTICATION_TOKEN: frontDoor(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'),
  QUOTA_EXCEEDED: frontDoor(429, 'Limit Exceeded', 'LimitExceededException'),
  // AWS assumed: the error types of REQUEST_TOO_LARGE and RESOURCE_NOT_FOUND and the latter's message
  REQUEST_TOO_LARGE: frontDoor(413, 'Request Too Long', 'RequestTooLargeException'),
  RESOURCE_NOT_FOUND: frontDoor(404, 'Not Found', 'NotFoundException'),
  THROTTLED: frontDoor(429, 'Too Many Requests', 'TooManyRequestsException'),
  UNAUTHORIZED: frontDoor(401, 'Unauthorized', 'UnauthorizedException'),
  UNSUPPORTED_MEDIA_TYPE: engine(415, 'Unsupported Media Type', 'BadRequestException'),
  WAF_FILTERED: frontDoor(403, 'Forbidden', 'ForbiddenException'),
  // AWS recorded: malformed Lambda proxy answers are 502 and follow DEFAULT_5XX
  MALFORMED_RESPONSE: engine(502, 'Internal server error', 'InternalServerErrorException'),
  INTERNAL: engine(500, 'Internal server error', 'InternalServerErrorException'),
};

function engine(status: number, message: string | null, errorType: string): ErrorRow {
  return { status, message, errorType, writer: 'engine', member: 'message' };
}

function frontDoor(status: number, message: string | null, errorType: string): ErrorRow {
  return { status, message, errorType, writer: 'front-door', member: 'message' };
}
