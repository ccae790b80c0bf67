// What users do with their own account, by their access token.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
import { findEntity } from '../../../shared/definition/entities';
import { isSignedIn } from '../../studio/identity/user-tokens';
import { type CognitoActions, type CognitoCall, currentUser, noUser, saveUser } from './cognito-call';
import { notAuthorized } from './cognito-errors';
import { attributesIn, type Input, requiredText } from './members';
import { checkPassword } from './password-policy';
import { isSame } from './secret-hash';
import { attributeList, checkAttributes, withAttributes } from './user-answer';
import { deleteUser } from './users';

export const ownAccountActions: CognitoActions = {
  async GetUser(input, call) {
    const { user } = await ownUser(input, call);
    return { Username: user.username, UserAttributes: attributeList(user) };
  },
  async UpdateUserAttributes(input, call) {
    const { user, pool } = await ownUser(input, call);
    const attributes = attributesIn(input, 'UserAttributes');
    checkAttributes(pool, attributes);
    await saveUser(call, `Change attributes of ${user.username}`, () =>
      withAttributes(currentUser(call, user), attributes),
    );
    return { CodeDeliveryDetailsList: [] };
  },
  async ChangePassword(input, call) {
    const { user, pool } = await ownUser(input, call);
    const password = requiredText(input, 'ProposedPassword');
    if (!isSame(user.password ?? '', requiredText(input, 'PreviousPassword'))) {
      throw notAuthorized('Incorrect username or password.');
    }
    checkPassword(pool, password);
    await saveUser(call, `Change the password of ${user.username}`, () => ({ ...currentUser(call, user), password }));
    return {};
  },
  async GlobalSignOut(input, call) {
    const { user } = await ownUser(input, call);
    await saveUser(call, `Sign ${user.username} out`, () => ({ ...currentUser(call, user), signedOutAt: call.now }));
    return {};
  },
  async DeleteUser(input, call) {
    await deleteUser(call, (await ownUser(input, call)).user);
    return undefined;
  },
};

/** The user whose access token the call has. */
async function ownUser(input: Input, call: CognitoCall) {
  const read = await call.studio.identity.readAccessToken(requiredText(input, 'AccessToken'));
  if (read === 'expired') throw notAuthorized('Access Token has expired');
  if (read === 'without scope') throw notAuthorized('Access Token does not have required scopes');
  if (read === 'invalid') throw notAuthorized('Invalid Access Token');
  const { pool } = call.studio.identity.viewPool(read.poolId);
  const user = findEntity(call.definition, 'user-pool-user', read.sub);
  if (pool === undefined || user?.userPoolId !== read.poolId) throw noUser();
  if (!isSignedIn(user, read.originJti)) throw notAuthorized('Access Token has been revoked');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { user, pool };
}
