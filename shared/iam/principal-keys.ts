// The condition keys that tell who calls.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import type { ConditionValues } from '../policy/condition-keys';
import type { PolicyCaller } from '../policy/parse-principal';
import type { Principal } from './principal';

/** The values of a principal; of nobody where there is none. */
export function principalKeys(principal: Principal | undefined): ConditionValues {
  if (principal === undefined) return { 'aws:PrincipalType': 'Anonymous' };
  const { principalArn, accountId, type, userId, userName, tags = {}, tokenIssuedAt } = principal;
  const tagKeys = Object.entries(tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]);
  return {
    ...(Object.fromEntries(tagKeys) as ConditionValues),
    'aws:PrincipalArn': principalArn,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalType': type,
    'aws:userid': userId,
    'aws:username': userName,
    ...(tokenIssuedAt !== undefined && {
      'aws:TokenIssueTime': instantText(tokenIssuedAt),
      // AWS documented: temporary credentials always say whether a second factor was there
      'aws:MultiFactorAuthPresent': 'false',
    }),
  };
}

/** A principal as policies compare it. */
export function policyCallerOf({ arn, principalArn, accountId, userId }: Principal): PolicyCaller {
  return { kind: 'aws', arn, principalArn, accountId, userId };
}

/** Epoch milliseconds as `aws:CurrentTime` has them. */
export function instantText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, -5)}Z`;
}
