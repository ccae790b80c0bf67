import { expect, it } from 'vitest';
import type { Principal } from '../../../../shared/iam/principal';
import { parsePolicy } from '../../../../shared/policy/parse-policy';
import { sampleExchange, sampleMethod } from '../../testing/sample-exchange';
import type { CallerAccess } from '../caller-access';
import { decidePolicies } from './decide-policies';
import { resourcePolicyBefore } from './resource-policy';

type Say = 'allow' | 'deny' | 'silent';

const method = 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/pets/7';
const masked = method.replace('12345678', '********');
const silent = `: ${masked} because no resource-based policy allows the execute-api:Invoke action`;
const alice: Principal = {
  arn: 'arn:aws:iam::123456789012:user/alice',
  principalArn: 'arn:aws:iam::123456789012:user/alice',
  accountId: '123456789012',
  type: 'User',
  userId: 'AIDAALICE',
  userName: 'alice',
  accessKeyId: 'AKIAALICE',
};
const stranger: Principal = {
  ...alice,
  arn: 'arn:aws:iam::999988887777:user/alice',
  principalArn: 'arn:aws:iam::999988887777:user/alice',
  accountId: '999988887777',
};

/** A policy that says so of every request; with principals it is a resource policy. */
function saying(say: Say, parts: object = {}) {
  const Effect = say === 'deny' ? 'Deny' : 'Allow';
  const Resource = say === 'silent' ? 'arn:aws:execute-api:us-east-1:123456789012:other/*' : '*';
  return parsePolicy({
    Version: '2012-10-17',
    Statement: { Effect, Action: 'execute-api:Invoke', Resource, ...parts },
  });
}

function resourceSaying(say: Say | 'absent', Principal: unknown = '*') {
  return say === 'absent' ? undefined : saying(say, { Principal });
}

/** `allow`, or the message of the refusal. */
function decide(authorizationType: string, resource: ReturnType<typeof resourceSaying>, access: CallerAccess): string {
  const compiled = sampleMethod({ method: { authorizationType: authorizationType as 'AWS_IAM' } });
  const match = { method: compiled, resourceId: 'x', resourcePath: '/x', pathParameters: {} };
  const exchange = sampleExchange({ match, access, deploymentParts: { policy: resource } });
  try {
    resourcePolicyBefore.run(exchange);
    decidePolicies.run(exchange);
    return 'allow';
  } catch (error) {
    const { message } = (error as { options: { message: string } }).options;
    return message.replace(' is not authorized to perform: execute-api:Invoke on resource', '');
  }
}

function signed(identity: Say, principal: Principal = alice, parts: object = {}): CallerAccess {
  const policies = {
    kind: 'iam',
    isAdministrator: false,
    identity: [{ source: 'User alice', policy: saying(identity) }],
  } as const;
  return { principal, policies: { ...policies, ...parts } };
}

function authorized(say: Say): CallerAccess {
  return { policies: { kind: 'authorizer', authorizerId: 'a1', authorizerName: 'guard', policy: saying(say) } };
}

it.each([
  // Table A: identity, resource policy, result
  ['allow', 'allow', 'allow'],
  ['allow', 'silent', 'allow'],
  ['silent', 'allow', 'allow'],
  ['silent', 'silent', `User: ${alice.arn}${silent}`],
  ['allow', 'deny', `User: ${alice.arn}: ${masked} with an explicit deny`],
  ['silent', 'deny', `User: ${alice.arn}: ${masked} with an explicit deny`],
  ['deny', 'allow', `User: ${alice.arn}: ${masked} with an explicit deny`],
  ['deny', 'silent', `User: ${alice.arn}: ${masked} with an explicit deny`],
  ['deny', 'deny', `User: ${alice.arn}: ${masked} with an explicit deny`],
  // no resource policy
  ['allow', 'absent', 'allow'],
  ['silent', 'absent', `User: ${alice.arn}${silent}`],
  ['deny', 'absent', `User: ${alice.arn}: ${masked} with an explicit deny`],
] as const)('signed in the same account: identity %s, resource policy %s', (identity, resource, expected) => {
  expect(decide('AWS_IAM', resourceSaying(resource), signed(identity))).toBe(expected);
});

it.each([
  // Table B
  ['allow', 'allow', 'allow'],
  ['allow', 'silent', `User: ${stranger.arn}${silent}`],
  ['silent', 'allow', `User: ${stranger.arn}${silent}`],
  ['silent', 'silent', `User: ${stranger.arn}${silent}`],
  ['allow', 'deny', `User: ${stranger.arn}: ${masked} with an explicit deny`],
  ['deny', 'allow', `User: ${stranger.arn}: ${masked} with an explicit deny`],
  ['allow', 'absent', `User: ${stranger.arn}${silent}`],
] as const)('signed in another account: identity %s, resource policy %s', (identity, resource, expected) => {
  expect(decide('AWS_IAM', resourceSaying(resource), signed(identity, stranger))).toBe(expected);
});

it.each([
  ['allow', 'allow', 'allow'],
  ['allow', 'silent', 'allow'],
  ['silent', 'allow', 'allow'],
  ['silent', 'silent', 'User is not authorized to access this resource'],
  ['deny', 'allow', 'User is not authorized to access this resource with an explicit deny in an identity-based policy'],
  ['allow', 'deny', `User: anonymous: ${masked} with an explicit deny`],
  ['allow', 'absent', 'allow'],
  ['silent', 'absent', 'User is not authorized to access this resource'],
  [
    'deny',
    'absent',
    'User is not authorized to access this resource with an explicit deny in an identity-based policy',
  ],
] as const)('Lambda authorizer: its policy %s, resource policy %s', (own, resource, expected) => {
  expect(decide('CUSTOM', resourceSaying(resource), authorized(own))).toBe(expected);
});

it.each([
  ['absent', 'allow'],
  ['allow', 'allow'],
  ['silent', `User: anonymous${silent}`],
  ['deny', `User: anonymous: ${masked} with an explicit deny`],
] as const)('Cognito: resource policy %s', (resource, expected) => {
  expect(decide('COGNITO_USER_POOLS', resourceSaying(resource), {})).toBe(expected);
});

it('asks neither signature nor token before the resource policy, but ends at a Deny before a Lambda authorizer', () => {
  const before = (authorizationType: string, say: Say) => {
    const compiled = sampleMethod({ method: { authorizationType: authorizationType as 'AWS_IAM' } });
    const match = { method: compiled, resourceId: 'x', resourcePath: '/x', pathParameters: {} };
    try {
      resourcePolicyBefore.run(sampleExchange({ match, deploymentParts: { policy: resourceSaying(say) } }));
      return 'goes on';
    } catch {
      return 'ends';
    }
  };
  expect([
    before('CUSTOM', 'deny'),
    before('CUSTOM', 'silent'),
    before('AWS_IAM', 'deny'),
    before('COGNITO_USER_POOLS', 'deny'),
    before('NONE', 'silent'),
  ]).toEqual(['ends', 'goes on', 'goes on', 'goes on', 'ends']);
});

it('lets whoever an Allow names in, and leaves a whole account to its own policies', () => {
  const ask = (AWS: string, identity: Say, principal = alice) =>
    decide('AWS_IAM', resourceSaying('allow', { AWS }), signed(identity, principal)) === 'allow';
  expect({
    user: ask(alice.arn, 'silent'),
    otherUser: ask(`${alice.arn}2`, 'silent'),
    account: ask('123456789012', 'silent'),
    root: ask('arn:aws:iam::123456789012:root', 'silent'),
    accountAndOwn: ask('123456789012', 'allow'),
    otherAccount: ask('999988887777', 'allow', stranger),
    otherAccountSilent: ask('999988887777', 'silent', stranger),
  }).toEqual({
    user: true,
    otherUser: false,
    account: false,
    root: false,
    accountAndOwn: true,
    otherAccount: true,
    otherAccountSilent: false,
  });
});

it('bounds what identity policies allow by the permissions boundary and the session policy', () => {
  const session: Principal = {
    ...alice,
    arn: 'arn:aws:sts::123456789012:assumed-role/deploy/s1',
    principalArn: 'arn:aws:iam::123456789012:role/deploy',
    type: 'AssumedRole',
    userId: 'AROADEPLOY:s1',
  };
  const bounds = (boundary: Say, sessionSays: Say) => ({
    boundary: { source: 'Boundary', policy: saying(boundary) },
    session: { source: 'Session policy', policy: saying(sessionSays) },
  });
  const ask = (boundary: Say, sessionSays: Say, AWS?: string) => {
    const resource = AWS === undefined ? undefined : resourceSaying('allow', { AWS });
    return decide('AWS_IAM', resource, signed('allow', session, bounds(boundary, sessionSays))) === 'allow';
  };
  expect({
    both: ask('allow', 'allow'),
    noBoundary: ask('silent', 'allow'),
    noSession: ask('allow', 'silent'),
    denied: ask('allow', 'deny', session.arn),
    sessionNamed: ask('silent', 'silent', session.arn),
    roleNamed: ask('allow', 'silent', session.principalArn),
  }).toEqual({
    both: true,
    noBoundary: false,
    noSession: false,
    denied: false,
    sessionNamed: true,
    roleNamed: false,
  });
});

it('lets administrators in unless something denies, and in another account only where that agrees', () => {
  const admin = (principal: Principal, resource: ReturnType<typeof resourceSaying>) =>
    decide('AWS_IAM', resource, { principal, policies: { kind: 'iam', isAdministrator: true, identity: [] } }) ===
    'allow';
  expect([
    admin(alice, undefined),
    admin(alice, resourceSaying('silent')),
    admin(alice, resourceSaying('deny')),
    admin(stranger, undefined),
    admin(stranger, resourceSaying('allow', { AWS: '999988887777' })),
  ]).toEqual([true, true, false, false, true]);
});

it('tells conditions who signed', () => {
  const caller: Principal = { ...alice, tags: { team: 'blue' }, tokenIssuedAt: Date.UTC(2024, 0, 1) };
  const Condition = {
    StringEquals: {
      'aws:PrincipalArn': alice.arn,
      'aws:PrincipalAccount': '123456789012',
      'aws:PrincipalType': 'User',
      'aws:userid': 'AIDAALICE',
      'aws:username': 'alice',
      'aws:PrincipalTag/team': 'blue',
    },
    DateEquals: { 'aws:TokenIssueTime': '2024-01-01' },
    Bool: { 'aws:MultiFactorAuthPresent': false },
  };
  const resource = saying('allow', { Principal: '*', Condition });
  expect([
    decide('AWS_IAM', resource, signed('silent', caller)),
    decide('AWS_IAM', resource, signed('silent', alice)) === 'allow',
  ]).toEqual(['allow', false]);
});
