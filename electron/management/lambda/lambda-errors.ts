// The exceptions of the lambda service in its recorded words.
// https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
import type { StudioError } from '../../../shared/contract/errors';
import { AwsError } from '../wire/aws-error';
import { jsonAnswer, type ManagementAnswer } from '../wire/management-request';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, message);
}

export function conflict(message: string): AwsError {
  return new AwsError('ResourceConflictException', 409, message);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', 400, message);
}

export function preconditionFailed(message: string): AwsError {
  return new AwsError('PreconditionFailedException', 412, message);
}

/** AWS documented: the service's model spells the member of these with a capital, of the others without. */
const capital: ReadonlySet<string> = new Set([
  'ResourceNotFoundException',
  'ServiceException',
  'InvalidZipFileException',
]);

/** The answer for an exception: `{"Type":"User","Message":…}`. */
export function lambdaErrorAnswer({ type, status, message }: AwsError): ManagementAnswer {
  // AWS recorded: the framework's own refusals have no Type
  const isFramework = type === 'ValidationException' || type === 'SerializationException';
  const body = {
    ...(!isFramework && { Type: status < 500 ? 'User' : 'Service' }),
    [capital.has(type) ? 'Message' : 'message']: message,
    ...(type === 'TooManyRequestsException' && { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' }),
  };
  return jsonAnswer(status, body, { 'x-amzn-ErrorType': type });
}

/** The exception that stands for a refusal of the studio. */
export function lambdaErrorOf(error: StudioError): AwsError {
  switch (error.code) {
    case 'NOT_FOUND':
      return resourceNotFound(error.message);
    case 'CONFLICT':
      return conflict(error.message);
    case 'INVALID_ARGUMENT':
      return invalidParameter(error.details.path === 'zipBase64' ? zipRefusal(error.message) : error.message);
    case 'INVALID_DEFINITION':
    case 'NOT_CAPABLE':
      return invalidParameter(error.message);
    default:
      return new AwsError('ServiceException', error.code === 'INTERNAL' ? 500 : 503, error.message);
  }
}

// AWS recorded: the first sentence, and that of a package which is too large
const cannotUnzip = 'Could not unzip uploaded file. Please check your file, then try to upload again.';

function zipRefusal(reason: string): string {
  if (reason.startsWith('Unzipped size')) return reason;
  return reason === 'The file is not a zip archive.' ? cannotUnzip : `${cannotUnzip} ${reason}`;
}
