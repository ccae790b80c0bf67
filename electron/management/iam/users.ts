// Users and their access keys.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
import type { IamAccessKey, IamUser } from '../../../shared/definition/companions/iam';
import { keysOfUser, keysPerUser } from '../../../shared/definition/edits/iam-edits';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import { newIamId } from '../../../shared/iam/iam-ids';
import { newSecretAccessKey, secureRandom } from '../../studio/principals/sessions';
import type { QueryInput } from '../wire/query-protocol';
import { accountField, editEntity, find, homeAccount, type IamActions, type IamCall, keyOf } from './iam-call';
import { alreadyExists, deleteConflict, invalid, limitExceeded, noSuchEntity } from './iam-errors';
import { pageOf, pathField, requireName, requireText, tagsOf } from './iam-input';
import { accessKeyShape, userShape } from './iam-shapes';

const longestName = 64;

export const userActions: IamActions = {
  async CreateUser(input, call) {
    const userName = requireName(input, 'UserName', longestName);
    const boundary = input.get('PermissionsBoundary');
    const tags = tagsOf(input);
    const user: IamUser = {
      userName,
      userId: newIamId('user', secureRandom),
      ...accountField(call),
      ...pathField(input),
      createDate: call.studio.host.clock(),
      ...(boundary !== null && { permissionsBoundary: boundary }),
      ...(Object.keys(tags).length > 0 && { tags }),
    };
    await editEntity(call, `Create user ${userName}`, keyOf('iam-user', userName), (definition) => {
      if (findEntity(definition, 'iam-user', userName) !== undefined) {
        throw alreadyExists(`User with name ${userName} already exists.`);
      }
      return user;
    });
    return { User: userShape(user, homeAccount(call), true) };
  },
  GetUser: (input, call) => ({ User: userShape(namedOrOwn(input, call), homeAccount(call), true) }),
  ListUsers(input, call) {
    const prefix = input.get('PathPrefix') ?? '/';
    const users = ofAccount(call, 'iam-user').filter(({ path = '/' }) => path.startsWith(prefix));
    users.sort((a, b) => (a.userName < b.userName ? -1 : 1));
    return pageOf(input, 'Users', users, (user) => userShape(user, homeAccount(call), false));
  },
  async DeleteUser(input, call) {
    const userName = requireText(input, 'UserName');
    await editEntity(call, `Delete user ${userName}`, keyOf('iam-user', userName), (definition) => {
      const { policies, attachedPolicies } = requireUser(call, definition, userName);
      const rule = 'Cannot delete entity, must';
      if (keysOfUser(definition, userName).length > 0) throw deleteConflict(`${rule} delete access keys first.`);
      if (Object.keys(policies ?? {}).length > 0) throw deleteConflict(`${rule} delete policies first.`);
      if ((attachedPolicies ?? []).length > 0) throw deleteConflict(`${rule} detach all policies first.`);
      return undefined;
    });
    return undefined;
  },
  async CreateAccessKey(input, call) {
    const { userName } = namedOrOwn(input, call);
    const key = {
      accessKeyId: newIamId('access-key', secureRandom),
      userName,
      secretAccessKey: newSecretAccessKey(),
      status: 'Active' as const,
      createDate: call.studio.host.clock(),
    };
    const label = `Create an access key of ${userName}`;
    await editEntity(call, label, keyOf('iam-access-key', key.accessKeyId), (definition) => {
      requireUser(call, definition, userName);
      if (keysOfUser(definition, userName).length >= keysPerUser) {
        throw limitExceeded('AccessKeysPerUser', keysPerUser);
      }
      return key;
    });
    return { AccessKey: { ...accessKeyShape(key), SecretAccessKey: key.secretAccessKey } };
  },
  ListAccessKeys(input, call) {
    const { userName } = namedOrOwn(input, call);
    const keys = keysOfUser(call.definition, userName).map(({ entity }) => entity);
    return { UserName: userName, ...pageOf(input, 'AccessKeyMetadata', keys, accessKeyShape) };
  },
  async UpdateAccessKey(input, call) {
    const status = requireText(input, 'Status');
    if (status !== 'Active' && status !== 'Inactive') {
      throw invalid('status', status, 'satisfy enum value set: [Active, Inactive]');
    }
    const accessKeyId = requireText(input, 'AccessKeyId');
    await editEntity(call, `Set ${accessKeyId} ${status}`, keyOf('iam-access-key', accessKeyId), (definition) => ({
      ...requireKey(input, definition, accessKeyId),
      status,
    }));
    return undefined;
  },
  async DeleteAccessKey(input, call) {
    const accessKeyId = requireText(input, 'AccessKeyId');
    await editEntity(call, `Delete ${accessKeyId}`, keyOf('iam-access-key', accessKeyId), (definition) => {
      requireKey(input, definition, accessKeyId);
      return undefined;
    });
    return undefined;
  },
  GetAccessKeyLastUsed(input, call) {
    const { userName } = requireKey(input, call.definition, requireText(input, 'AccessKeyId'));
    // AWS documented: what a key that was never used shows
    return { UserName: userName, AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } };
  },
};

/** The user that `UserName` names, or whose key signed the call. */
function namedOrOwn(input: QueryInput, call: IamCall): IamUser {
  const name = input.get('UserName');
  if (name !== null) return requireUser(call, call.definition, name);
  const { principal, policies } = call.caller.signer;
  const own =
    principal.userName === undefined ? undefined : find(call, call.definition, 'iam-user', principal.userName);
  if (own !== undefined) return own;
  if (principal.type !== 'User' || !policies.isAdministrator) {
    throw invalid('userName', null, 'not be null');
  }
  // whoever has a key that nobody defined is shown as the user that such keys count as
  return { userName: principal.userName ?? '', userId: principal.userId, createDate: 0 };
}

/** The user of a name, in the caller's account. */
export function requireUser(call: Pick<IamCall, 'caller'>, definition: Definition, userName: string): IamUser {
  const user = find(call, definition, 'iam-user', userName);
  if (user === undefined) throw noSuchEntity(`The user with name ${userName} cannot be found.`);
  return user;
}

function requireKey(input: QueryInput, definition: Definition, accessKeyId: string): IamAccessKey {
  const key = findEntity(definition, 'iam-access-key', accessKeyId);
  const userName = input.get('UserName');
  if (key === undefined || (userName !== null && key.userName !== userName)) {
    throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return key;
}

/** All of a kind in the caller's account. */
export function ofAccount<K extends 'iam-user' | 'iam-role' | 'iam-policy'>(call: IamCall, kind: K) {
  return listEntities(call.definition, kind)
    .map(({ entity }) => entity)
    .filter((entity) => {
      const { accountId } = entity as { readonly accountId?: string };
      return (accountId ?? homeAccount(call)) === call.caller.accountId;
    });
}
