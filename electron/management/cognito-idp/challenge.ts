// NEW_PASSWORD_REQUIRED: who logs in with a temporary password has to choose one.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
import { z } from 'zod';
import type { UserPoolClient, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { findUser } from '../../studio/identity/pool-view';
import { notImplemented } from '../wire/aws-error';
import { authenticationResult } from './authentication-result';
import { type CognitoCall, currentUser, type requireClient, saveUser } from './cognito-call';
import { invalidParameter, notAuthorized } from './cognito-errors';
import { type Input, requiredText, textMap } from './members';
import { checkPassword } from './password-policy';
import { checkSecretHash } from './secret-hash';
import { checkAttributes, withAttributes } from './user-answer';

/** AWS documented: minutes that a client has to answer, unless it says otherwise. */
const usualSessionMinutes = 3;

const sessionSchema = z.strictObject({
  clientId: z.string(),
  sub: z.string(),
  /** Epoch milliseconds. */
  until: z.number(),
});

/** The challenge for a user with a temporary password. */
export async function askForPassword(client: UserPoolClient, user: UserPoolUser, call: CognitoCall): Promise<object> {
  const minutes = client.otherSettings?.AuthSessionValidity;
  const until = call.now + (typeof minutes === 'number' ? minutes : usualSessionMinutes) * 60_000;
  const session: z.infer<typeof sessionSchema> = { clientId: client.clientId, sub: user.sub, until };
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: await call.studio.identity.seal('challenge-session', session),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(user.attributes ?? {}),
    },
  };
}

/** Takes the answer to a challenge: the new password, and attributes that come with it. */
export async function answerChallenge(
  action: string,
  { client, view }: ReturnType<typeof requireClient>,
  input: Input,
  call: CognitoCall,
): Promise<object> {
  const challenge = requiredText(input, 'ChallengeName');
  if (challenge !== 'NEW_PASSWORD_REQUIRED') throw notImplemented('cognito-idp', `${action} ${challenge}`);
  const responses = textMap(input, 'ChallengeResponses');
  const { USERNAME: name, NEW_PASSWORD: password } = responses;
  if (name === undefined) throw invalidParameter('Missing required parameter USERNAME');
  if (password === undefined) throw invalidParameter('Missing required parameter NEW_PASSWORD');
  const read = sessionSchema.safeParse(
    await call.studio.identity.unseal('challenge-session', requiredText(input, 'Session')),
  );
  const user = findUser(view, name);
  const isTheirs = read.data?.sub === user?.sub && read.data?.clientId === client.clientId;
  if (!read.success || user === undefined || !isTheirs || user.userStatus !== 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('Invalid session for the user.');
  }
  if (read.data.until <= call.now) throw notAuthorized('Invalid session for the user, session is expired.');
  checkSecretHash(client, [name], responses.SECRET_HASH, 'SECRET_HASH');
  checkPassword(view.pool, password);
  const attributes = attributesOf(responses);
  checkAttributes(view.pool, attributes);
  const changed = await saveUser(call, `Set the password of ${user.username}`, () => ({
    ...withAttributes(currentUser(call, user), attributes),
    password,
    userStatus: 'CONFIRMED',
  }));
  return authenticationResult({ client, view, user: changed }, call);
}

/** `userAttributes.email` → `email`. */
function attributesOf(responses: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const prefix = 'userAttributes.';
  return Object.fromEntries(
    Object.entries(responses)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}
