import { expect, it } from 'vitest';
import { policyOffers } from './policy-completions';

const labels = (before: string) => policyOffers(before).map(({ label }) => label);

it('offers what fits the element', () => {
  expect({
    effect: labels('  "Effect": "'),
    action: labels('"Action": ["execute-api:Invoke", "'),
    resource: labels('"Resource": "')[0],
    names: labels('    "').slice(0, 3),
    operators: labels('    "').includes('NotIpAddress'),
    elsewhere: labels('"Sid": "'),
    unquoted: labels('"Effect": '),
    closed: labels('"Effect": "Allow"'),
  }).toEqual({
    effect: ['Allow', 'Deny'],
    action: ['execute-api:Invoke', 'execute-api:InvalidateCache', 'execute-api:ManageConnections', 'execute-api:*'],
    resource: 'execute-api:/*',
    names: ['Version', 'Id', 'Statement'],
    operators: true,
    elsewhere: [],
    unquoted: [],
    closed: [],
  });
});

it('completes behind the colon, with what is known of a key', () => {
  expect(policyOffers('"aws:SourceV')).toContainEqual({
    label: 'aws:SourceVpc',
    insert: 'SourceVpc',
    kind: 'value',
    detail: 'The VPC the request comes from. Private APIs only.',
  });
  expect(policyOffers('"aws:').some(({ label }) => label === 'Version')).toBe(false);
});
