import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditionKeys } from './condition-keys';
import { evaluatePolicy, type PolicyRequest } from './evaluate-policy';
import { parsePolicy } from './parse-policy';
import type { PolicyCaller } from './parse-principal';
import { naiveResult } from './testing/naive-evaluation';
import { type RandomRequest, requests, statements } from './testing/random-policies';

function requestOf({ action, resource, user, keys }: RandomRequest): PolicyRequest {
  const caller = user === undefined ? undefined : callerOf(user);
  return { action, resource, caller, keys: conditionKeys(() => keys) };
}

function callerOf(arn: string): PolicyCaller {
  return { kind: 'aws', arn, principalArn: arn, accountId: arn.split(':')[4] ?? '' };
}

it('says what the plainest reading of the language says', () => {
  fc.assert(
    fc.property(fc.array(statements, { maxLength: 4 }), requests, (list, request) => {
      const policy = parsePolicy({ Version: '2012-10-17', Statement: list }, 'resource');
      expect(evaluatePolicy([policy], requestOf(request))).toBe(naiveResult(list, request));
    }),
    { numRuns: 2_000 },
  );
});

it('says of several policies what one with all their statements says', () => {
  const policies = fc.array(fc.array(statements, { maxLength: 3 }), { maxLength: 3 });
  fc.assert(
    fc.property(policies, requests, (lists, request) => {
      const parsed = lists.map((Statement) => parsePolicy({ Statement }, 'resource'));
      expect(evaluatePolicy(parsed, requestOf(request))).toBe(naiveResult(lists.flat(), request));
    }),
  );
});

const get = 'arn:aws:execute-api:us-east-1:123456789012:abc/dev/GET/pets';

function ask(parts: object, resource = get, caller?: PolicyCaller, version = '2012-10-17') {
  const statement = { Effect: 'Allow', Action: '*', ...(!('NotResource' in parts) && { Resource: '*' }), ...parts };
  const policy = parsePolicy({ Version: version, Statement: statement });
  const keys = conditionKeys(() => ({ 'aws:username': 'bob', 'aws:Star': 'a*' }));
  return evaluatePolicy([policy], { action: 'execute-api:Invoke', resource, caller, keys }) === 'allow';
}

it.each([
  ['*', true],
  ['arn:aws:execute-api:*:*:*', true],
  ['arn:aws:execute-api:us-east-1:*:abc/*', true],
  ['arn:aws:execute-api:*', true],
  ['arn:aws:execute-api:us-east-1', false],
  ['arn:aws:execute-api:us-east-1:123456789012:abc', false],
  ['arn:*:execute-api:*:*:abc/dev/*', true],
  ['arn:aws:*:us-east-1:123456789012:abc/*', false],
  ['arn:aws:execute-ap?:us-east-1:123456789012:abc/*', false],
  ['arn:aws:execute-api:us-east-*:*:abc/dev/GET/pets', true],
  ['arn:aws:execute-api:us-east-1:*pets', false],
  ['arn:aws:execute-api:us-east-1:*:abc/DEV/*', false],
  ['execute-api:/dev/*', true],
  ['execute-api:/prod/*', false],
  ['arn:aws:execute-api:us-east-1:123456789012:abc/dev/???/p*', true],
] as const)('resource %s: %j', (Resource, expected) => {
  expect(ask({ Resource })).toBe(expected);
});

it('keeps further colons in the last part', () => {
  const odd = `${get}/a:b`;
  expect([
    ask({ Resource: `${get}/a:?` }, odd),
    ask({ Resource: `${get}/*:b` }, odd),
    ask({ Resource: `${get}/*` }, odd),
  ]).toEqual([true, true, true]);
});

it('fills variables in behind the fifth colon only, and never as wildcards', () => {
  const arn = (path: string) => `arn:aws:execute-api:us-east-1:123456789012:abc/dev/GET/${path}`;
  expect([
    ask({ Resource: arn('${aws:username}/*') }, arn('bob/x')),
    ask({ Resource: arn('${aws:username}/*') }, arn('eve/x')),
    ask({ Resource: arn('${aws:Star}') }, arn('abc')),
    ask({ Resource: arn('${aws:None}') }, arn('')),
    ask({ NotResource: arn('${aws:None}') }, arn('x')),
    ask({ Resource: arn('${aws:username}') }, arn('bob'), undefined, '2008-10-17'),
    ask({ Resource: 'arn:aws:execute-api:${aws:username}:*:*' }, get.replace('us-east-1', 'bob')),
  ]).toEqual([true, false, false, false, true, false, false]);
});

it('takes everything but what NotAction, NotResource and NotPrincipal name', () => {
  const ann = callerOf('arn:aws:iam::123456789012:user/ann');
  const bob = callerOf('arn:aws:iam::123456789012:user/bob');
  const notAnn = { NotPrincipal: { AWS: 'arn:aws:iam::123456789012:user/ann' } };
  const ask2 = (parts: object, caller?: PolicyCaller) => {
    const { Action: _, Resource: __, ...rest } = { Action: '*', Resource: '*', Effect: 'Allow', ...parts };
    const policy = parsePolicy({
      Statement: {
        ...rest,
        ...('NotAction' in parts ? {} : { Action: '*' }),
        ...('NotResource' in parts ? {} : { Resource: '*' }),
      },
    });
    return evaluatePolicy([policy], {
      action: 'execute-api:Invoke',
      resource: get,
      caller,
      keys: conditionKeys(() => ({})),
    });
  };
  expect([
    ask2({ NotAction: 'execute-api:Invoke' }),
    ask2({ NotAction: 's3:*' }),
    ask2({ NotResource: `${get}*` }),
    ask2({ NotResource: 'arn:aws:s3:::b' }),
    ask2(notAnn, ann),
    ask2(notAnn, bob),
    ask2(notAnn),
    ask2({ ...notAnn, Effect: 'Deny' }),
  ]).toEqual(['implicit-deny', 'allow', 'implicit-deny', 'allow', 'implicit-deny', 'allow', 'allow', 'explicit-deny']);
});

it('tells users, roles, sessions, accounts, services and federated callers apart', () => {
  const session: PolicyCaller = {
    kind: 'aws',
    arn: 'arn:aws:sts::123456789012:assumed-role/deploy/s1',
    principalArn: 'arn:aws:iam::123456789012:role/deploy',
    accountId: '123456789012',
    userId: 'AROAAAAAAAAAAAAAAAAAA:s1',
  };
  const service: PolicyCaller = { kind: 'service', name: 'apigateway.amazonaws.com' };
  const may = (Principal: unknown, caller?: PolicyCaller) => ask({ Principal }, get, caller);
  expect({
    role: may({ AWS: session.principalArn }, session),
    itself: may({ AWS: session.arn }, session),
    otherSession: may({ AWS: 'arn:aws:sts::123456789012:assumed-role/deploy/s2' }, session),
    byId: may({ AWS: 'AROAAAAAAAAAAAAAAAAAA' }, session),
    account: may({ AWS: ['arn:aws:iam::123456789012:root'] }, session),
    otherAccount: may({ AWS: '999988887777' }, session),
    service: may({ Service: ['apigateway.amazonaws.com'] }, service),
    otherService: may({ Service: 'lambda.amazonaws.com' }, service),
    serviceAsAccount: may({ AWS: '123456789012' }, service),
    federated: may({ Federated: 'accounts.example' }, { kind: 'federated', name: 'accounts.example' }),
    everyoneInAList: may({ AWS: ['*'] }),
    anonymous: may({ AWS: session.arn }),
  }).toEqual({
    role: true,
    itself: true,
    otherSession: false,
    byId: true,
    account: true,
    otherAccount: false,
    service: true,
    otherService: false,
    serviceAsAccount: false,
    federated: true,
    everyoneInAList: true,
    anonymous: false,
  });
});
