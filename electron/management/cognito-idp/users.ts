// Users, as administrators see them.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
import { removeEntity } from '../../../shared/definition/edits/entity-edits';
import { entityKey } from '../../../shared/definition/entities';
import { findUser } from '../../studio/identity/pool-view';
import {
  type CognitoActions,
  type CognitoCall,
  currentUser,
  noUser,
  requirePool,
  requireUser,
  saveUser,
} from './cognito-call';
import { notAuthorized, refused } from './cognito-errors';
import { attributesIn, flag, type Input, pageOf, requiredText, text, texts } from './members';
import { newUser } from './new-user';
import { checkPassword, temporaryPassword } from './password-policy';
import { checkAttributes, userAnswer, withAttributes } from './user-answer';
import { userFilter } from './user-filter';

export const userActions: CognitoActions = {
  AdminCreateUser: adminCreateUser,
  AdminGetUser: (input, call) => userAnswer(requireUser(input, call).user, 'UserAttributes'),
  async AdminSetUserPassword(input, call) {
    const { view, user } = requireUser(input, call);
    const password = requiredText(input, 'Password');
    checkPassword(view.pool, password);
    const userStatus = flag(input, 'Permanent') === true ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
    await saveUser(call, `Set the password of ${user.username}`, () => ({
      ...currentUser(call, user),
      password,
      userStatus,
    }));
    return {};
  },
  async AdminDeleteUser(input, call) {
    await deleteUser(call, requireUser(input, call).user);
    return undefined;
  },
  async AdminUpdateUserAttributes(input, call) {
    const { view, user } = requireUser(input, call);
    const attributes = attributesIn(input, 'UserAttributes');
    checkAttributes(view.pool, attributes);
    await saveUser(call, `Change attributes of ${user.username}`, () =>
      withAttributes(currentUser(call, user), attributes),
    );
    return {};
  },
  async AdminDeleteUserAttributes(input, call) {
    const { view, user } = requireUser(input, call);
    const names = texts(input, 'UserAttributeNames') ?? [];
    checkAttributes(view.pool, Object.fromEntries(names.map((name) => [name, ''])));
    await saveUser(call, `Remove attributes of ${user.username}`, () => {
      const now = currentUser(call, user);
      const left = Object.entries(now.attributes ?? {}).filter(([name]) => !names.includes(name));
      return { ...now, attributes: Object.fromEntries(left) };
    });
    return {};
  },
  async AdminConfirmSignUp(input, call) {
    const { user } = requireUser(input, call);
    if (user.userStatus !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.userStatus}`);
    }
    await saveUser(call, `Confirm ${user.username}`, () => ({ ...currentUser(call, user), userStatus: 'CONFIRMED' }));
    return {};
  },
  AdminEnableUser: (input, call) => setEnabled(input, call, true),
  AdminDisableUser: (input, call) => setEnabled(input, call, false),
  async AdminUserGlobalSignOut(input, call) {
    const { user } = requireUser(input, call);
    await saveUser(call, `Sign ${user.username} out`, () => ({ ...currentUser(call, user), signedOutAt: call.now }));
    return {};
  },
  ListUsers(input, call) {
    const { users } = requirePool(input, call);
    const passes = userFilter(text(input, 'Filter'));
    const wanted = texts(input, 'AttributesToGet');
    const found = users.filter(passes).sort((a, b) => a.createDate - b.createDate);
    const { items, next } = pageOf(found, input, { limit: 'Limit', token: 'PaginationToken', most: 60 });
    return {
      Users: items.map((user) => {
        const answer = userAnswer(user, 'Attributes') as { Attributes: readonly { Name: string }[] };
        if (wanted === undefined) return answer;
        return { ...answer, Attributes: answer.Attributes.filter(({ Name }) => wanted.includes(Name)) };
      }),
      ...next,
    };
  },
};

/** No message is sent, so a password that nobody gave stands in the workspace's secrets only. */
async function adminCreateUser(input: Input, call: CognitoCall): Promise<object> {
  const view = requirePool(input, call);
  const name = requiredText(input, 'Username');
  if (text(input, 'MessageAction') === 'RESEND') {
    const known = findUser(view, name);
    if (known === undefined) throw noUser();
    if (known.userStatus !== 'FORCE_CHANGE_PASSWORD') {
      throw refused('UsernameExistsException', 'Resend not possible. User is not in FORCE_CHANGE_PASSWORD state.');
    }
    return { User: userAnswer(known, 'Attributes') };
  }
  const given = text(input, 'TemporaryPassword');
  if (given !== undefined) checkPassword(view.pool, given);
  const password = given ?? temporaryPassword(view.pool);
  const attributes = attributesIn(input, 'UserAttributes');
  const user = await saveUser(call, `Create user ${name}`, () =>
    newUser(requirePool(input, call), call, {
      name,
      attributes,
      password,
      userStatus: 'FORCE_CHANGE_PASSWORD',
      taken: 'User account already exists',
    }),
  );
  return { User: userAnswer(user, 'Attributes') };
}

/** Removes a user and nothing else. */
export function deleteUser(call: CognitoCall, user: { readonly sub: string; readonly username: string }) {
  return call.edit(`Delete user ${user.username}`, (definition) =>
    removeEntity(definition, entityKey('user-pool-user', user.sub)),
  );
}

async function setEnabled(input: Input, call: CognitoCall, enabled: boolean): Promise<object> {
  const { user } = requireUser(input, call);
  await saveUser(call, `${enabled ? 'Enable' : 'Disable'} ${user.username}`, () => ({
    ...currentUser(call, user),
    enabled,
  }));
  return {};
}
