// The policies that the empty state offers.

const everyone = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };

/** Allows every call: a beginning to narrow down. */
export const openPolicyText = policyText([everyone]);

/** Allows every call, then denies those from outside a range. */
export const rangePolicyText = policyText([
  everyone,
  {
    ...everyone,
    Effect: 'Deny',
    Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
  },
]);

function policyText(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
