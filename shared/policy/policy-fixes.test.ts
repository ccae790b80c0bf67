import { expect, it } from 'vitest';
import { findPolicyFindings, type PolicySubject } from './policy-findings';
import { policyFixes } from './policy-fixes';

const subject: PolicySubject = {
  use: 'resource',
  api: { apiId: 'abc123', endpointType: 'REGIONAL', stageNames: new Set(['dev']), hasSignedMethods: false },
};
const base = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/dev/*' };

function documentOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/** Titles of what is offered, and the findings that are left once the first is taken. */
function fixed(text: string) {
  const [finding] = findPolicyFindings(text, subject);
  const fixes = finding === undefined ? [] : policyFixes(text, finding, subject);
  return {
    found: finding?.rule,
    titles: fixes.map(({ title }) => title),
    left: fixes[0] && findPolicyFindings(fixes[0].text, subject).map(({ rule }) => rule),
  };
}

it('points a resource of a stage that is not there to one that is', () => {
  expect(fixed(documentOf({ ...base, Resource: 'execute-api:/prod/GET/pets' }))).toEqual({
    found: 'policy-never-matches',
    titles: ['Use execute-api:/dev/GET/pets', 'Use execute-api:/*/GET/pets', 'Use execute-api:/*'],
    left: [],
  });
});

it('names the action that calls', () => {
  expect(fixed(documentOf({ ...base, Action: 'lambda:InvokeFunction' }))).toEqual({
    found: 'policy-never-matches',
    titles: ['Use execute-api:Invoke'],
    left: [],
  });
});

it('adds a Deny where nothing keeps anybody out, and keeps the text around it', () => {
  const text = documentOf({ ...base, Resource: 'execute-api:/*' });
  const [finding] = findPolicyFindings(text, subject);
  const [fix] = finding === undefined ? [] : policyFixes(text, finding, subject);
  expect(JSON.parse(fix?.text ?? '').Statement).toEqual([
    { ...base, Resource: 'execute-api:/*' },
    {
      ...base,
      Effect: 'Deny',
      Resource: 'execute-api:/*',
      Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
    },
  ]);
});

it('removes a statement that another one takes back', () => {
  expect(fixed(documentOf(base, { ...base, Effect: 'Deny' }))).toEqual({
    found: 'policy-cancelled',
    titles: ['Remove statement 1'],
    left: [],
  });
});

it('has nothing to offer for text that cannot be read', () => {
  expect(fixed('{ "Version": ').titles).toEqual([]);
});
