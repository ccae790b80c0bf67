// Whose keys a request was signed with: users of the workspace, sessions, functions on this machine, or somebody unknown.
import type { IamAccessKey, IamPolicy, IamRole, IamUser } from '../definition/companions/iam';
import { iamArn } from '../definition/companions/iam';
import { entityKey } from '../definition/entities';
import { expiredToken, unknownKey } from '../sigv4/signature-fault';
import { localAdministrator } from './iam-ids';
import type { IamSession, SessionSeal } from './iam-session';
import { localFunctionKeys } from './local-keys';
import type { IamCaller, Principal, SourcedPolicy } from './principal';
import { administratorPolicy, boundaryOf, identityPolicies, sessionPolicy } from './principal-policies';
import { assumedRoleArn, readRoleArn } from './role-name';

export interface IamSettings {
  /** Unknown access keys are refused instead of counting as administrators. */
  readonly isStrict: boolean;
  /** The same for keys alone: sessions of roles that are not known here stay good. */
  readonly isClosed?: boolean;
  readonly users: readonly IamUser[];
  readonly accessKeys: readonly IamAccessKey[];
  readonly roles: readonly IamRole[];
  readonly policies: readonly IamPolicy[];
}

/** Somebody who sends signed requests. */
export interface IdentifiedCaller extends IamCaller {
  /** True where the secret is known: then the signature is verified. */
  readonly isKnown: boolean;
  /** Absent where it is not known, or where the slot of a known key is empty. */
  readonly secretAccessKey?: string;
}

export interface GivenKeys {
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
}

export interface PrincipalDirectory {
  /** Who has these keys. Throws SignatureFault for keys and tokens that mean nothing. `now` is epoch milliseconds. */
  identify(keys: GivenKeys, now: number): IdentifiedCaller;
  /** The user or role of an ARN, without asking for keys. */
  named(arn: string): IamCaller | undefined;
}

type OwnPolicies = { readonly identity: readonly SourcedPolicy[]; readonly boundary?: SourcedPolicy };

/** Opens the directory over settings that do not change; indexes are made once. */
export function openPrincipalDirectory(
  settings: IamSettings,
  accountId: string,
  sessions: Pick<SessionSeal, 'open'>,
): PrincipalDirectory {
  const isClosed = settings.isStrict || settings.isClosed === true;
  const keys = new Map(settings.accessKeys.map((key) => [key.accessKeyId, key]));
  const users = new Map(settings.users.map((user) => [user.userName, user]));
  const roles = new Map(settings.roles.map((role) => [role.roleName, role]));
  const userPolicies = memo((user: IamUser) => policiesOf('User', user.userName, user, settings.policies));
  const rolePolicies = memo((role: IamRole) => policiesOf('Role', role.roleName, role, settings.policies));

  function userCaller(user: IamUser, accessKeyId: string): IamCaller {
    const account = user.accountId ?? accountId;
    const arn = iamArn('user', account, { path: user.path, name: user.userName });
    const principal: Principal = {
      arn,
      principalArn: arn,
      accountId: account,
      type: 'User',
      userId: user.userId,
      userName: user.userName,
      accessKeyId,
      ...(user.tags !== undefined && { tags: user.tags }),
    };
    return { principal, policies: { kind: 'iam', isAdministrator: false, ...userPolicies(user) } };
  }

  function byKey(accessKeyId: string): IdentifiedCaller {
    const key = keys.get(accessKeyId);
    if (key !== undefined) {
      const user = users.get(key.userName);
      // AWS documented: a key that is not active is as good as none
      if (key.status !== 'Active' || user === undefined) throw unknownKey();
      const { secretAccessKey } = key;
      return { ...userCaller(user, accessKeyId), isKnown: true, ...(secretAccessKey && { secretAccessKey }) };
    }
    // AWS documented: temporary keys come with their token
    if (isClosed || accessKeyId.startsWith('ASIA')) throw unknownKey();
    const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : accountId;
    return { ...administratorOf(account, accessKeyId), isKnown: false };
  }

  function byToken(accessKeyId: string, token: string, now: number): IdentifiedCaller {
    const isFunction = accessKeyId === localFunctionKeys.accessKeyId && token === localFunctionKeys.sessionToken;
    if (isFunction && !isClosed) {
      const { secretAccessKey } = localFunctionKeys;
      return { ...administratorOf(accountId, accessKeyId), isKnown: true, secretAccessKey };
    }
    const session = sessions.open(token);
    if (session === undefined || session.accessKeyId !== accessKeyId) throw unknownKey();
    if (session.expiresAt <= now) throw expiredToken();
    const { secretAccessKey } = session;
    return { ...limited(sessionCaller(session), session), isKnown: true, secretAccessKey };
  }

  function sessionCaller(session: IamSession): IamCaller {
    const { subject, accessKeyId } = session;
    if (subject.kind === 'role') return roleCaller(session, subject);
    if (subject.userName === undefined) return administratorOf(subject.accountId, accessKeyId);
    const user = users.get(subject.userName);
    if (user === undefined) throw unknownKey();
    return userCaller(user, accessKeyId);
  }

  function roleCaller(
    session: Pick<IamSession, 'accessKeyId' | 'tags'>,
    subject: Extract<IamSession['subject'], { kind: 'role' }>,
  ): IamCaller {
    const name = readRoleArn(subject.roleArn);
    if (name === undefined) throw unknownKey();
    const { accountId: account, roleName } = name;
    const found = roles.get(roleName);
    const role = (found?.accountId ?? accountId) === account ? found : undefined;
    if (role === undefined && settings.isStrict) throw unknownKey();
    const principal: Principal = {
      arn: assumedRoleArn(name, subject.sessionName),
      principalArn: subject.roleArn,
      accountId: account,
      type: 'AssumedRole',
      userId: `${role?.roleId ?? subject.roleId}:${subject.sessionName}`,
      accessKeyId: session.accessKeyId,
      tags: { ...role?.tags, ...session.tags },
    };
    const own: OwnPolicies =
      role === undefined
        ? { identity: [administratorPolicy(`Role ${roleName}, which is not known here`)] }
        : rolePolicies(role);
    return { principal, policies: { kind: 'iam', isAdministrator: false, ...own } };
  }

  return {
    identify: ({ accessKeyId, sessionToken }, now) =>
      sessionToken === undefined ? byKey(accessKeyId) : byToken(accessKeyId, sessionToken, now),
    named(arn) {
      const user = [...users.values()].find((one) => userCaller(one, '').principal.arn === arn);
      if (user !== undefined) return userCaller(user, '');
      const name = readRoleArn(arn);
      const role = name && roles.get(name.roleName);
      if (role === undefined) return undefined;
      const subject = { kind: 'role', roleArn: arn, roleId: role.roleId, sessionName: '' } as const;
      const caller = roleCaller({ accessKeyId: '' }, subject);
      return { ...caller, principal: { ...caller.principal, arn } };
    },
  };
}

/** AWS documented: what a session may is what its principal may and its policy allows. */
function limited({ principal, policies }: IamCaller, session: IamSession): IamCaller {
  const { subject, policy } = session;
  const isFederated = subject.kind === 'federated';
  // AWS documented: a federated user without a policy of its own may nothing
  const isBound = isFederated || policy !== undefined;
  const name = isFederated ? subject.name : '';
  const federatedArn = `arn:aws:sts::${principal.accountId}:federated-user/${name}`;
  const { userName: _userName, ...unnamed } = principal;
  return {
    principal: {
      ...(isFederated
        ? {
            ...unnamed,
            arn: federatedArn,
            principalArn: federatedArn,
            type: 'FederatedUser' as const,
            userId: `${principal.accountId}:${name}`,
          }
        : principal),
      tokenIssuedAt: session.issuedAt,
    },
    policies: {
      ...policies,
      // the policy of a session bounds administrators too
      ...(policies.isAdministrator &&
        isBound && { isAdministrator: false, identity: [administratorPolicy('Administrator')] }),
      ...(isBound && { session: sessionPolicy(policy) }),
    },
  };
}

/** Whoever has a key that nobody has defined. */
export function administratorOf(accountId: string, accessKeyId: string): IamCaller {
  const { userName, userId } = localAdministrator;
  const arn = iamArn('user', accountId, { name: userName });
  return {
    principal: { arn, principalArn: arn, accountId, type: 'User', userId, userName, accessKeyId },
    policies: { kind: 'iam', isAdministrator: true, identity: [] },
  };
}

function policiesOf(
  kind: 'User' | 'Role',
  name: string,
  holder: IamUser | IamRole,
  managed: readonly IamPolicy[],
): OwnPolicies {
  const named = {
    ...holder,
    spoken: `${kind} ${name}`,
    entityKey: entityKey(kind === 'User' ? 'iam-user' : 'iam-role', name),
  };
  const boundary = boundaryOf(named, managed);
  return { identity: identityPolicies(named, managed), ...(boundary !== undefined && { boundary }) };
}

function memo<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
