import { expect, it } from 'vitest';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { functionNameFor, newTokenAuthorizer, typeChanges } from './authorizer-edits';

const home = { region: 'eu-west-1', accountId: '123456789012' };

it('makes a token authorizer that asks a function of its API’s region and account', () => {
  expect(newTokenAuthorizer('a1', 'staff', 'guard', home).authorizerUri).toBe(
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:guard/invocations',
  );
});

it('takes what a Lambda authorizer has alone away when it becomes one of user pools', () => {
  const before: Authorizer = {
    ...newTokenAuthorizer('a1', 'staff', 'guard', home),
    type: 'REQUEST',
    identitySource: 'method.request.header.X-Key, stageVariables.tier',
  };
  expect(typeChanges(before, 'COGNITO_USER_POOLS', home, 'arn:pool')).toEqual([
    { path: ['type'], value: 'COGNITO_USER_POOLS' },
    { path: ['authType'], value: 'cognito_user_pools' },
    { path: ['identitySource'], value: 'method.request.header.X-Key' },
    { path: ['identityValidationExpression'] },
    { path: ['providerARNs'], value: ['arn:pool'] },
    { path: ['authorizerUri'] },
    { path: ['authorizerCredentials'] },
    { path: ['authorizerResultTtlInSeconds'] },
  ]);
});

it('gives one of user pools a function to ask when it becomes a Lambda authorizer', () => {
  const changes = typeChanges({ id: 'a1', name: 'my pool!', type: 'COGNITO_USER_POOLS' }, 'REQUEST', home, '');
  expect(changes.map(({ path, value }) => [path[0], value])).toEqual([
    ['type', 'REQUEST'],
    ['authType', 'custom'],
    ['identitySource', 'method.request.header.Authorization'],
    ['identityValidationExpression', undefined],
    ['authorizerUri', newTokenAuthorizer('', '', 'my-pool', home).authorizerUri],
    ['providerARNs', undefined],
  ]);
});

it('names a function after what has no letters', () => {
  expect(functionNameFor('…')).toBe('authorizer');
});
