import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeKinds } from '../trace/access-check';
import { conditionKeys } from './condition-keys';
import { decideAccess, type PolicyJoin } from './decide-access';
import type { PolicyRequest } from './evaluate-policy';
import { parsePolicy } from './parse-policy';
import { findSmallestChange } from './smallest-change';
import { naiveResult } from './testing/naive-evaluation';
import { api, requests, statements } from './testing/random-policies';

const get = `${api}/dev/GET/pets`;

function joinOf(text: string, rule: PolicyJoin['rule'] = 'one-policy'): PolicyJoin {
  const policy = parsePolicy(text, 'resource', 'abc');
  return { rule, policies: [{ role: 'resource', policy, source: 'Resource policy' }], isAdministrator: false };
}

function request(values: Readonly<Record<string, string>> = {}, resource = get): PolicyRequest {
  return { action: 'execute-api:Invoke', resource, caller: undefined, keys: conditionKeys(() => values) };
}

const allowAll = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: `${api}/*` };

/** The kind, and what is new in the document, line by line. */
function change(statement: unknown, values: Readonly<Record<string, string>> = {}) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const found = findSmallestChange(joinOf(text), request(values));
  return found && [found.kind, JSON.parse(found.after).Statement];
}

it('relaxes one value rather than dropping its condition', () => {
  const from = (ranges: unknown) => ({ ...allowAll, Condition: { IpAddress: { 'aws:SourceIp': ranges } } });
  expect(change(from('10.0.0.0/8'), { 'aws:SourceIp': '192.0.2.7' })).toEqual([
    'relax-value',
    from(['10.0.0.0/8', '192.0.2.7']),
  ]);
});

it('drops a condition whose key the request does not have', () => {
  const Condition = { StringEquals: { 'aws:Referer': 'a' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
  const { StringEquals: _, ...rest } = Condition;
  expect([
    change({ ...allowAll, Condition }, { 'aws:SourceIp': '10.0.0.1' }),
    change({ ...allowAll, Condition: { StringEquals: { 'aws:Referer': 'a' } } }),
  ]).toEqual([
    ['drop-condition', { ...allowAll, Condition: rest }],
    ['drop-condition', allowAll],
  ]);
});

it('adds a resource, an action or a principal where one of them is missing', () => {
  const prod = `${api}/prod/*`;
  expect([
    change({ ...allowAll, Resource: prod }),
    change({ ...allowAll, Resource: 'execute-api:/prod/*' }),
    change({ ...allowAll, Action: ['execute-api:ManageConnections'] }),
    change({ ...allowAll, Principal: { AWS: '123456789012' } }),
  ]).toEqual([
    ['widen-resource', { ...allowAll, Resource: [prod, get] }],
    ['widen-resource', { ...allowAll, Resource: ['execute-api:/prod/*', 'execute-api:/dev/GET/pets'] }],
    ['add-action', { ...allowAll, Action: ['execute-api:ManageConnections', 'execute-api:Invoke'] }],
    ['add-principal', allowAll],
  ]);
});

it('makes an exception of a Deny, narrows it, or takes it out', () => {
  const deny = { ...allowAll, Effect: 'Deny' };
  const outside = (ranges: unknown) => ({ ...deny, Condition: { NotIpAddress: { 'aws:SourceIp': ranges } } });
  expect([
    change([allowAll, outside(['10.0.0.0/8'])], { 'aws:SourceIp': '192.0.2.7' }),
    change([allowAll, { ...deny, Resource: [`${api}/*/PUT/*`, `${api}/*/GET/*`] }]),
    change([deny, allowAll]),
    change([allowAll, deny, deny]),
  ]).toEqual([
    ['relax-value', [allowAll, outside(['10.0.0.0/8', '192.0.2.7'])]],
    ['narrow-deny', [allowAll, { ...deny, Resource: [`${api}/*/PUT/*`] }]],
    ['remove-deny', [allowAll]],
    ['remove-deny', [allowAll]],
  ]);
});

it('adds a statement where none is near', () => {
  const { Condition: _, ...added } = { ...allowAll, Resource: get, Condition: 0 };
  const far = { ...allowAll, Resource: `${api}/prod/*`, Action: 'execute-api:ManageConnections' };
  expect([change(far), change([])]).toEqual([
    ['add-statement', [far, added]],
    ['add-statement', [added]],
  ]);
});

it('keeps the formatting of the rest', () => {
  const text = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow", "Principal": "*",
            "Action": "execute-api:Invoke",
            "Resource": [
                "execute-api:/prod/*"
            ]
        }
    ]
}`;
  const found = findSmallestChange(joinOf(text), request());
  expect(found?.after).toBe(
    text.replace('"execute-api:/prod/*"', '"execute-api:/prod/*",\n                "execute-api:/dev/GET/pets"'),
  );
});

it('adds no wildcard with a path that has one', () => {
  const statement = { ...allowAll, Resource: `${api}/prod/*` };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const found = findSmallestChange(joinOf(text), request({}, `${api}/dev/GET/a*$`));
  expect(JSON.parse(found?.after ?? '').Statement.Resource[1]).toBe(`${api}/dev/GET/a\${*}\${$}`);
});

it('proposes nothing where two documents deny', () => {
  const deny = parsePolicy({ Statement: { ...allowAll, Effect: 'Deny' } }, 'resource');
  const one = { role: 'resource', policy: deny, source: 'Resource policy' } as const;
  const both: PolicyJoin = {
    rule: 'either-allows',
    policies: [{ ...one, role: 'identity' }, one],
    isAdministrator: false,
  };
  expect(findSmallestChange(both, request())).toBeUndefined();
});

it('lets the request in, by a document that is still one, and by nothing larger than is needed', () => {
  const policies = fc.array(statements, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(policies, requests, fc.constantFrom(undefined, 2), (list, wanted, indent) => {
      const text = JSON.stringify({ Version: '2012-10-17', Statement: list }, null, indent);
      const { user, keys } = wanted;
      const caller =
        user === undefined
          ? undefined
          : { kind: 'aws' as const, arn: user, principalArn: user, accountId: '123456789012' };
      const asked = { ...wanted, caller, keys: conditionKeys(() => keys) };
      const join = joinOf(text, 'either-allows');
      fc.pre(decideAccess(join, asked).result !== 'allow');
      const found = findSmallestChange(join, asked);
      expect(found?.before).toBe(text);
      expect(decideAccess(joinOf(found?.after ?? '', 'either-allows'), asked).result).toBe('allow');
      // whatever one plain edit of each smaller kind can do has been looked at
      const smaller = changeKinds.slice(0, changeKinds.indexOf(found?.kind ?? 'relax-value'));
      const withResource = list.map((_, at) =>
        list.map((one, index) => (index === at ? { ...one, Resource: [...one.Resource, wanted.resource] } : one)),
      );
      if (smaller.includes('widen-resource') && user === undefined) {
        expect(withResource.map((edited) => naiveResult(edited, wanted))).not.toContain('allow');
      }
      const withoutOne = list.map((_, at) => list.filter((__, index) => index !== at));
      if (smaller.includes('remove-deny') && user === undefined) {
        expect(withoutOne.map((edited) => naiveResult(edited, wanted))).not.toContain('allow');
      }
    }),
    { numRuns: 200 },
  );
});
