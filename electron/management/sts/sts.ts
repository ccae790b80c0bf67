// The sts service: who the caller is, and temporary keys.
// https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
import { randomBytes } from 'node:crypto';
import type { AccessKey } from '../wire/access-keys';
import { AwsError } from '../wire/aws-error';
import type { Caller } from '../wire/caller';
import type { QueryInput, QueryProtocol } from '../wire/query-protocol';

export interface StsCall {
  readonly caller: Caller;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Hears of keys that were given out. */
  readonly issued: (key: AccessKey) => void;
}

/** The user that every key belongs to which nobody has defined. */
const localUser = { name: 'gatehouse', id: 'AIDAGATEHOUSELOCAL01' } as const;

export const sts: QueryProtocol<StsCall> = {
  service: 'sts',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  actions: {
    GetCallerIdentity: (_input, { caller: { accountId } }) => ({
      Arn: `arn:aws:iam::${accountId}:user/${localUser.name}`,
      UserId: localUser.id,
      Account: accountId,
    }),
    AssumeRole: (input, call) => assumeRole(input, call),
    AssumeRoleWithWebIdentity: (input, call) => ({
      ...assumeRole(input, call),
      SubjectFromWebIdentityToken: 'gatehouse',
      Provider: input.get('ProviderId') ?? 'gatehouse',
    }),
    GetSessionToken: (input, call) => ({ Credentials: credentials(input, call, 43_200) }),
    GetAccessKeyInfo: (input, { caller }) => {
      const key = input.get('AccessKeyId') ?? '';
      return { Account: /^\d{12}$/.test(key) ? key : caller.accountId };
    },
  },
};

function assumeRole(input: QueryInput, call: StsCall): object {
  const roleArn = input.get('RoleArn') ?? '';
  const session = input.get('RoleSessionName') ?? '';
  const [, account = '', path = ''] = /^arn:[a-z-]+:iam::(\d{12}):role\/(.+)$/.exec(roleArn) ?? [];
  if (path === '') throw invalid(`${roleArn} is invalid`);
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    throw invalid(
      `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  const roleName = path.slice(path.lastIndexOf('/') + 1);
  const roleId = `AROA${idOf(roleArn)}`;
  return {
    AssumedRoleUser: {
      AssumedRoleId: `${roleId}:${session}`,
      Arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${session}`,
    },
    Credentials: credentials(input, call, 3_600),
    PackedPolicySize: 0,
  };
}

function credentials(input: QueryInput, { now, issued }: StsCall, usualSeconds: number): object {
  const asked = input.get('DurationSeconds');
  const seconds = asked === null ? usualSeconds : Number(asked);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 129_600) {
    throw invalid(
      `1 validation error detected: Value '${asked}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`,
    );
  }
  const expiresAt = now + seconds * 1_000;
  const key = {
    accessKeyId: `ASIA${upperText(16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(120).toString('base64'),
  };
  issued({ ...key, expiresAt });
  return {
    AccessKeyId: key.accessKeyId,
    SecretAccessKey: key.secretAccessKey,
    SessionToken: key.sessionToken,
    Expiration: new Date(expiresAt).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function upperText(length: number): string {
  return Array.from(randomBytes(length), (byte) => base32[byte % 32]).join('');
}

/** The same sixteen characters for the same name, so that a role keeps its id. */
function idOf(name: string): string {
  let hash = 5_381n;
  for (const character of name) hash = (hash * 33n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 80n;
  return Array.from({ length: 16 }, (_, at) => base32[Number((hash >> BigInt(at * 5)) % 32n)]).join('');
}
