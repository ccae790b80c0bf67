// Logins: with name and password, with a refresh token, and the challenge of a first password.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
import type { UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { findUser } from '../../studio/identity/pool-view';
import { isSignedIn, readRefreshToken } from '../../studio/identity/user-tokens';
import { notImplemented } from '../wire/aws-error';
import { authenticationResult } from './authentication-result';
import { answerChallenge, askForPassword } from './challenge';
import { usualFlows } from './clients';
import { type CognitoActions, type CognitoCall, noUser, requireClient, requireClientOfPool } from './cognito-call';
import { invalidParameter, notAuthorized, refused } from './cognito-errors';
import { type Input, requiredText, textMap } from './members';
import { checkSecretHash, isSame } from './secret-hash';

type Found = ReturnType<typeof requireClient>;
type Parameters = Readonly<Record<string, string>>;

const wrongPassword = 'Incorrect username or password.';

export const signInActions: CognitoActions = {
  InitiateAuth: (input, call) => initiate('InitiateAuth', requireClient(input, call), input, call),
  AdminInitiateAuth: (input, call) => initiate('AdminInitiateAuth', requireClientOfPool(input, call), input, call),
  RespondToAuthChallenge: (input, call) =>
    answerChallenge('RespondToAuthChallenge', requireClient(input, call), input, call),
  AdminRespondToAuthChallenge: (input, call) =>
    answerChallenge('AdminRespondToAuthChallenge', requireClientOfPool(input, call), input, call),
};

function initiate(action: string, found: Found, input: Input, call: CognitoCall): Promise<object> {
  const flow = requiredText(input, 'AuthFlow');
  const parameters = textMap(input, 'AuthParameters');
  switch (flow) {
    case 'REFRESH_TOKEN_AUTH':
    case 'REFRESH_TOKEN':
      return refresh(found, parameters, call);
    case 'ADMIN_USER_PASSWORD_AUTH':
    case 'ADMIN_NO_SRP_AUTH':
      if (action === 'InitiateAuth') throw invalidParameter('Initiate Auth method not supported.');
      requireFlow(
        found,
        ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
        'Auth flow not enabled for this client',
      );
      return signIn(found, parameters, call);
    case 'USER_PASSWORD_AUTH':
      requireFlow(
        found,
        ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
        'USER_PASSWORD_AUTH flow not enabled for this client',
      );
      return signIn(found, parameters, call);
    case 'USER_SRP_AUTH':
    case 'CUSTOM_AUTH':
    case 'USER_AUTH':
      throw notImplemented('cognito-idp', `${action} ${flow}`);
    default:
      throw invalidParameter(
        `1 validation error detected: Value '${flow}' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]`,
      );
  }
}

/** `names` are those of the flow, now and in older clients. */
function requireFlow({ client }: Found, names: readonly string[], message: string) {
  const flows: readonly string[] = client.explicitAuthFlows ?? usualFlows;
  if (!flows.some((flow) => names.includes(flow))) throw invalidParameter(message);
}

async function signIn({ client, view }: Found, parameters: Parameters, call: CognitoCall): Promise<object> {
  const name = requiredParameter(parameters, 'USERNAME');
  const password = requiredParameter(parameters, 'PASSWORD');
  const user = findUser(view, name);
  checkSecretHash(client, [name], parameters.SECRET_HASH, 'SECRET_HASH');
  if (user === undefined) {
    // AWS documented: LEGACY, the default of clients made by a call, tells that there is no such user
    throw client.otherSettings?.PreventUserExistenceErrors === 'ENABLED' ? notAuthorized(wrongPassword) : noUser();
  }
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.userStatus === 'RESET_REQUIRED') {
    throw refused('PasswordResetRequiredException', 'Password reset required for the user');
  }
  if (user.password === undefined || !isSame(user.password, password)) throw notAuthorized(wrongPassword);
  if (user.userStatus === 'UNCONFIRMED') throw refused('UserNotConfirmedException', 'User is not confirmed.');
  if (user.userStatus === 'FORCE_CHANGE_PASSWORD') return askForPassword(client, user, call);
  return authenticationResult({ client, view, user }, call);
}

async function refresh({ client, view }: Found, parameters: Parameters, call: CognitoCall): Promise<object> {
  const flows: readonly string[] = client.explicitAuthFlows ?? usualFlows;
  const isNewStyle = flows.some((flow) => flow.startsWith('ALLOW_'));
  if (isNewStyle && !flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('REFRESH_TOKEN_AUTH flow not enabled for this client');
  }
  const text = requiredParameter(parameters, 'REFRESH_TOKEN');
  const token = await readRefreshToken(call.studio.identity, text);
  const user = token && view.users.find(({ sub }) => sub === token.sub);
  if (token === undefined || user === undefined || token.clientId !== client.clientId) {
    throw notAuthorized('Invalid Refresh Token');
  }
  checkSecretHash(client, namesOf(user), parameters.SECRET_HASH, 'SECRET_HASH');
  if (token.exp * 1_000 <= call.now) throw notAuthorized('Refresh Token has expired');
  if (!isSignedIn(user, token.originJti)) throw notAuthorized('Refresh Token has been revoked');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return authenticationResult({ client, view, user }, call, token);
}

/** AWS documented: the hash of a refresh is over the username, which clients know by any of its names. */
function namesOf({ username, sub, attributes = {} }: UserPoolUser): readonly string[] {
  return [username, sub, attributes.email ?? username];
}

function requiredParameter(parameters: Parameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined || value === '') throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}
