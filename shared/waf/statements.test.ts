// Statements of rules, each against requests that it matches and requests that it does not.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { compileWebAcl } from './compile-web-acl';
import type { FieldToMatch, TextTransformation } from './field-to-match';
import type { InspectedRequest } from './inspected-request';
import { openRateWindows } from './rate-windows';
import type { Statement } from './statement';
import type { Named, Rule, RuleGroup, WafSets, WebAcl } from './web-acl';

const arn = (kind: string) => `arn:aws:wafv2:us-east-1:000000000000:regional/${kind}/x/1`;
const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'm' };
const none: TextTransformation[] = [{ Priority: 0, Type: 'NONE' }];
const group: Named<RuleGroup> = {
  ARN: arn('rulegroup'),
  Name: 'group',
  Id: '1',
  Capacity: 10,
  VisibilityConfig,
  Rules: [ruleOf('inner', bytes('evil', { Method: {} }))],
};
const sets: WafSets = {
  ipSets: [{ ARN: arn('ipset'), Name: 'office', Addresses: ['192.0.2.0/24', '2001:db8::/32'] }],
  regexPatternSets: [{ ARN: arn('regexpatternset'), Name: 'bad', RegularExpressionList: [{ RegexString: '^x+y' }] }],
  ruleGroups: [group],
  countries: { '198.51.100.0/24': 'DE', '198.51.100.128/25': 'FR' },
};
const plain: InspectedRequest = {
  method: 'POST',
  path: '/prod/pets',
  rawQuery: 'name=Rex&tag=a&tag=b',
  headers: [
    ['Host', 'api.example.com'],
    ['X-Name', 'one'],
    ['Cookie', 'theme=dark; session=abc'],
  ],
  body: '{"pet":{"name":"Rex","age":3},"tags":["a","b"]}',
  sourceIp: '192.0.2.9',
};

function ruleOf(Name: string, statement: Statement, more: Partial<Rule> = { Action: { Block: {} } }): Rule {
  return { Name, Priority: 1, Statement: statement, VisibilityConfig, ...more };
}

function bytes(
  SearchString: string,
  FieldToMatch: FieldToMatch,
  PositionalConstraint = 'CONTAINS' as const,
): Statement {
  return { ByteMatchStatement: { SearchString, FieldToMatch, TextTransformations: none, PositionalConstraint } };
}

function aclWith(...Rules: Rule[]): Named<WebAcl> {
  return { ARN: arn('webacl'), Name: 'acl', Id: '1', DefaultAction: { Allow: {} }, VisibilityConfig, Rules };
}

function verdictOf(acl: Named<WebAcl>, request: Partial<InspectedRequest> = {}) {
  const digest = (algorithm: string, text: Uint8Array) => createHash(algorithm).update(text).digest();
  return compileWebAcl(acl, { sets, digest, accountId: '000000000000' }).evaluate(
    { ...plain, ...request },
    0,
    openRateWindows(),
  );
}

const matches = (statement: Statement, request?: Partial<InspectedRequest>) =>
  verdictOf(aclWith(ruleOf('rule', statement)), request).action === 'BLOCK';

const position = (PositionalConstraint: string, SearchString: string): Statement => ({
  ByteMatchStatement: {
    SearchString,
    FieldToMatch: { UriPath: {} },
    TextTransformations: none,
    PositionalConstraint: PositionalConstraint as 'EXACTLY',
  },
});
const all = { All: {} };

it.each<[string, Statement, boolean]>([
  ['EXACTLY', position('EXACTLY', '/prod/pets'), true],
  ['EXACTLY, more', position('EXACTLY', '/prod/pet'), false],
  ['STARTS_WITH', position('STARTS_WITH', '/prod'), true],
  ['ENDS_WITH', position('ENDS_WITH', '/pets'), true],
  ['ENDS_WITH, not', position('ENDS_WITH', '/prod'), false],
  ['CONTAINS', position('CONTAINS', 'od/p'), true],
  ['CONTAINS_WORD', position('CONTAINS_WORD', 'pets'), true],
  ['CONTAINS_WORD, a part', position('CONTAINS_WORD', 'pet'), false],
  ['letter case', position('CONTAINS', 'PETS'), false],
  ['one header, name without case', bytes('one', { SingleHeader: { Name: 'x-NAME' } }), true],
  ['a header that is missing', bytes('one', { SingleHeader: { Name: 'x-other' } }), false],
  ['one query argument, any of its values', bytes('b', { SingleQueryArgument: { Name: 'tag' } }), true],
  ['one query argument, another', bytes('Rex', { SingleQueryArgument: { Name: 'tag' } }), false],
  ['all query arguments', bytes('Rex', { AllQueryArguments: {} }), true],
  ['query string', bytes('tag=a&tag', { QueryString: {} }), true],
  ['method', bytes('POST', { Method: {} }), true],
  ['body', bytes('"age":3', { Body: {} }), true],
  [
    'header names',
    bytes('x-name', { Headers: { MatchPattern: all, MatchScope: 'KEY', OversizeHandling: 'CONTINUE' } }),
    true,
  ],
  [
    'headers but one',
    bytes('one', {
      Headers: { MatchPattern: { ExcludedHeaders: ['X-Name'] }, MatchScope: 'ALL', OversizeHandling: 'CONTINUE' },
    }),
    false,
  ],
  [
    'one cookie',
    bytes('abc', {
      Cookies: { MatchPattern: { IncludedCookies: ['session'] }, MatchScope: 'VALUE', OversizeHandling: 'CONTINUE' },
    }),
    true,
  ],
  ['order of headers', bytes('host:x-name:cookie', { HeaderOrder: { OversizeHandling: 'CONTINUE' } }), true],
  ['JSON values', bytes('Rex', { JsonBody: { MatchPattern: all, MatchScope: 'VALUE' } }), true],
  ['JSON keys', bytes('Rex', { JsonBody: { MatchPattern: all, MatchScope: 'KEY' } }), false],
  ['a JSON path', bytes('b', { JsonBody: { MatchPattern: { IncludedPaths: ['/tags/1'] }, MatchScope: 'ALL' } }), true],
  [
    'another JSON path',
    bytes('b', { JsonBody: { MatchPattern: { IncludedPaths: ['/pet'] }, MatchScope: 'ALL' } }),
    false,
  ],
  [
    'a pattern set',
    {
      RegexPatternSetReferenceStatement: {
        ARN: arn('regexpatternset'),
        FieldToMatch: { UriPath: {} },
        TextTransformations: none,
      },
    },
    false,
  ],
  [
    'a size',
    {
      SizeConstraintStatement: {
        FieldToMatch: { Method: {} },
        ComparisonOperator: 'EQ',
        Size: 4,
        TextTransformations: none,
      },
    },
    true,
  ],
  ['an IP set', { IPSetReferenceStatement: { ARN: arn('ipset') } }, true],
  ['NOT', { NotStatement: { Statement: { IPSetReferenceStatement: { ARN: arn('ipset') } } } }, false],
  ['AND', { AndStatement: { Statements: [bytes('POST', { Method: {} }), bytes('x', { UriPath: {} })] } }, false],
  ['OR', { OrStatement: { Statements: [bytes('PUT', { Method: {} }), bytes('pets', { UriPath: {} })] } }, true],
])('%s', (_, statement, isMatch) => {
  expect(matches(statement)).toBe(isMatch);
});

it('handles what is larger than is inspected as the rule says', () => {
  const body = `${'a'.repeat(16_384)}evil`;
  const found = (['CONTINUE', 'MATCH', 'NO_MATCH'] as const).map((OversizeHandling) =>
    matches(bytes('evil', { Body: { OversizeHandling } }), { body }),
  );
  const larger: Named<WebAcl> = {
    ...aclWith(ruleOf('rule', bytes('evil', { Body: {} }))),
    AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_32' } } },
  };
  expect([found, verdictOf(larger, { body }).action]).toEqual([[false, true, false], 'BLOCK']);
});

it('takes what is no JSON as the rule says', () => {
  const found = ([undefined, 'MATCH', 'NO_MATCH', 'EVALUATE_AS_STRING'] as const).map((fallback) =>
    matches(
      bytes('evil', {
        JsonBody: { MatchPattern: all, MatchScope: 'ALL', ...(fallback && { InvalidFallbackBehavior: fallback }) },
      }),
      { body: '{evil' },
    ),
  );
  expect(found).toEqual([false, true, false, true]);
});

it('reads addresses from a header by position, and falls back where it holds none', () => {
  const config = (
    Position: 'FIRST' | 'LAST' | 'ANY',
    FallbackBehavior: 'MATCH' | 'NO_MATCH' = 'NO_MATCH',
  ): Statement => ({
    IPSetReferenceStatement: {
      ARN: arn('ipset'),
      IPSetForwardedIPConfig: { HeaderName: 'X-Forwarded-For', FallbackBehavior, Position },
    },
  });
  const from = (value: string) => ({ sourceIp: '203.0.113.1', headers: [['x-forwarded-for', value] as const] });
  const two = from('203.0.113.9, 192.0.2.1');
  expect([
    matches(config('FIRST'), two),
    matches(config('LAST'), two),
    matches(config('ANY'), two),
    matches(config('FIRST', 'MATCH'), from('nonsense')),
    matches(config('FIRST', 'MATCH'), { headers: [] }),
  ]).toEqual([false, true, true, true, false]);
});

it('knows countries by the narrowest range', () => {
  const from = (CountryCodes: string[], sourceIp: string) =>
    matches({ GeoMatchStatement: { CountryCodes } }, { sourceIp });
  expect([
    from(['DE'], '198.51.100.1'),
    from(['DE'], '198.51.100.200'),
    from(['FR'], '198.51.100.200'),
    from(['DE'], '203.0.113.1'),
  ]).toEqual([true, false, true, false]);
});

it('counts requests by keys of the rule’s own', () => {
  const acl = aclWith(
    ruleOf('rate', {
      RateBasedStatement: {
        Limit: 10,
        EvaluationWindowSec: 60,
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: [{ Header: { Name: 'X-Name', TextTransformations: none } }, { HTTPMethod: {} }],
      },
    }),
  );
  const digest = () => new Uint8Array();
  const compiled = compileWebAcl(acl, { sets, digest, accountId: '0' });
  const rates = openRateWindows();
  const ask = (at: number, request: Partial<InspectedRequest> = {}) =>
    compiled.evaluate({ ...plain, ...request }, at, rates).action;
  for (let at = 0; at < 10; at += 1) ask(at);
  expect([ask(10), ask(11, { method: 'GET' }), ask(12, { headers: [] }), ask(62_000)]).toEqual([
    'BLOCK',
    'ALLOW',
    'ALLOW',
    'ALLOW',
  ]);
});

it('asks rule groups where they stand, counting them or single rules where that is said', () => {
  const own = (more: object, OverrideAction: Rule['OverrideAction'] = { None: {} }): Rule => {
    const { Action: _, ...rule } = ruleOf('own', { RuleGroupReferenceStatement: { ARN: arn('rulegroup'), ...more } });
    return { ...rule, OverrideAction };
  };
  const managed = (more: object): Rule => {
    const named = { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', ...more };
    const { Action: _, ...rule } = ruleOf('managed', { ManagedRuleGroupStatement: named });
    return { ...rule, OverrideAction: { None: {} } };
  };
  const told = (rule: Rule, request?: Partial<InspectedRequest>) => {
    const { action, terminatingRule = 'default' } = verdictOf(aclWith(rule), request);
    return `${action} ${terminatingRule}`;
  };
  const evil = { method: 'evil' };
  const noAgent = 'NoUserAgent_HEADER';
  const scoped = { ScopeDownStatement: bytes('admin', { UriPath: {} }) };
  const counted = { RuleActionOverrides: [{ Name: noAgent, ActionToUse: { Count: {} } }] };
  expect([
    told(own({}), evil),
    told(own({}, { Count: {} }), evil),
    told(own({ RuleActionOverrides: [{ Name: 'inner', ActionToUse: { Captcha: {} } }] }), evil),
    told(managed({})),
    told(managed(counted)),
    told(managed(scoped)),
    told(managed({ Name: 'AWSManagedRulesBotControlRuleSet' })),
  ]).toEqual([
    'BLOCK inner',
    'ALLOW default',
    'CAPTCHA inner',
    `BLOCK ${noAgent}`,
    'ALLOW default',
    'ALLOW default',
    'ALLOW default',
  ]);
});

it('never throws, whatever the bytes of a request are', () => {
  const every = aclWith(
    ...['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesSQLiRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'].map(
      (Name, Priority): Rule => ({
        Name,
        Priority,
        Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
        OverrideAction: { Count: {} },
        VisibilityConfig,
      }),
    ),
  );
  const hostile = [
    '\0\xff\xfe',
    '%',
    '%u12',
    "'".repeat(5_000),
    '<'.repeat(5_000),
    '('.repeat(5_000),
    '/*'.repeat(3_000),
    '{"a":'.repeat(2_000),
  ];
  const actions = hostile.map(
    (text) => verdictOf(every, { body: text, rawQuery: `q=${text}`, path: `/${text}` }).action,
  );
  expect(new Set(actions)).toEqual(new Set(['ALLOW']));
});
