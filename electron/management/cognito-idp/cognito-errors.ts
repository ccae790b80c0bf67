// The exceptions of cognito-idp in its own words. All of them are answered with 400.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
import { AwsError } from '../wire/aws-error';

/** What the service documents of its refusals. */
export type CognitoException =
  | 'CodeMismatchException'
  | 'GroupExistsException'
  | 'InvalidParameterException'
  | 'InvalidPasswordException'
  | 'NotAuthorizedException'
  | 'PasswordResetRequiredException'
  | 'ResourceNotFoundException'
  | 'UserNotConfirmedException'
  | 'UserNotFoundException'
  | 'UsernameExistsException';

export function refused(type: CognitoException, message: string): AwsError {
  return new AwsError(type, 400, message);
}

export function invalidParameter(message: string): AwsError {
  return refused('InvalidParameterException', message);
}

export function notAuthorized(message: string): AwsError {
  return refused('NotAuthorizedException', message);
}
