import { expect, it } from 'vitest';
import type { UserPool } from '../companions/user-pool';
import { apiWithPaths } from '../edits/edit-fixtures';
import { createMethod } from '../edits/method-edits';
import { createStage } from '../edits/stage-edits';
import { type Definition, type Entity, entityKey } from '../entities';
import type { Authorizer } from '../rest/authorizer';
import { findProblems } from './find-problems';

const start = apiWithPaths('/pets');
const { apiId } = start;
const resourceId = start.ids['/pets'] ?? '';
const poolId = 'us-east-1_Ab3dE6gH9';
const arnOf = (pool: string) => `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`;

interface Given {
  readonly authorizer?: Partial<Authorizer>;
  readonly scopes?: readonly string[];
  readonly authorizationType?: string;
  readonly pool?: Partial<UserPool>;
}

/** `rule path` of what is said of a method that a user pool guards; the pool has the scope `api/read`. */
function findingsFor({ authorizer, scopes, authorizationType = 'COGNITO_USER_POOLS', pool }: Given) {
  const method = entityKey('method', apiId, resourceId, 'GET');
  const made = createMethod(start.definition, { apiId, resourceId, httpMethod: 'GET' }).definition;
  const staged = createStage(made, { apiId, stageName: 'dev', now: 0, variables: { pool: poolId } }).definition;
  const resourceServers = [{ identifier: 'api', name: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'r' }] }];
  const authorizerId = authorizationType === 'COGNITO_USER_POOLS' ? { authorizerId: 'auth01' } : {};
  const definition: Definition = new Map([
    ...staged,
    [entityKey('user-pool', poolId), { id: poolId, name: 'p', createDate: 0, resourceServers, ...pool } as Entity],
    [
      entityKey('authorizer', apiId, 'auth01'),
      { id: 'auth01', name: 'a', type: 'COGNITO_USER_POOLS', providerARNs: [arnOf(poolId)], ...authorizer } as Entity,
    ],
    [
      method,
      {
        ...staged.get(method),
        authorizationType,
        ...authorizerId,
        ...(scopes && { authorizationScopes: scopes }),
      } as Entity,
    ],
  ]);
  return findProblems(definition, apiId, { ledger: [] }).map(({ rule, path }) => `${rule} ${path}`);
}

it.each<[what: string, given: Given, found: string[]]>([
  ['a pool of the workspace', { scopes: ['api/read', 'openid'] }, []],
  ['a pool by a stage variable', { authorizer: { providerARNs: [arnOf('${stageVariables.pool}')] } }, []],
  [
    'a stage variable that is not there',
    { authorizer: { providerARNs: [arnOf('${stageVariables.none}')] } },
    ['stage-variable-undefined providerARNs'],
  ],
  ['no user pool', { authorizer: { providerARNs: ['arn:aws:iam::1:role/x'] } }, ['user-pool-invalid providerARNs']],
  [
    'a pool that the workspace does not have',
    { authorizer: { providerARNs: [arnOf('us-east-1_none')] } },
    ['user-pool-missing providerARNs'],
  ],
  [
    'a source that is no header',
    { authorizer: { identitySource: 'method.request.querystring.t' } },
    ['authorizer-identity-invalid identitySource'],
  ],
  [
    'a pattern that is none',
    { authorizer: { identityValidationExpression: '(' } },
    ['authorizer-identity-invalid identityValidationExpression'],
  ],
  [
    'an expression for tokens without audience',
    { authorizer: { identityValidationExpression: 'a.*' }, scopes: ['api/read'] },
    ['scopes-unmatched authorizationScopes'],
  ],
  ['a scope that nobody has', { scopes: ['api/write'] }, ['scope-unknown authorizationScopes']],
  ['scopes of a pool elsewhere', { scopes: ['x'], pool: { mappedTo: { issuer: 'https://id.example.com' } } }, []],
  [
    'scopes that nobody looks at',
    { scopes: ['api/read'], authorizationType: 'AWS_IAM' },
    ['scopes-ignored authorizationScopes'],
  ],
])('looks at %s', (_, given, found) => {
  expect(findingsFor(given)).toEqual(found);
});
