// User pools: made, described, listed, changed and removed.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
import { randomInt } from 'node:crypto';
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { removeEntity } from '../../../shared/definition/edits/entity-edits';
import { entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { isSamePlace } from '../../../shared/definition/place';
import { type CognitoActions, type CognitoCall, requirePool, savePool } from './cognito-call';
import { invalidParameter } from './cognito-errors';
import { type Input, membersIn, pageOf, patternText, seconds, textMap, whole } from './members';
import { poolAnswer, poolPlace } from './pool-answer';

const poolName = [/^[\w\s+=,.@-]{1,128}$/, '[\\w\\s+=,.@-]+'] as const;

/** Kept as they come, and given back: what they ask for is not done here, but for passwords, names and schemas. */
const changeable = [
  'Policies',
  'DeletionProtection',
  'LambdaConfig',
  'AutoVerifiedAttributes',
  'SmsVerificationMessage',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'VerificationMessageTemplate',
  'SmsAuthenticationMessage',
  'UserAttributeUpdateSettings',
  'MfaConfiguration',
  'DeviceConfiguration',
  'EmailConfiguration',
  'SmsConfiguration',
  'AdminCreateUserConfig',
  'UserPoolAddOns',
  'AccountRecoverySetting',
  'UserPoolTier',
];
/** AWS documented: set once, when the pool is made. */
const lasting = ['Schema', 'AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'];

export const poolActions: CognitoActions = {
  async CreateUserPool(input, call) {
    const { accountId, region } = call.place;
    const tags = textMap(input, 'UserPoolTags');
    const pool: UserPool = {
      id: newPoolId(call),
      name: patternText(input, 'PoolName', ...poolName),
      createDate: call.now,
      otherSettings: membersIn(input, [...changeable, ...lasting]),
      ...(accountId !== call.home.accountId && { accountId }),
      ...(Object.keys(tags).length > 0 && { tags }),
    };
    refuseBothNames(input);
    await savePool(call, `Create user pool ${pool.name} in ${region}`, () => pool);
    return { UserPool: poolAnswer(call, pool.id) };
  },
  DescribeUserPool: (input, call) => ({ UserPool: poolAnswer(call, requirePool(input, call).poolId) }),
  ListUserPools(input, call) {
    const most = whole(input, 'MaxResults', 1, 60);
    if (most === undefined) {
      throw invalidParameter(
        "1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null",
      );
    }
    const here = listEntities(call.definition, 'user-pool')
      .map(({ entity }) => entity)
      .filter((pool) => isSamePlace(poolPlace(pool, call), call.place));
    const { items, next } = pageOf(here, input, { limit: 'MaxResults', token: 'NextToken', most: 60 });
    return {
      UserPools: items.map(({ id, name, createDate, lastModifiedDate, otherSettings = {} }) => ({
        Id: id,
        Name: name,
        LambdaConfig: otherSettings.LambdaConfig ?? {},
        LastModifiedDate: seconds(lastModifiedDate ?? createDate),
        CreationDate: seconds(createDate),
      })),
      ...next,
    };
  },
  async UpdateUserPool(input, call) {
    const { pool } = requirePool(input, call);
    await savePool(call, `Change user pool ${pool.name}`, () => changedPool(requirePool(input, call).pool, input));
    return {};
  },
  async DeleteUserPool(input, call) {
    const { pool } = requirePool(input, call);
    if (pool.otherSettings?.DeletionProtection === 'ACTIVE') {
      throw invalidParameter(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    const key = entityKey('user-pool', pool.id);
    await call.edit(`Delete user pool ${pool.name}`, (definition) => removeEntity(definition, key));
    return undefined;
  },
  GetUserPoolMfaConfig: (input, call) => ({
    MfaConfiguration: requirePool(input, call).pool.otherSettings?.MfaConfiguration ?? 'OFF',
  }),
};

/** AWS documented: what is not given goes back to its default. */
function changedPool(pool: UserPool, input: Input): UserPool {
  return {
    ...pool,
    name: input.PoolName === undefined ? pool.name : patternText(input, 'PoolName', ...poolName),
    tags: input.UserPoolTags === undefined ? (pool.tags ?? {}) : textMap(input, 'UserPoolTags'),
    otherSettings: { ...membersIn(pool.otherSettings ?? {}, lasting), ...membersIn(input, changeable) },
  };
}

/** `us-east-1_Ab3dE6gH9`. */
function newPoolId(call: CognitoCall): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const letters = Array.from({ length: 9 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const id = `${call.place.region}_${letters}`;
  return findEntity(call.definition, 'user-pool', id) === undefined ? id : newPoolId(call);
}

function refuseBothNames(input: Input): void {
  if (input.AliasAttributes !== undefined && input.UsernameAttributes !== undefined) {
    throw invalidParameter('Only one of aliasAttributes or usernameAttributes can be set in a user pool.');
  }
}
