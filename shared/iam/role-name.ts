// The ARNs of roles, and what a session of one is called.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html

export interface RoleArn {
  readonly accountId: string;
  readonly roleName: string;
}

/** Account and name, without the path; undefined for what is no role's ARN. */
export function readRoleArn(arn: string): RoleArn | undefined {
  const [, accountId = '', path = ''] = /^arn:[a-z-]+:iam::(\d{12}):role\/([\x21-\x7e]+)$/.exec(arn) ?? [];
  const roleName = path.slice(path.lastIndexOf('/') + 1);
  return roleName === '' ? undefined : { accountId, roleName };
}

/** The ARN of a session. */
export function assumedRoleArn({ accountId, roleName }: RoleArn, sessionName: string): string {
  return `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
}
