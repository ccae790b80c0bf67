// Who would call, where a request is only tried: a user or role of the workspace, or an account.

import { iamArn } from '../definition/companions/iam';
import type { Persona } from '../definition/companions/persona';
import { type Definition, listEntities } from '../definition/entities';
import type { IamSession } from './iam-session';
import type { IamCaller } from './principal';
import { administratorOf, openPrincipalDirectory } from './principal-directory';
import { readRoleArn } from './role-name';

export type TriedSigner = NonNullable<Persona['iam']>;

const hourMs = 3_600_000;
const keyId = 'ASIATRIED00000000000';

/** The caller with its policies; undefined where the workspace has no such user. `accountId` is the workspace's. */
export function triedCaller(definition: Definition, accountId: string, signer: TriedSigner): IamCaller | undefined {
  if (signer.kind === 'account') return administratorOf(signer.accountId, '');
  const entities = {
    users: listEntities(definition, 'iam-user').map(({ entity }) => entity),
    accessKeys: [],
    roles: listEntities(definition, 'iam-role').map(({ entity }) => entity),
    policies: listEntities(definition, 'iam-policy').map(({ entity }) => entity),
  };
  const session = signer.kind === 'role' ? sessionOf(signer, entities.roles, accountId) : undefined;
  const directory = openPrincipalDirectory({ isStrict: false, ...entities }, accountId, { open: () => session });
  if (signer.kind === 'role') return directory.identify({ accessKeyId: keyId, sessionToken: 'tried' }, 0);
  const user = entities.users.find(({ userName }) => userName === signer.userName);
  if (user === undefined) return undefined;
  return directory.named(iamArn('user', user.accountId ?? accountId, { path: user.path, name: user.userName }));
}

/** Who an ARN or an account id names; undefined where it names nobody who could sign. */
export function readSigner(text: string): TriedSigner | undefined {
  if (/^\d{12}$/.test(text)) return { kind: 'account', accountId: text };
  const [, account = '', kind, name = ''] =
    /^arn:[\w-]+:(?:iam|sts)::(\d{12}):(root|[\w-]+)(?:\/(.+))?$/.exec(text) ?? [];
  const parts = name.split('/');
  switch (kind) {
    case 'root':
      return { kind: 'account', accountId: account };
    case 'user':
      return { kind: 'user', userName: parts.at(-1) ?? '' };
    case 'role':
      return { kind: 'role', roleName: parts.at(-1) ?? '' };
    case 'assumed-role':
      return { kind: 'role', roleName: parts[0] ?? '', ...(parts[1] !== undefined && { sessionName: parts[1] }) };
    default:
      return undefined;
  }
}

function sessionOf(
  { roleName, sessionName = 'tried', sessionPolicy }: Extract<TriedSigner, { kind: 'role' }>,
  roles: readonly { readonly roleName: string; readonly roleId: string; readonly accountId?: string | undefined }[],
  accountId: string,
): IamSession | undefined {
  const role = roles.find((one) => one.roleName === roleName);
  if (role === undefined) return undefined;
  const roleArn = iamArn('role', role.accountId ?? accountId, { name: roleName });
  if (readRoleArn(roleArn) === undefined) return undefined;
  return {
    accessKeyId: keyId,
    secretAccessKey: '',
    issuedAt: 0,
    expiresAt: hourMs,
    subject: { kind: 'role', roleArn, roleId: role.roleId, sessionName },
    ...(sessionPolicy !== undefined && { policy: sessionPolicy }),
  };
}
