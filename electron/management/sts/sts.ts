// The sts service: who the caller is, and temporary credentials.
// https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
import type { IamCaller } from '../../../shared/iam/principal';
import type { ConditionValues } from '../../../shared/policy/condition-keys';
import type { Studio } from '../../studio/create-studio';
import type { QueryProtocol } from '../wire/query-protocol';
import { assumeRole } from './assume-role';
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity';
import { credentialsShape, durationOf, sessionPolicyOf, sessionTags } from './session-input';
import { invalid } from './sts-errors';

export interface StsCall {
  readonly studio: Studio;
  /** Who signed, as far as that is known; else an administrator. */
  readonly signer: IamCaller;
  /** Condition keys of the call. */
  readonly keys: ConditionValues;
}

const dayAndHalfSeconds = 129_600;
const halfDaySeconds = 43_200;

export const sts: QueryProtocol<StsCall> = {
  service: 'sts',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  actions: {
    GetCallerIdentity: (_input, { signer: { principal } }) => ({
      Arn: principal.arn,
      UserId: principal.userId,
      Account: principal.accountId,
    }),
    AssumeRole: assumeRole,
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
    GetSessionToken(input, { studio, signer }) {
      const issued = studio.principals.issue({
        subject: { kind: 'user', ...ownerOf(signer) },
        durationSeconds: durationOf(input, halfDaySeconds, dayAndHalfSeconds),
      });
      return { Credentials: credentialsShape(issued) };
    },
    GetFederationToken(input, { studio, signer }) {
      const name = input.get('Name') ?? '';
      if (!/^[\w+=,.@-]{2,32}$/.test(name)) throw invalid('name', name, 'have length between 2 and 32');
      const owner = ownerOf(signer);
      const policy = sessionPolicyOf(input);
      const issued = studio.principals.issue({
        subject: { kind: 'federated', ...owner, name },
        durationSeconds: durationOf(input, halfDaySeconds, dayAndHalfSeconds),
        policy,
        tags: sessionTags(input),
      });
      return {
        Credentials: credentialsShape(issued),
        FederatedUser: {
          FederatedUserId: `${owner.accountId}:${name}`,
          Arn: `arn:aws:sts::${owner.accountId}:federated-user/${name}`,
        },
        PackedPolicySize: 0,
      };
    },
    GetAccessKeyInfo(input, { studio, signer }) {
      const accessKeyId = input.get('AccessKeyId') ?? '';
      if (!/^\w{12,128}$/.test(accessKeyId)) {
        throw invalid('accessKeyId', accessKeyId, 'satisfy regular expression pattern: [\\w]*');
      }
      return { Account: accountOfKey(accessKeyId, studio) ?? signer.principal.accountId };
    },
  },
};

/** Whose session it becomes. AWS documented: role sessions cannot ask for one; here they get one of their account. */
function ownerOf({ principal, policies }: IamCaller) {
  const isUser = principal.type === 'User' && !policies.isAdministrator && principal.userName !== undefined;
  return { accountId: principal.accountId, ...(isUser && { userName: principal.userName }) };
}

function accountOfKey(accessKeyId: string, studio: Studio): string | undefined {
  if (/^\d{12}$/.test(accessKeyId)) return accessKeyId;
  try {
    const keys = { accessKeyId, sessionToken: undefined };
    return studio.principals.directory(false).identify(keys, studio.principals.now()).principal.accountId;
  } catch {
    return undefined; // a temporary key says nothing without its token
  }
}
