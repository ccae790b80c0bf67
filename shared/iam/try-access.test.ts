import { expect, it } from 'vitest';
import { parsePolicy } from '../policy/parse-policy';
import { administratorOf } from './principal-directory';
import { type TriedRequest, tryAccess } from './try-access';

const home = '000000000000';
const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const range = { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } };
const ranged = policyOf(allow, { ...allow, Effect: 'Deny', Condition: range });

const request: TriedRequest = {
  apiId: 'abc123',
  stageName: 'dev',
  verb: 'GET',
  path: '/pets',
  region: 'us-east-1',
  accountId: home,
  isPrivate: false,
  authorizationType: 'NONE',
  sourceIp: '203.0.113.9',
  nowMs: 0,
};

function policyOf(...statements: readonly object[]) {
  return parsePolicy({ Version: '2012-10-17', Statement: statements }, 'resource', 'abc123');
}

function verdictOf(changes: Partial<TriedRequest>): string {
  const { verdict, said } = tryAccess({ ...request, ...changes });
  return `${verdict}: ${said}`;
}

it('tells apart addresses, and names the statement that decides', () => {
  expect([verdictOf({ policy: ranged }), verdictOf({ policy: ranged, sourceIp: '198.51.100.1' })]).toEqual([
    'allowed: Statement 1 of resource policy allows it.',
    'refused: Statement 2 of resource policy denies it.',
  ]);
});

it('shows the value that a condition had', () => {
  const { evidence } = tryAccess({ ...request, policy: ranged, sourceIp: '198.51.100.1' });
  expect(evidence?.policies[0]?.statements[1]?.conditions).toEqual([
    {
      operator: 'NotIpAddress',
      key: 'aws:SourceIp',
      values: ['203.0.113.0/24'],
      actual: ['198.51.100.1'],
      holds: true,
    },
  ]);
});

it('leaves silence to the Lambda authorizer, and refuses it elsewhere', () => {
  const silent = policyOf({ ...allow, Resource: 'execute-api:/prod/*' });
  const types = ['NONE', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;
  expect(
    types.map((authorizationType) => tryAccess({ ...request, policy: silent, authorizationType }).verdict),
  ).toEqual(['refused', 'authorizer', 'refused']);
});

it('wants the leave of both sides for a caller of another account', () => {
  const signed = {
    authorizationType: 'AWS_IAM',
    policy: policyOf({ ...allow, Resource: 'execute-api:/prod/*' }),
  } as const;
  const verdicts = [home, '111122223333'].map(
    (account) => tryAccess({ ...request, ...signed, caller: administratorOf(account, '') }).verdict,
  );
  expect([...verdicts, tryAccess({ ...request, ...signed }).verdict]).toEqual(['allowed', 'refused', 'refused']);
});

it('opens nothing of a private API without a policy', () => {
  expect(verdictOf({ isPrivate: true })).toBe('refused: A private API without a resource policy cannot be called.');
});
