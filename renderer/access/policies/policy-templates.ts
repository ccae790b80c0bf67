// The resource policies that the console offers to begin with, and one that is open to everyone.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html

export interface PolicyTemplate {
  readonly title: string;
  readonly text: string;
}

const everyone = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const denied = { ...everyone, Effect: 'Deny' };

/** Allows every call: a beginning to narrow down. */
export const openPolicy: PolicyTemplate = { title: 'Allow everyone', text: policyText([everyone]) };

/** Allows every call, then denies those from outside a range. */
export const rangeAllowlist: PolicyTemplate = {
  title: 'IP range allowlist',
  text: policyText([everyone, { ...denied, Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } }]),
};

/** For resource policies, in the order of the menu. */
export const resourceTemplates: readonly PolicyTemplate[] = [
  {
    title: 'AWS account allowlist',
    text: policyText([{ ...everyone, Principal: { AWS: ['arn:aws:iam::111122223333:root'] } }]),
  },
  rangeAllowlist,
  {
    title: 'IP range denylist',
    text: policyText([everyone, { ...denied, Condition: { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24'] } } }]),
  },
  {
    title: 'Source VPC allowlist',
    text: policyText([everyone, { ...denied, Condition: { StringNotEquals: { 'aws:SourceVpc': ['vpc-0a1b2c3d'] } } }]),
  },
  {
    title: 'Private endpoint',
    text: policyText([
      everyone,
      { ...denied, Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-0a1b2c3d'] } } },
    ]),
  },
  openPolicy,
];

function policyText(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
