// Refusals of the iam service.
// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
import { AwsError } from '../wire/aws-error';

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', 404, message);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExists', 409, message);
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', 409, message);
}

export function limitExceeded(quota: string, limit: number): AwsError {
  return new AwsError('LimitExceeded', 409, `Cannot exceed quota for ${quota}: ${limit}`);
}

export function malformedPolicy(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', 400, message);
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}

/** `1 validation error detected: Value '…' at '…' failed to satisfy constraint: Member must …` */
export function invalid(member: string, value: string | null, constraint: string): AwsError {
  const shown = value === null ? 'Value null' : `Value '${value}'`;
  return validation(
    `1 validation error detected: ${shown} at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}
