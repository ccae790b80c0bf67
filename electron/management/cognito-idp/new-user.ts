// A user that is not there yet: its names, and that nobody else has them.
import { randomUUID } from 'node:crypto';
import type { UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { findUser } from '../../studio/identity/pool-view';
import type { CognitoCall, requirePool } from './cognito-call';
import { invalidParameter, refused } from './cognito-errors';
import { checkAttributes, usernameAttributes } from './user-answer';

export interface NewUser {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: string;
  readonly userStatus: UserPoolUser['userStatus'];
  /** What the service says where the name is taken. */
  readonly taken: string;
}

/** The entity for a new user of the pool. */
export function newUser(view: ReturnType<typeof requirePool>, call: CognitoCall, given: NewUser): UserPoolUser {
  const { pool } = view;
  checkAttributes(pool, given.attributes);
  const sub = randomUUID();
  const login = loginAttribute(usernameAttributes(pool), given.name);
  const attributes = login === undefined ? given.attributes : { ...given.attributes, [login]: given.name };
  if (findUser(view, given.name) !== undefined) throw refused('UsernameExistsException', given.taken);
  return {
    sub,
    userPoolId: pool.id,
    // AWS documented: where an attribute is the name, the username is the sub
    username: login === undefined ? given.name : sub,
    attributes,
    enabled: true,
    userStatus: given.userStatus,
    password: given.password,
    createDate: call.now,
  };
}

/** Which of the pool's attributes `name` is; undefined where the pool has usernames. */
function loginAttribute(attributes: readonly string[], name: string): string | undefined {
  if (attributes.length === 0) return undefined;
  if (attributes.includes('email') && /^[^\s@]+@[^\s@]+$/.test(name)) return 'email';
  if (attributes.includes('phone_number') && /^\+\d{1,15}$/.test(name)) return 'phone_number';
  const wanted = attributes.map((one) => (one === 'email' ? 'an email' : 'a phone number')).join(' or ');
  throw invalidParameter(`Username should be ${wanted}.`);
}
