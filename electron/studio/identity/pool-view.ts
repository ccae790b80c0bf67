// A user pool as the workspace knows it, with its clients and users; a pool need not be there to be used.
import { createHash } from 'node:crypto';
import type { UserPool, UserPoolClient, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import { issuerOf, regionOf } from '../../../shared/definition/user-pool-names';

export interface PoolView {
  readonly poolId: string;
  readonly region: string;
  /** What Cognito calls it, whatever the pool is mapped to. */
  readonly issuer: string;
  /** Absent: the workspace does not have the pool. */
  readonly pool?: UserPool;
  /** The oldest first. */
  readonly clients: readonly UserPoolClient[];
  readonly users: readonly UserPoolUser[];
}

/** The pool `poolId`; `region` where its id does not name one. */
export function viewPool(definition: Definition, poolId: string, region: string): PoolView {
  const pool = findEntity(definition, 'user-pool', poolId);
  const own = { poolId, region: regionOf(poolId, region) };
  return {
    ...own,
    issuer: issuerOf(own),
    ...(pool !== undefined && { pool }),
    clients: listEntities(definition, 'user-pool-client')
      .map(({ entity }) => entity)
      .filter(({ userPoolId }) => userPoolId === poolId)
      .sort((a, b) => a.createDate - b.createDate),
    users: listEntities(definition, 'user-pool-user')
      .map(({ entity }) => entity)
      .filter(({ userPoolId }) => userPoolId === poolId),
  };
}

/**
 * The user that `name` stands for: a username, a `sub`, or an attribute that the pool takes for one.
 * AWS documented: user-pool-settings-attributes, "Username attributes"
 */
export function findUser({ pool, users }: PoolView, name: string): UserPoolUser | undefined {
  const named = users.find(({ username, sub }) => username === name || sub === name);
  if (named !== undefined) return named;
  const { UsernameAttributes, AliasAttributes } = pool?.otherSettings ?? {};
  const aliases = [UsernameAttributes, AliasAttributes].flat().filter((one) => typeof one === 'string');
  return users.find(({ attributes = {} }) =>
    aliases.some((alias) => Object.hasOwn(attributes, alias) && attributes[alias] === name),
  );
}

/** The `sub` of a user that the workspace does not have: always the same for one name. */
export function subOf(poolId: string, username: string): string {
  const hex = createHash('sha256').update(`${poolId}/${username}`).digest('hex');
  // the digits of a random UUID, so that checks of its form hold
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
