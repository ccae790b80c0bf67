// What a pool wants of passwords.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
import { randomInt } from 'node:crypto';
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { refused } from './cognito-errors';
import type { Input } from './members';

export interface PasswordPolicy {
  readonly MinimumLength: number;
  readonly RequireUppercase: boolean;
  readonly RequireLowercase: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireSymbols: boolean;
  readonly TemporaryPasswordValidityDays: number;
}

/** AWS documented: of a pool that nobody gave one. */
const usual: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

/** What is given replaces the whole of it: parts that are left out are not required. */
const lenient: PasswordPolicy = {
  ...usual,
  RequireUppercase: false,
  RequireLowercase: false,
  RequireNumbers: false,
  RequireSymbols: false,
};

/** The policy of a pool. */
export function passwordPolicyOf({ otherSettings }: UserPool): PasswordPolicy {
  const policies = otherSettings?.Policies as Input | undefined;
  const given = policies?.PasswordPolicy as Partial<PasswordPolicy> | undefined;
  return given === undefined || given === null ? usual : { ...lenient, ...given };
}

const rules: readonly (readonly [keyof PasswordPolicy, RegExp, string])[] = [
  ['RequireLowercase', /[a-z]/, 'Password must have lowercase characters'],
  ['RequireUppercase', /[A-Z]/, 'Password must have uppercase characters'],
  ['RequireNumbers', /[0-9]/, 'Password must have numeric characters'],
  ['RequireSymbols', /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/, 'Password must have symbol characters'],
];

/** Refuses a password that the pool does not take. */
export function checkPassword(pool: UserPool, password: string): void {
  const policy = passwordPolicyOf(pool);
  // AWS recorded: the wording
  const refuse = (reason: string) => {
    throw refused('InvalidPasswordException', `Password did not conform with policy: ${reason}`);
  };
  if (password.length < policy.MinimumLength) refuse('Password not long enough');
  for (const [name, form, reason] of rules) if (policy[name] === true && !form.test(password)) refuse(reason);
}

/** A password that any policy takes whose length is not more. */
export function temporaryPassword(pool: UserPool): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const length = Math.max(8, passwordPolicyOf(pool).MinimumLength - 4);
  return `${Array.from({ length }, () => letters[randomInt(letters.length)]).join('')}aZ4!`;
}
