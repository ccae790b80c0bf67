// Users that sign up themselves. No message is sent anywhere: every code but 000000 confirms.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
import type { UserPool, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { findUser } from '../../studio/identity/pool-view';
import { type CognitoActions, currentUser, noUser, requireClient, saveUser } from './cognito-call';
import { notAuthorized, refused } from './cognito-errors';
import { attributesIn, type Input, patternText, requiredText, text } from './members';
import { newUser } from './new-user';
import { checkPassword } from './password-policy';
import { checkSecretHash } from './secret-hash';
import { withAttributes } from './user-answer';

/** The code that is wrong, so that a client can be tried with one. */
const wrongCode = '000000';

export const signUpActions: CognitoActions = {
  async SignUp(input, call) {
    const { client, view } = requireClient(input, call);
    const name = requiredText(input, 'Username');
    checkSecretHash(client, [name], text(input, 'SecretHash'), 'SecretHash');
    const settings = view.pool.otherSettings?.AdminCreateUserConfig as Input | undefined;
    if (settings?.AllowAdminCreateUserOnly === true) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    const password = requiredText(input, 'Password');
    checkPassword(view.pool, password);
    const attributes = attributesIn(input, 'UserAttributes');
    const user = await saveUser(call, `Sign ${name} up`, () =>
      newUser(requireClient(input, call).view, call, {
        name,
        attributes,
        password,
        userStatus: 'UNCONFIRMED',
        taken: 'User already exists',
      }),
    );
    return { UserConfirmed: false, UserSub: user.sub, ...delivery(view.pool, user) };
  },
  async ConfirmSignUp(input, call) {
    const { client, view } = requireClient(input, call);
    const name = requiredText(input, 'Username');
    checkSecretHash(client, [name], text(input, 'SecretHash'), 'SecretHash');
    const code = patternText(input, 'ConfirmationCode', /^\S{1,2048}$/, '[\\S]+');
    const user = findUser(view, name);
    if (user === undefined) throw noUser();
    if (user.userStatus !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.userStatus}`);
    }
    if (code === wrongCode) {
      throw refused('CodeMismatchException', 'Invalid verification code provided, please try again.');
    }
    const [verified] = verifiable(view.pool, user);
    await saveUser(call, `Confirm ${user.username}`, () => ({
      ...withAttributes(currentUser(call, user), verified === undefined ? {} : { [`${verified}_verified`]: 'true' }),
      userStatus: 'CONFIRMED',
    }));
    return {};
  },
  ResendConfirmationCode(input, call) {
    const { client, view } = requireClient(input, call);
    const name = requiredText(input, 'Username');
    checkSecretHash(client, [name], text(input, 'SecretHash'), 'SecretHash');
    const user = findUser(view, name);
    if (user === undefined) throw noUser();
    return delivery(view.pool, user);
  },
};

/** Where AWS would send a code; nothing is sent here. */
function delivery(pool: UserPool, user: UserPoolUser): object {
  const [name] = verifiable(pool, user);
  if (name === undefined) return {};
  const value = user.attributes?.[name] ?? '';
  const isEmail = name === 'email';
  return {
    CodeDeliveryDetails: {
      AttributeName: name,
      DeliveryMedium: isEmail ? 'EMAIL' : 'SMS',
      Destination: isEmail ? value.replace(/^(.).*@(.).*$/, '$1***@$2***') : `+*******${value.slice(-4)}`,
    },
  };
}

/** Attributes of the user that the pool verifies by itself. */
function verifiable({ otherSettings }: UserPool, { attributes = {} }: UserPoolUser): readonly string[] {
  const { AutoVerifiedAttributes: names } = otherSettings ?? {};
  const wanted = Array.isArray(names) ? names.map(String) : [];
  return ['phone_number', 'email'].filter((name) => wanted.includes(name) && Object.hasOwn(attributes, name));
}
