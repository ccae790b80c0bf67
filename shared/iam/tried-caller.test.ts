import { expect, it } from 'vitest';
import { type Definition, type Entity, entityKey } from '../definition/entities';
import { parsePolicy } from '../policy/parse-policy';
import { readSigner, type TriedSigner, triedCaller } from './tried-caller';
import { tryAccess } from './try-access';

const home = '000000000000';
const invoke = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' };
const mayInvoke = documentOf(invoke);
const trust = documentOf({ Effect: 'Allow', Principal: { AWS: home }, Action: 'sts:AssumeRole' });

const definition: Definition = new Map<ReturnType<typeof entityKey>, Entity>([
  [
    entityKey('iam-user', 'alice'),
    { userName: 'alice', userId: 'AIDAALICE0000000001', path: '/', createDate: 0, policies: { call: mayInvoke } },
  ],
  [entityKey('iam-user', 'bob'), { userName: 'bob', userId: 'AIDABOB000000000001', path: '/', createDate: 0 }],
  [
    entityKey('iam-role', 'caller'),
    {
      roleName: 'caller',
      roleId: 'AROACALLER000000001',
      path: '/',
      createDate: 0,
      assumeRolePolicyDocument: trust,
      maxSessionDuration: 3_600,
      policies: { call: mayInvoke },
    },
  ],
]);

function documentOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function verdictOf(signer: TriedSigner | undefined, policyText?: string) {
  const caller = signer && triedCaller(definition, home, signer);
  const { verdict } = tryAccess({
    apiId: 'abc123',
    stageName: 'dev',
    verb: 'GET',
    path: '/pets',
    region: 'us-east-1',
    accountId: home,
    isPrivate: false,
    authorizationType: 'AWS_IAM',
    nowMs: 0,
    ...(policyText !== undefined && { policy: parsePolicy(policyText, 'resource', 'abc123') }),
    ...(caller !== undefined && { caller }),
  });
  return verdict;
}

const namesBob = documentOf({ ...invoke, Principal: { AWS: `arn:aws:iam::${home}:user/bob` } });
const namesOthers = documentOf({ ...invoke, Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
const noSession = documentOf({ ...invoke, Effect: 'Deny' });

it('asks the policies of users, of role sessions and of the API as for a real request', () => {
  expect({
    alice: verdictOf({ kind: 'user', userName: 'alice' }),
    bob: verdictOf({ kind: 'user', userName: 'bob' }),
    'bob, whom the API names': verdictOf({ kind: 'user', userName: 'bob' }, namesBob),
    role: verdictOf({ kind: 'role', roleName: 'caller' }),
    'role with a session policy': verdictOf({ kind: 'role', roleName: 'caller', sessionPolicy: noSession }),
    'an account the API does not name': verdictOf({ kind: 'account', accountId: '444455556666' }, namesOthers),
    'an account the API names': verdictOf({ kind: 'account', accountId: '111122223333' }, namesOthers),
    nobody: verdictOf(undefined),
  }).toEqual({
    alice: 'allowed',
    bob: 'refused',
    'bob, whom the API names': 'allowed',
    role: 'allowed',
    'role with a session policy': 'refused',
    'an account the API does not name': 'refused',
    'an account the API names': 'allowed',
    nobody: 'refused',
  });
});

it('knows no user that the workspace has not', () => {
  expect(triedCaller(definition, home, { kind: 'user', userName: 'eve' })).toBeUndefined();
});

it('reads who an ARN or an account id names', () => {
  const named = [
    '111122223333',
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::000000000000:user/team/alice',
    'arn:aws:iam::000000000000:role/caller',
    'arn:aws:sts::000000000000:assumed-role/caller/me',
    'alice',
    'arn:aws:iam::000000000000:group/team',
  ].map(readSigner);
  expect(named).toEqual([
    { kind: 'account', accountId: '111122223333' },
    { kind: 'account', accountId: '111122223333' },
    { kind: 'user', userName: 'alice' },
    { kind: 'role', roleName: 'caller' },
    { kind: 'role', roleName: 'caller', sessionName: 'me' },
    undefined,
    undefined,
  ]);
});
