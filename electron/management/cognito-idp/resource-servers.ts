// Resource servers: where the scopes of access tokens come from.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { type CognitoActions, requirePool, savePool } from './cognito-call';
import { invalidParameter, refused } from './cognito-errors';
import { type Input, pageOf, requiredText, structures } from './members';

type ResourceServer = NonNullable<UserPool['resourceServers']>[number];

export const resourceServerActions: CognitoActions = {
  async CreateResourceServer(input, call) {
    requirePool(input, call);
    const server = serverIn(input);
    const { id } = await savePool(call, `Create resource server ${server.identifier}`, () => {
      const { pool } = requirePool(input, call);
      const { resourceServers = [] } = pool;
      if (resourceServers.some(({ identifier }) => identifier === server.identifier)) {
        throw invalidParameter(`${server.identifier} already exists in user pool ${pool.id}.`);
      }
      return { ...pool, resourceServers: [...resourceServers, server] };
    });
    return { ResourceServer: serverAnswer(id, server) };
  },
  DescribeResourceServer(input, call) {
    const { pool } = requirePool(input, call);
    return { ResourceServer: serverAnswer(pool.id, requireServer(pool, input)) };
  },
  ListResourceServers(input, call) {
    const { pool } = requirePool(input, call);
    const { items, next } = pageOf(pool.resourceServers ?? [], input, {
      limit: 'MaxResults',
      token: 'NextToken',
      most: 50,
    });
    return { ResourceServers: items.map((server) => serverAnswer(pool.id, server)), ...next };
  },
  async UpdateResourceServer(input, call) {
    requireServer(requirePool(input, call).pool, input);
    const server = serverIn(input);
    const { id } = await savePool(call, `Change resource server ${server.identifier}`, () => {
      const { pool } = requirePool(input, call);
      const resourceServers = pool.resourceServers?.map((one) => (one.identifier === server.identifier ? server : one));
      return { ...pool, resourceServers };
    });
    return { ResourceServer: serverAnswer(id, server) };
  },
  async DeleteResourceServer(input, call) {
    const { identifier } = requireServer(requirePool(input, call).pool, input);
    await savePool(call, `Delete resource server ${identifier}`, () => {
      const { pool } = requirePool(input, call);
      return { ...pool, resourceServers: pool.resourceServers?.filter((one) => one.identifier !== identifier) };
    });
    return undefined;
  },
};

function serverIn(input: Input): ResourceServer {
  const scopes = structures(input, 'Scopes')?.map((scope) => ({
    scopeName: requiredText(scope, 'ScopeName'),
    scopeDescription: requiredText(scope, 'ScopeDescription'),
  }));
  return {
    identifier: requiredText(input, 'Identifier'),
    name: requiredText(input, 'Name'),
    ...(scopes !== undefined && { scopes }),
  };
}

function requireServer({ resourceServers = [] }: UserPool, input: Input): ResourceServer {
  const wanted = requiredText(input, 'Identifier');
  const found = resourceServers.find(({ identifier }) => identifier === wanted);
  if (found === undefined) throw refused('ResourceNotFoundException', 'Resource server does not exist.');
  return found;
}

function serverAnswer(poolId: string, { identifier, name, scopes = [] }: ResourceServer): object {
  return {
    UserPoolId: poolId,
    Identifier: identifier,
    Name: name,
    Scopes: scopes.map(({ scopeName, scopeDescription }) => ({
      ScopeName: scopeName,
      ScopeDescription: scopeDescription,
    })),
  };
}
