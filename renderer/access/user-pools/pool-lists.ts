// Edits of a pool's lists: its groups, its resource servers and their scopes. Pure.
import type { UserPool } from '../../../shared/definition/companions/user-pool';

export type PoolGroup = NonNullable<UserPool['groups']>[number];
export type ResourceServer = NonNullable<UserPool['resourceServers']>[number];

/** The groups with members of one changed; an empty text or number takes the member away. */
export function withGroup(
  groups: readonly PoolGroup[] = [],
  groupName: string,
  change: { readonly [Member in 'description' | 'precedence' | 'roleArn']?: string | number | undefined },
): PoolGroup[] {
  return groups.map((group) => {
    if (group.groupName !== groupName) return group;
    const given = Object.entries({ ...group, ...change }).filter(([, value]) => value !== undefined && value !== '');
    return Object.fromEntries(given) as PoolGroup;
  });
}

/** The groups without one; undefined where none is left. */
export function withoutGroup(groups: readonly PoolGroup[] = [], groupName: string): PoolGroup[] | undefined {
  const left = groups.filter((group) => group.groupName !== groupName);
  return left.length === 0 ? undefined : left;
}

/** The servers with the scopes of one as the texts say them; a name that was there keeps its description. */
export function withScopes(
  servers: readonly ResourceServer[] = [],
  identifier: string,
  names: readonly string[],
): ResourceServer[] {
  return servers.map((server) => {
    if (server.identifier !== identifier) return server;
    const { scopes = [], ...rest } = server;
    const next = names.map(
      (scopeName) =>
        scopes.find((scope) => scope.scopeName === scopeName) ?? { scopeName, scopeDescription: scopeName },
    );
    return next.length === 0 ? rest : { ...rest, scopes: next };
  });
}
