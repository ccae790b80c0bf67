import { expect, it } from 'vitest';
import { conditionKeys } from './condition-keys';
import { evaluatePolicy } from './evaluate-policy';
import { parsePolicy } from './parse-policy';

type Values = Parameters<typeof conditionKeys>[0] extends () => infer V ? V : never;

/** Whether a condition holds for a request with these keys. */
function holds(operator: string, key: string, value: unknown, values: Values, version = '2012-10-17'): boolean {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [key]: value } } };
  const request = {
    action: 'execute-api:Invoke',
    resource: 'arn:aws:execute-api:us-east-1:123456789012:abc/dev/GET/',
    caller: undefined,
    keys: conditionKeys(() => values),
  };
  return evaluatePolicy([parsePolicy({ Version: version, Statement: statement })], request) === 'allow';
}

it.each([
  ['StringEquals', 'Blue', 'Blue', true],
  ['StringEquals', 'Blue', 'blue', false],
  ['StringNotEquals', ['a', 'b'], 'b', false],
  ['StringNotEquals', ['a', 'b'], 'c', true],
  ['StringEqualsIgnoreCase', 'BLUE', 'blue', true],
  ['StringNotEqualsIgnoreCase', 'BLUE', 'blue', false],
  ['StringLike', 'b*e?', 'bluer', true],
  ['StringLike', 'b*e?', 'Bluer', false],
  ['StringNotLike', ['x*', 'b*'], 'blue', false],
  ['StringEquals', 'b*', 'blue', false],
  ['NumericEquals', 10, '10.0', true],
  ['NumericNotEquals', '10', '11', true],
  ['NumericNotEquals', '10', 'ten', true],
  ['NumericLessThan', '10', '9.5', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericGreaterThan', '-1.5', '-1', true],
  ['NumericGreaterThanEquals', '1e3', '1000', true],
  ['NumericEquals', '10', 'ten', false],
  ['DateEquals', '2024-05-06T07:08:09Z', '1714979289', true],
  ['DateLessThan', '2024-05-06T09:08:09+02:00', '2024-05-06T07:08:08Z', true],
  ['DateGreaterThan', '2024-05', '2024-04-30T23:59:59Z', false],
  ['DateGreaterThanEquals', '2024', '2024-01-01T00:00:00Z', true],
  ['DateNotEquals', '2024-05-06', '2024-05-06T00:00Z', false],
  ['DateLessThanEquals', '2024-05-06T07:08:09.5Z', '2024-05-06T07:08:09Z', true],
  ['Bool', true, 'true', true],
  ['Bool', 'false', 'true', false],
  ['BinaryEquals', 'QmluYXJ5VmFsdWU=', 'QmluYXJ5VmFsdWU', true],
  ['BinaryEquals', 'QmluYXJ5VmFsdWU=', 'QmluYXJ5', false],
  ['IpAddress', '203.0.113.0/24', '203.0.113.9', true],
  ['IpAddress', '203.0.113.0/24', '203.0.114.9', false],
  ['IpAddress', '203.0.113.9', '203.0.113.9', true],
  ['IpAddress', ['10.0.0.0/8', '0.0.0.0/0'], '2001:db8::1', false],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678::9', true],
  ['IpAddress', '2001:db8::/33', '2001:db8:8000::', false],
  ['IpAddress', '::ffff:0:0/96', '::ffff:203.0.113.9', false],
  ['IpAddress', '203.0.113.9', '::ffff:203.0.113.9', true],
  ['IpAddress', '::1', '0:0:0:0:0:0:0:1', true],
  ['NotIpAddress', ['203.0.113.0/24', '10.0.0.0/8'], '10.9.9.9', false],
  ['NotIpAddress', ['203.0.113.0/24', '10.0.0.0/8'], '11.9.9.9', true],
  ['ArnEquals', 'arn:aws:iam::*:user/b*', 'arn:aws:iam::123456789012:user/bob', true],
  ['ArnLike', 'arn:aws:*:user/bob', 'arn:aws:iam::123456789012:user/bob', false],
  ['ArnNotLike', 'arn:aws:iam::123456789012:role/?', 'arn:aws:iam::123456789012:role/ab', true],
  ['ArnNotEquals', 'arn:aws:iam::123456789012:role/??', 'arn:aws:iam::123456789012:role/ab', false],
] as const)('%s %j against %j is %j', (operator, value, actual, expected) => {
  expect(holds(operator, 'test:Key', value, { 'test:Key': actual })).toBe(expected);
});

it.each([
  ['StringEquals', false],
  ['StringNotEquals', true],
  ['StringEqualsIfExists', true],
  ['ForAllValues:StringEquals', true],
  ['ForAnyValue:StringEquals', false],
  ['ForAnyValue:StringNotEquals', false],
  ['ForAnyValue:StringLikeIfExists', true],
  ['ForAllValues:StringNotLikeIfExists', true],
] as const)('%s on a key that is not there is %j', (operator, expected) => {
  expect(holds(operator, 'test:Key', 'a', {})).toBe(expected);
});

it('asks Null whether the key is there', () => {
  const there = { 'test:Key': '' };
  expect([
    holds('Null', 'test:Key', 'true', there),
    holds('Null', 'test:Key', false, there),
    holds('Null', 'test:Key', true, {}),
    holds('Null', 'test:Key', 'false', {}),
  ]).toEqual([false, true, true, false]);
});

it('quantifies over the values of a request', () => {
  const values = { 'test:Key': ['a', 'b'] };
  const ask = (operator: string, value: unknown) => holds(operator, 'test:Key', value, values);
  expect({
    allOf: ask('ForAllValues:StringEquals', ['a', 'b', 'c']),
    notAllOf: ask('ForAllValues:StringEquals', ['a']),
    anyOf: ask('ForAnyValue:StringEquals', ['b']),
    noneOf: ask('ForAnyValue:StringEquals', ['c']),
    someNot: ask('ForAnyValue:StringNotEquals', ['a']),
    allNot: ask('ForAllValues:StringNotEquals', ['a']),
  }).toEqual({ allOf: true, notAllOf: false, anyOf: true, noneOf: false, someNot: true, allNot: false });
});

it('finds keys whatever the case of their names, and ands several of them', () => {
  expect(holds('StringEquals', 'AWS:sourceIP', '1', { 'aws:SourceIp': '1' })).toBe(true);
  const condition = { StringEquals: { a: '1', b: '2' }, Bool: { c: 'true' } };
  const policy = parsePolicy({ Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition } });
  const ask = (values: Values) =>
    evaluatePolicy([policy], {
      action: 'x:y',
      resource: 'arn:aws:x:::y',
      caller: undefined,
      keys: conditionKeys(() => values),
    });
  expect([ask({ a: '1', b: '2', c: 'true' }), ask({ a: '1', b: '3', c: 'true' }), ask({ a: '1', b: '2' })]).toEqual([
    'allow',
    'implicit-deny',
    'implicit-deny',
  ]);
});

it('fills variables in, with their defaults, and never reads a wildcard out of a value', () => {
  const values = { 'aws:username': 'bob', 'test:Star': '*', 'test:Many': ['a', 'b'] };
  const like = (value: string, actual: string, version?: string) =>
    holds('StringLike', 'test:Key', value, { ...values, 'test:Key': actual }, version);
  expect({
    filled: like('${aws:username}/*', 'bob/x'),
    ignoringCase: like('${AWS:UserName}', 'bob'),
    defaulted: like("${aws:PrincipalTag/team, 'company-wide'}", 'company-wide'),
    missing: like('${aws:PrincipalTag/team}', ''),
    literalStar: [like('a${*}', 'a*'), like('a${*}', 'ab')],
    literalOthers: [like('${?}${$}', '?$'), like('${?}', 'a')],
    valueStar: [like('${test:Star}', 'anything'), like('${test:Star}', '*')],
    manyValued: like('${test:Many}', 'a'),
    oldVersion: [
      like('${aws:username}', 'bob', '2008-10-17'),
      like('${aws:username}', '${aws:username}', '2008-10-17'),
    ],
    negatedMissing: holds('StringNotEquals', 'test:Key', '${test:None}', { 'test:Key': 'a' }),
    inArns: holds('ArnLike', 'test:Key', 'arn:aws:iam::1:user/${aws:username}', {
      ...values,
      'test:Key': 'arn:aws:iam::1:user/bob',
    }),
  }).toEqual({
    filled: true,
    ignoringCase: true,
    defaulted: true,
    missing: false,
    literalStar: [true, false],
    literalOthers: [true, false],
    valueStar: [false, true],
    manyValued: false,
    oldVersion: [false, true],
    negatedMissing: true,
    inArns: true,
  });
});
