// A user as the service shows it, and attributes as it takes them.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html
import type { UserPool, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { invalidParameter } from './cognito-errors';
import { seconds } from './members';
import { customNames, isStandardAttribute } from './pool-answer';

/** `[{"Name", "Value"}]`, `sub` first. */
export function attributeList({ sub, attributes = {} }: UserPoolUser): readonly object[] {
  return Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({ Name, Value }));
}

/** A user, with its attributes under the name that the answer has for them. */
export function userAnswer(user: UserPoolUser, attributesName: 'Attributes' | 'UserAttributes'): object {
  return {
    Username: user.username,
    [attributesName]: attributeList(user),
    UserCreateDate: seconds(user.createDate),
    UserLastModifiedDate: seconds(user.lastModifiedDate ?? user.createDate),
    Enabled: user.enabled,
    UserStatus: user.userStatus,
  };
}

/** The user with these attributes over its own. */
export function withAttributes(user: UserPoolUser, attributes: Readonly<Record<string, string>>): UserPoolUser {
  return { ...user, attributes: { ...user.attributes, ...attributes } };
}

/** Refuses attributes that the pool does not have, and those that nobody may set. */
export function checkAttributes(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const custom = customNames(pool);
  for (const name of Object.keys(attributes)) {
    if (name === 'sub') throw invalidParameter('Cannot modify the non-mutable attribute sub');
    if (isStandardAttribute(name) || custom.includes(name)) continue;
    // AWS recorded: the wording
    throw invalidParameter(
      `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
    );
  }
}

/** Attributes that users of the pool log in with instead of a name. */
export function usernameAttributes({ otherSettings }: UserPool): readonly string[] {
  const { UsernameAttributes } = otherSettings ?? {};
  return Array.isArray(UsernameAttributes) ? UsernameAttributes.filter((one) => typeof one === 'string') : [];
}
