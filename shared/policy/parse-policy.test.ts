import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PolicyUse, parsePolicy } from './parse-policy';
import { PolicyFault } from './policy-fault';

const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };

/** The fault as one line, or `fine`. */
function read(document: unknown, use: PolicyUse = 'resource'): string {
  try {
    parsePolicy(document, use);
    return 'fine';
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    return `${fault.path.join('.')}: ${fault.message}`;
  }
}
const one = (parts: object, use?: PolicyUse) => read({ Statement: { ...statement, ...parts } }, use);

it('reads single values as lists of one, and numbers and booleans of conditions as their text', () => {
  const Condition = { NumericEquals: { a: [1, 2.5, '3'] }, Bool: { b: true } };
  const { version, id, statements } = parsePolicy({
    Id: 'p',
    Statement: [
      { ...statement, Sid: 's', Condition },
      { Effect: 'Deny', NotPrincipal: { AWS: ['123456789012'] }, NotAction: ['a:*'], NotResource: '*' },
    ],
  });
  expect({ version, id, statements }).toEqual({
    version: '2008-10-17',
    id: 'p',
    statements: [
      {
        sid: 's',
        effect: 'Allow',
        principal: { isNot: false, isEveryone: true, names: [] },
        isNotAction: false,
        actions: ['execute-api:Invoke'],
        isNotResource: false,
        resources: ['execute-api:/*'],
        conditions: [
          { operator: 'NumericEquals', key: 'a', values: ['1', '2.5', '3'], holds: expect.any(Function) },
          { operator: 'Bool', key: 'b', values: ['true'], holds: expect.any(Function) },
        ],
        coversAction: expect.any(Function),
        coversResource: expect.any(Function),
      },
      expect.objectContaining({
        effect: 'Deny',
        principal: { isNot: true, isEveryone: false, names: [{ type: 'AWS', name: '123456789012' }] },
        isNotAction: true,
        isNotResource: true,
      }),
    ],
  });
});

it.each([
  [{ effect: 'Allow' }, 'Statement.effect: There is no element effect here.'],
  [{ Effect: 'allow' }, 'Statement.Effect: Effect is Allow or Deny.'],
  [{ Effect: undefined }, 'Statement: Effect is missing.'],
  [{ Action: undefined }, 'Statement: Action or NotAction is missing.'],
  [{ NotAction: '*' }, 'Statement.NotAction: Action and NotAction exclude each other.'],
  [{ Action: 'Invoke' }, 'Statement.Action: An action looks like execute-api:Invoke.'],
  [{ Action: ['a:b', 7] }, 'Statement.Action.1: Action is a string.'],
  [{ Resource: undefined }, 'Statement: Resource or NotResource is missing.'],
  [{ Resource: '/pets' }, 'Statement.Resource: A resource is an ARN or *.'],
  [{ Principal: undefined }, 'Statement: Principal is missing.'],
  [{ Principal: 'bob' }, 'Statement.Principal: Principal is "*" or an object such as {"AWS": "123456789012"}.'],
  [{ Principal: {} }, 'Statement.Principal: Principal names nobody.'],
  [{ Principal: { User: '*' } }, 'Statement.Principal.User: There is no element User here.'],
  [
    { Principal: { AWS: 'arn:aws:iam::123456789012:user/*' } },
    'Statement.Principal.AWS: A principal cannot be matched by a wildcard inside an ARN.',
  ],
  [
    { Principal: { AWS: ['*', 'bob'] } },
    'Statement.Principal.AWS.1: A principal is an account, or the ARN of a user, role or role session.',
  ],
  [{ Condition: { Equals: { a: 1 } } }, 'Statement.Condition.Equals: There is no condition operator Equals.'],
  [
    { Condition: { IpAddress: { a: ['10.0.0.0/8', '10.0.0/8'] } } },
    'Statement.Condition.IpAddress.a.1: IpAddress wants an IP address or CIDR range.',
  ],
  [
    { Condition: { IpAddress: { a: '10.0.0.0/33' } } },
    'Statement.Condition.IpAddress.a: IpAddress wants an IP address or CIDR range.',
  ],
  [{ Condition: { Bool: { a: 'yes' } } }, 'Statement.Condition.Bool.a: Bool wants "true" or "false".'],
  [
    { Condition: { NullIfExists: { a: true } } },
    'Statement.Condition.NullIfExists: There is no condition operator NullIfExists.',
  ],
  [
    { Condition: { DateEquals: { a: '2024-02-30' } } },
    'Statement.Condition.DateEquals.a: DateEquals wants an ISO 8601 date or seconds since 1970.',
  ],
  [{ Condition: [] }, 'Statement.Condition: Condition is an object.'],
])('refuses %j', (parts, expected) => {
  expect(one(parts)).toBe(expected);
});

it('refuses what is no document at all', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  expect([
    read(''),
    read('[]'),
    read(undefined),
    read(ring).slice(0, 21),
    read('{"Version":"2020-01-01","Statement":[]}'),
    read({ Version: '2012-10-17' }),
    read(`{"Statement":${'['.repeat(300)}`),
    read('{"Statement":[]} x'),
    read(`"${'x'.repeat(300_000)}"`),
  ]).toEqual([
    ': The document ends too early.',
    ': A policy is an object.',
    ': A policy is a JSON object.',
    ': A policy is JSON: C',
    'Version: Version is 2012-10-17 or 2008-10-17.',
    ': Statement is missing.',
    ': The document is nested too deeply.',
    ': Nothing may follow the document.',
    ': A policy has up to 200000 characters.',
  ]);
});

it('wants of each kind of policy what it needs', () => {
  const { Principal: _, ...plain } = { ...statement, Resource: '*' };
  const trust = { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const long = `arn:aws:execute-api:us-east-1:123456789012:${'x'.repeat(500)}`;
  expect({
    identity: [read({ Statement: plain }, 'identity'), one({}, 'identity')],
    short: one({ Principal: undefined, Resource: 'execute-api:/*' }, 'identity'),
    trust: [read({ Statement: trust }, 'trust'), read({ Statement: { ...trust, Resource: '*' } }, 'trust')],
    authorizer: [
      read({ Statement: plain }, 'authorizer'),
      read({ Statement: { ...plain, Resource: undefined } }, 'authorizer'),
      read({ Statement: { ...plain, Resource: long } }, 'authorizer'),
    ],
    any: [read({ Statement: plain }, 'any'), read({ Statement: trust }, 'any'), one({}, 'any')],
  }).toEqual({
    identity: ['fine', 'Statement.Principal: A policy of a user, role or group names no Principal.'],
    short: 'Statement.Resource: A resource is an ARN or *.',
    trust: ['fine', 'Statement.Resource: A trust policy names no Resource.'],
    authorizer: [
      'fine',
      'Statement: Resource or NotResource is missing.',
      'Statement.Resource: A resource has up to 512 characters.',
    ],
    any: ['fine', 'fine', 'fine'],
  });
});

it('names line and column of the text', () => {
  const text = '{\r\n\t"Statement": [\r\n\t\t{"Effect": "Maybe"}\r\n\t]\r\n}';
  const placed = () => parsePolicy(text);
  expect(placed).toThrow(expect.objectContaining({ line: 3, column: 3, path: ['Statement', '0'] }));
  expect(() => parsePolicy('{"a" 1}')).toThrow(expect.objectContaining({ line: 1, column: 6 }));
});

it('throws nothing but PolicyFault, whatever it is given', () => {
  const words = fc.constantFrom(
    'Statement',
    'Effect',
    'Allow',
    'Principal',
    'AWS',
    'Condition',
    'Bool',
    '__proto__',
    '*',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      words,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(words, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  const check = (document: unknown) => {
    try {
      parsePolicy(document, 'any');
    } catch (fault) {
      expect(fault).toBeInstanceOf(PolicyFault);
    }
  };
  fc.assert(fc.property(value, check));
  fc.assert(fc.property(fc.string(), check));
  fc.assert(fc.property(fc.dictionary(words, value), (parts) => check({ Statement: { ...statement, ...parts } })));
});

it('reads its own text back to the same policy', () => {
  const texts = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(texts, fc.constantFrom('Allow', 'Deny'), fc.integer({ min: 0, max: 8 }), (values, Effect, indent) => {
      const document = { Statement: [{ ...statement, Effect, Condition: { StringLike: { 'aws:Referer': values } } }] };
      const policy = parsePolicy(JSON.stringify(document, null, indent), 'resource');
      const again = parsePolicy(policy.text, 'resource');
      const plain = (read: typeof policy) => JSON.stringify(read);
      expect([plain(again), again.statements[0]?.conditions[0]?.values]).toEqual([plain(policy), values]);
    }),
  );
});
