import { expect, it } from 'vitest';
import { apiWithPaths } from '../edits/edit-fixtures';
import { createMethod } from '../edits/method-edits';
import { createStage } from '../edits/stage-edits';
import { type Definition, type Entity, entityKey } from '../entities';
import { functionUri } from '../function-uri';
import type { Authorizer } from '../rest/authorizer';
import { findProblems } from './find-problems';

const start = apiWithPaths('/pets');
const { apiId } = start;
const resourceId = start.ids['/pets'] ?? '';
const uriOf = (functionName: string) => functionUri({ functionName, accountId: '000000000000', region: 'us-east-1' });

/** `rule path` of what is said of the authorizer, asked by one method; the workspace has the function `known`. */
function findingsFor(changes: Partial<Authorizer>, authorizationType = 'CUSTOM'): readonly string[] {
  const method = entityKey('method', apiId, resourceId, 'GET');
  const made = createMethod(start.definition, { apiId, resourceId, httpMethod: 'GET' }).definition;
  const staged = createStage(made, { apiId, stageName: 'dev', now: 0, variables: { fn: 'known' } }).definition;
  const authorizer = { id: 'auth01', name: 'guard', type: 'TOKEN', authorizerUri: uriOf('known'), ...changes };
  const definition: Definition = new Map([
    ...staged,
    [entityKey('authorizer', apiId, 'auth01'), authorizer as Entity],
    [entityKey('function', 'known'), { functionName: 'known' } as Entity],
    [method, { ...staged.get(method), authorizationType, authorizerId: 'auth01' } as Entity],
  ]);
  return findProblems(definition, apiId, { ledger: [] }).map(({ rule, path }) => `${rule} ${path}`);
}

it.each<[what: string, changes: Partial<Authorizer>, found: string[]]>([
  ['a TOKEN authorizer that reads Authorization', {}, []],
  ['a function by a stage variable', { authorizerUri: uriOf('${stageVariables.fn}') }, []],
  [
    'two headers for one token',
    { identitySource: 'method.request.header.a,method.request.header.b' },
    ['authorizer-identity-invalid identitySource'],
  ],
  [
    'a source that is none',
    { type: 'REQUEST', identitySource: 'method.request.path.id' },
    ['authorizer-identity-invalid identitySource'],
  ],
  [
    'a pattern that is none',
    { identityValidationExpression: '(' },
    ['authorizer-identity-invalid identityValidationExpression'],
  ],
  ['results kept by nothing', { type: 'REQUEST' }, ['authorizer-sources-missing identitySource']],
  ['no results kept', { type: 'REQUEST', authorizerResultTtlInSeconds: 0 }, []],
  ['a function that is not there', { authorizerUri: uriOf('gone') }, ['function-missing authorizerUri']],
  [
    'a stage variable that is not there',
    { authorizerUri: uriOf('${stageVariables.none}') },
    ['stage-variable-undefined authorizerUri'],
  ],
])('looks at %s', (_, changes, found) => {
  expect(findingsFor(changes)).toEqual(found);
});

it('wants the authorization type that the authorizer has', () => {
  const rule = 'authorizer-type-mismatch authorizationType';
  const pool: Partial<Authorizer> = {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:us-east-1:1:userpool/p'],
  };
  expect([
    findingsFor({}, 'COGNITO_USER_POOLS').filter((text) => text === rule),
    findingsFor(pool).filter((text) => text === rule),
    findingsFor({}, 'NONE'),
  ]).toEqual([[rule], [rule], []]);
});
