// Groups of a pool, and who is in them.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { withEntities } from '../../../shared/definition/edits/edit';
import { type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import { type CognitoActions, currentUser, requirePool, requireUser, savePool, saveUser } from './cognito-call';
import { refused } from './cognito-errors';
import { type Input, pageOf, patternText, seconds, text, whole } from './members';
import { userAnswer } from './user-answer';

type Group = NonNullable<UserPool['groups']>[number];

const page = { limit: 'Limit', token: 'NextToken', most: 60 } as const;

export const groupActions: CognitoActions = {
  async CreateGroup(input, call) {
    requirePool(input, call);
    const group: Group = { ...groupIn(input), createDate: call.now };
    const saved = await savePool(call, `Create group ${group.groupName}`, () => {
      const { pool } = requirePool(input, call);
      const { groups = [] } = pool;
      if (groups.some(({ groupName }) => groupName === group.groupName)) {
        throw refused('GroupExistsException', 'A group with the name already exists.');
      }
      return { ...pool, groups: [...groups, group] };
    });
    return { Group: groupAnswer(saved, group) };
  },
  GetGroup(input, call) {
    const { pool } = requirePool(input, call);
    return { Group: groupAnswer(pool, requireGroup(pool, input)) };
  },
  ListGroups(input, call) {
    const { pool } = requirePool(input, call);
    const { items, next } = pageOf(pool.groups ?? [], input, page);
    return { Groups: items.map((group) => groupAnswer(pool, group)), ...next };
  },
  async UpdateGroup(input, call) {
    const { groupName } = requireGroup(requirePool(input, call).pool, input);
    const saved = await savePool(call, `Change group ${groupName}`, () => {
      const { pool } = requirePool(input, call);
      const changed = { ...requireGroup(pool, input), ...groupIn(input) };
      return { ...pool, groups: pool.groups?.map((one) => (one.groupName === groupName ? changed : one)) };
    });
    return { Group: groupAnswer(saved, requireGroup(saved, input)) };
  },
  async DeleteGroup(input, call) {
    const { groupName } = requireGroup(requirePool(input, call).pool, input);
    await call.edit(`Delete group ${groupName}`, (definition) => {
      const { pool, users } = requirePool(input, call);
      const key = entityKey('user-pool', pool.id);
      const groups = pool.groups?.filter((one) => one.groupName !== groupName);
      const left = users
        .filter((user) => user.groups?.includes(groupName))
        .map((user): [EntityKey, Entity] => [
          entityKey('user-pool-user', user.sub),
          { ...user, groups: user.groups?.filter((one) => one !== groupName) },
        ]);
      const changed = { ...pool, groups, lastModifiedDate: call.now };
      return { definition: withEntities(definition, [[key, changed], ...left]), key };
    });
    return undefined;
  },
  async AdminAddUserToGroup(input, call) {
    const { view, user } = requireUser(input, call);
    const { groupName } = requireGroup(view.pool, input);
    await saveUser(call, `Add ${user.username} to ${groupName}`, () => {
      const now = currentUser(call, user);
      return { ...now, groups: [...new Set([...(now.groups ?? []), groupName])] };
    });
    return undefined;
  },
  async AdminRemoveUserFromGroup(input, call) {
    const { view, user } = requireUser(input, call);
    const { groupName } = requireGroup(view.pool, input);
    await saveUser(call, `Take ${user.username} out of ${groupName}`, () => {
      const now = currentUser(call, user);
      return { ...now, groups: now.groups?.filter((one) => one !== groupName) };
    });
    return undefined;
  },
  AdminListGroupsForUser(input, call) {
    const { view, user } = requireUser(input, call);
    const own = (view.pool.groups ?? []).filter(({ groupName }) => user.groups?.includes(groupName));
    const { items, next } = pageOf(own, input, page);
    return { Groups: items.map((group) => groupAnswer(view.pool, group)), ...next };
  },
  ListUsersInGroup(input, call) {
    const { pool, users } = requirePool(input, call);
    const { groupName } = requireGroup(pool, input);
    const inIt = users.filter(({ groups }) => groups?.includes(groupName));
    const { items, next } = pageOf(inIt, input, page);
    return { Users: items.map((user) => userAnswer(user, 'Attributes')), ...next };
  },
};

function groupIn(input: Input): Group {
  const description = text(input, 'Description');
  const roleArn = text(input, 'RoleArn');
  const precedence = whole(input, 'Precedence', 0, 2_147_483_647);
  return {
    groupName: groupNameIn(input),
    ...(description !== undefined && { description }),
    ...(roleArn !== undefined && { roleArn }),
    ...(precedence !== undefined && { precedence }),
  };
}

function groupNameIn(input: Input): string {
  const form = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;
  return patternText(input, 'GroupName', form, '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+');
}

function requireGroup({ groups = [] }: UserPool, input: Input): Group {
  const wanted = groupNameIn(input);
  const found = groups.find(({ groupName }) => groupName === wanted);
  if (found === undefined) throw refused('ResourceNotFoundException', 'Group not found.');
  return found;
}

function groupAnswer(pool: UserPool, { groupName, description, precedence, roleArn, createDate }: Group): object {
  return {
    GroupName: groupName,
    UserPoolId: pool.id,
    ...(description !== undefined && { Description: description }),
    ...(roleArn !== undefined && { RoleArn: roleArn }),
    ...(precedence !== undefined && { Precedence: precedence }),
    LastModifiedDate: seconds(createDate ?? pool.createDate),
    CreationDate: seconds(createDate ?? pool.createDate),
  };
}
