// Policies and requests for property tests: few words, so that they meet often.
import fc from 'fast-check';

export interface RandomStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: string | { readonly AWS: readonly string[] };
  readonly Action: string | readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface RandomRequest {
  readonly action: string;
  readonly resource: string;
  /** Absent: anonymous. */
  readonly user?: string;
  readonly keys: Readonly<Record<string, string>>;
}

export const api = 'arn:aws:execute-api:us-east-1:123456789012:abc';
export const users = ['arn:aws:iam::123456789012:user/ann', 'arn:aws:iam::123456789012:user/bob'] as const;

const resources = fc.constantFrom(
  '*',
  `${api}/*`,
  `${api}/dev/*`,
  `${api}/dev/GET/pets`,
  `${api}/*/GET/*`,
  `${api}/dev/???/pets/*`,
  'arn:aws:execute-api:*:*:*',
  'arn:aws:execute-api:eu-west-1:*:abc/*',
  'arn:aws:execute-api:us-east-1:123456789012:other/*',
);
const actions = fc.constantFrom(
  '*',
  'execute-api:*',
  'execute-api:Invoke',
  'EXECUTE-API:inv*',
  'execute-api:ManageConnections',
);
const principals = fc.oneof(
  fc.constant('*' as const),
  fc.record({ AWS: fc.subarray([...users, '123456789012', '999988887777'], { minLength: 1 }) }),
);
const ranges = fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '203.0.113.9', '0.0.0.0/0', '2001:db8::/32');
const texts = fc.constantFrom('a', 'b', 'a*', '*b', 'A');
const list = (values: fc.Arbitrary<string>) => fc.uniqueArray(values, { minLength: 1, maxLength: 3 });
const condition = fc.oneof(
  fc.record({ IpAddress: fc.record({ 'aws:SourceIp': list(ranges) }) }),
  fc.record({ NotIpAddress: fc.record({ 'aws:SourceIp': list(ranges) }) }),
  fc.record({ StringEquals: fc.record({ 'aws:Referer': list(texts) }) }),
  fc.record({ StringNotEquals: fc.record({ 'aws:Referer': list(texts) }) }),
  fc.record({
    StringLike: fc.record({ 'aws:Referer': list(texts) }),
    IpAddress: fc.record({ 'aws:SourceIp': list(ranges) }),
  }),
  fc.record({ StringNotLikeIfExists: fc.record({ 'aws:Referer': list(texts) }) }),
  fc.record({ StringEqualsIfExists: fc.record({ 'aws:Referer': list(texts) }) }),
);

export const statements: fc.Arbitrary<RandomStatement> = fc.record(
  {
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    Principal: principals,
    Action: fc.oneof(actions, fc.uniqueArray(actions, { minLength: 1, maxLength: 2 })),
    Resource: fc.uniqueArray(resources, { minLength: 1, maxLength: 3 }),
    Condition: condition,
  },
  { requiredKeys: ['Effect', 'Principal', 'Action', 'Resource'] },
) as fc.Arbitrary<RandomStatement>;

export const requests: fc.Arbitrary<RandomRequest> = fc.record(
  {
    action: fc.constantFrom('execute-api:Invoke', 'execute-api:InvalidateCache'),
    resource: fc.constantFrom(`${api}/dev/GET/pets`, `${api}/dev/PUT/pets/7`, `${api}/prod/GET/`),
    user: fc.constantFrom(...users),
    keys: fc.record(
      {
        'aws:SourceIp': fc.constantFrom('10.1.2.3', '203.0.113.9', '2001:db8::1'),
        'aws:Referer': fc.constantFrom('a', 'ab', 'b', 'c'),
      },
      { requiredKeys: ['aws:SourceIp'] },
    ),
  },
  { requiredKeys: ['action', 'resource', 'keys'] },
) as fc.Arbitrary<RandomRequest>;
