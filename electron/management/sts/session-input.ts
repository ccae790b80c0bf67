// What calls for temporary credentials have in common: duration, session policy, tags, and the answer.
import type { IamRole } from '../../../shared/definition/companions/iam';
import { iamArn } from '../../../shared/definition/companions/iam';
import { findEntity } from '../../../shared/definition/entities';
import { stableRoleId } from '../../../shared/iam/iam-ids';
import { assumedRoleArn, type RoleArn, readRoleArn } from '../../../shared/iam/role-name';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import type { Studio } from '../../studio/create-studio';
import { accountIdOf } from '../../studio/functions/companions';
import type { IssuedCredentials } from '../../studio/principals/sessions';
import { AwsError } from '../wire/aws-error';
import { queryMembers } from '../wire/query-members';
import type { QueryInput } from '../wire/query-protocol';
import { invalid, validation } from './sts-errors';

const leastSeconds = 900;
/** AWS documented: plain text of inline and managed session policies together. */
const longestPolicy = 2_048;

/** `DurationSeconds` within bounds. */
export function durationOf(input: QueryInput, usualSeconds: number, mostSeconds: number): number {
  const asked = input.get('DurationSeconds');
  if (asked === null) return usualSeconds;
  const seconds = /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
  if (seconds < leastSeconds) {
    throw invalid('durationSeconds', asked, `have value greater than or equal to ${leastSeconds}`);
  }
  if (seconds > mostSeconds) throw invalid('durationSeconds', asked, `have value less than or equal to ${mostSeconds}`);
  return seconds;
}

/** `Policy` as it was sent; MalformedPolicyDocument where it is none. */
export function sessionPolicyOf(input: QueryInput): string | undefined {
  const policy = input.get('Policy');
  if (policy === null) return undefined;
  if (policy.length > longestPolicy)
    throw invalid('policy', policy, `have length less than or equal to ${longestPolicy}`);
  try {
    parsePolicy(policy, 'identity');
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error;
    throw new AwsError('MalformedPolicyDocument', 400, error.message);
  }
  return policy;
}

/** `Tags.member.N.Key` and `.Value`. */
export function sessionTags(input: QueryInput): Readonly<Record<string, string>> | undefined {
  const { Tags: tags } = queryMembers(input);
  if (!Array.isArray(tags) || tags.length === 0) return undefined;
  return Object.fromEntries(
    tags.map((tag: unknown) => {
      const { Key: key, Value: value } = (typeof tag === 'object' && tag !== null ? tag : {}) as Record<
        string,
        unknown
      >;
      return [String(key ?? ''), String(value ?? '')];
    }),
  );
}

export interface WantedRole {
  readonly arn: string;
  readonly name: RoleArn;
  readonly sessionName: string;
  /** Absent: the workspace has no such role. */
  readonly role?: IamRole;
}

/** `RoleArn` and `RoleSessionName`, and the role they are of where the workspace has it. */
export function wantedRole(input: QueryInput, studio: Studio): WantedRole {
  const asked = input.get('RoleArn') ?? '';
  if (asked.length < 20) throw invalid('roleArn', asked, 'have length greater than or equal to 20');
  const name = readRoleArn(asked);
  if (name === undefined) throw validation(`${asked} is invalid`);
  const sessionName = input.get('RoleSessionName') ?? '';
  if (sessionName.length < 2) throw invalid('roleSessionName', sessionName, 'have length greater than or equal to 2');
  if (sessionName.length > 64) throw invalid('roleSessionName', sessionName, 'have length less than or equal to 64');
  if (!/^[\w+=,.@-]+$/.test(sessionName)) {
    throw invalid('roleSessionName', sessionName, 'satisfy regular expression pattern: [\\w+=,.@-]*');
  }
  const { definition } = studio.current.require().workingCopy;
  const found = findEntity(definition, 'iam-role', name.roleName);
  const owner = found?.accountId ?? accountIdOf(definition);
  const role = owner === name.accountId ? found : undefined;
  const arn = role === undefined ? asked : iamArn('role', owner, { path: role.path, name: role.roleName });
  return { arn, name, sessionName, ...(role !== undefined && { role }) };
}

/** Makes the session of a role, and the members of the answer that all ways to it have. */
export function issueRoleSession(wanted: WantedRole, input: QueryInput, studio: Studio) {
  const { role, arn, name, sessionName } = wanted;
  const most = role?.maxSessionDuration ?? (role === undefined ? 43_200 : 3_600);
  const durationSeconds = durationOf(input, Math.min(3_600, most), 43_200);
  if (durationSeconds > most) {
    throw validation('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  const roleId = role?.roleId ?? stableRoleId(arn);
  const issued = studio.principals.issue({
    subject: { kind: 'role', roleArn: arn, roleId, sessionName },
    durationSeconds,
    policy: sessionPolicyOf(input),
    tags: sessionTags(input),
  });
  return {
    AssumedRoleUser: { AssumedRoleId: `${roleId}:${sessionName}`, Arn: assumedRoleArn(name, sessionName) },
    Credentials: credentialsShape(issued),
    PackedPolicySize: 0,
  };
}

export function credentialsShape(issued: IssuedCredentials) {
  return {
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    SessionToken: issued.sessionToken,
    Expiration: new Date(issued.expiresAt).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  };
}
