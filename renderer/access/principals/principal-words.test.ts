import { expect, it } from 'vitest';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import {
  freeName,
  invokeDocument,
  nameProblem,
  policyNameOf,
  shellExports,
  trustDocument,
  withoutPolicy,
  withPolicy,
} from './principal-words';

it('writes credentials as a shell takes them', () => {
  const keys = { accessKeyId: 'AKIA1', secretAccessKey: 's/+' };
  expect([shellExports(keys), shellExports({ ...keys, sessionToken: 't' })]).toEqual([
    'export AWS_ACCESS_KEY_ID=AKIA1\nexport AWS_SECRET_ACCESS_KEY=s/+',
    'export AWS_ACCESS_KEY_ID=AKIA1\nexport AWS_SECRET_ACCESS_KEY=s/+\nexport AWS_SESSION_TOKEN=t',
  ]);
});

it('says what is wrong with a name', () => {
  expect([
    nameProblem('', 'user', []),
    nameProblem('a b', 'user', []),
    nameProblem('ann', 'user', ['ann']),
    nameProblem('ann@x.org', 'user', ['ann']),
  ]).toEqual(['It needs a name', 'Up to 128 letters, digits and _+=,.@-', 'There is a user ann already', undefined]);
});

it('begins with documents that can be read', () => {
  expect([
    parsePolicy(invokeDocument, 'identity').statements.length,
    parsePolicy(trustDocument('000000000000'), 'trust').statements.length,
    policyNameOf('arn:aws:iam::aws:policy/service-role/AWSLambdaRole'),
  ]).toEqual([1, 1, 'AWSLambdaRole']);
});

it('sets and removes a policy, one named like a member of objects too', () => {
  const one = withPolicy(undefined, '__proto__', '{}');
  expect([
    Object.entries(withPolicy(one, 'b', 'x')),
    withoutPolicy(one, '__proto__'),
    withoutPolicy(withPolicy(one, 'b', 'x'), '__proto__'),
  ]).toEqual([
    [
      ['__proto__', '{}'],
      ['b', 'x'],
    ],
    undefined,
    { b: 'x' },
  ]);
});

it('finds a free name', () => {
  expect([freeName('invoke', []), freeName('invoke', ['invoke', 'invoke-2'])]).toEqual(['invoke', 'invoke-3']);
});
