// `$context.identity` of a caller who signed.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import type { Principal } from '../../../../shared/iam/principal';

/** Members that the signature gives; those of Cognito identity pools stay without a value. */
export function identityOf({
  arn,
  accountId,
  userId,
  accessKeyId,
}: Principal): Readonly<Record<string, string | null>> {
  return { accountId, caller: userId, user: userId, userArn: arn, accessKey: accessKeyId };
}

/** The principal as one of another account: whoever calls from this machine may be anybody's. */
export function principalOfAccount(principal: Principal, accountId: string): Principal {
  const moved = (arn: string) => arn.replace(/^(arn:[a-z-]+:(?:iam|sts)::)\d{12}:/, `$1${accountId}:`);
  return { ...principal, accountId, arn: moved(principal.arn), principalArn: moved(principal.principalArn) };
}
