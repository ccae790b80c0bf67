import { expect, it } from 'vitest';
import { withGroup, withoutGroup, withScopes } from './pool-lists';

it('changes and clears members of one group', () => {
  const groups = [{ groupName: 'a', description: 'x', precedence: 0 }, { groupName: 'b' }];
  expect([
    withGroup(groups, 'a', { description: '', precedence: 0 }),
    withGroup(groups, 'b', { precedence: 3 })[1],
    withoutGroup(groups, 'a'),
    withoutGroup([{ groupName: 'a' }], 'a'),
  ]).toEqual([
    [{ groupName: 'a', precedence: 0 }, { groupName: 'b' }],
    { groupName: 'b', precedence: 3 },
    [{ groupName: 'b' }],
    undefined,
  ]);
});

it('keeps the description of a scope that stays', () => {
  const scopes = [{ scopeName: 'read', scopeDescription: 'Read orders' }];
  const servers = [{ identifier: 'api', name: 'API', scopes }];
  expect([withScopes(servers, 'api', ['read', 'write']), withScopes(servers, 'api', [])]).toEqual([
    [{ identifier: 'api', name: 'API', scopes: [...scopes, { scopeName: 'write', scopeDescription: 'write' }] }],
    [{ identifier: 'api', name: 'API' }],
  ]);
});
