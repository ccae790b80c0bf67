// Refusals of the sts service.
// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
import { AwsError } from '../wire/aws-error';

/** `1 validation error detected: Value '…' at '…' failed to satisfy constraint: Member must …` */
export function invalid(member: string, value: string, constraint: string): AwsError {
  const text = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`;
  return new AwsError('ValidationError', 400, text);
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}

export function notAuthorized(caller: string, action: string, resource: string): AwsError {
  const message = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`;
  return new AwsError('AccessDenied', 403, message);
}
