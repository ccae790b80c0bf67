import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textTransformationTypes } from '../../../shared/waf/field-to-match';
import { comparisonOperators, positionalConstraints } from '../../../shared/waf/statement';
import { type Rule, ruleSchema } from '../../../shared/waf/web-acl';
import { actions, emptyAction } from './action-form';
import { emptyForm, formOf, formProblem, keyParts, type RuleForm, rateKeys, ruleOf, subjects } from './rule-form';
import { movedRule, nextPriority, statementWords } from './rule-words';
import { emptyStatement, fieldKinds, type StatementForm, statementKinds } from './statement-form';

const arn = 'arn:aws:wafv2:us-east-1:000000000000:regional/ipset/office/1';
const statement: StatementForm = { ...emptyStatement, text: 'DE', arn, fieldName: 'x-a', field: 'SingleHeader' };
const filled: RuleForm = { ...emptyForm, name: 'one', statements: [statement] };
const name = fc.stringMatching(/^[a-z]{1,8}$/);
const oneOf = <Value extends string>(options: readonly { readonly value: Value }[]) =>
  fc.constantFrom(...options.map(({ value }) => value));

const anyStatement: fc.Arbitrary<StatementForm> = fc.record({
  isNegated: fc.boolean(),
  kind: oneOf(statementKinds),
  field: oneOf(fieldKinds),
  fieldName: name,
  scope: fc.constantFrom('ALL', 'KEY', 'VALUE'),
  oversize: fc.constantFrom('CONTINUE', 'MATCH', 'NO_MATCH'),
  transformations: fc.uniqueArray(fc.constantFrom(...textTransformationTypes.slice(1)), { maxLength: 4 }),
  text: fc.constantFrom('DE', 'AT, CH'),
  position: fc.constantFrom(...positionalConstraints),
  operator: fc.constantFrom(...comparisonOperators),
  amount: fc.nat(),
  sensitivity: fc.constantFrom('LOW', 'HIGH', undefined),
  labelScope: fc.constantFrom('LABEL', 'NAMESPACE'),
  arn: fc.constant(arn),
  addressHeader: fc.constantFrom('', 'x-client'),
});
const headers = fc.array(fc.record({ name, value: name }), { maxLength: 3 });
const anyForm: fc.Arbitrary<RuleForm> = fc.record({
  name,
  subject: oneOf(subjects),
  join: fc.constantFrom('all', 'any'),
  statements: fc.array(anyStatement, { minLength: 1, maxLength: 3 }),
  limit: fc.integer({ min: 10, max: 1_000 }),
  windowSec: fc.constantFrom(60, 120, 300, 600),
  rateKey: oneOf(rateKeys),
  addressHeader: name,
  parts: fc.array(fc.record({ part: oneOf(keyParts), name }), { minLength: 1, maxLength: 5 }),
  group: fc.constant(arn),
  overrides: fc.array(fc.record({ name, value: fc.constantFrom(...actions) }), { maxLength: 2 }),
  isCountOnly: fc.boolean(),
  action: fc.record({
    action: fc.constantFrom(...actions),
    status: fc.option(fc.integer({ min: 200, max: 599 }), { nil: undefined }),
    bodyKey: fc.constantFrom('', 'tea'),
    headers,
  }),
  labels: fc.constantFrom('', 'seen, app:odd'),
});

describe('the form of a rule', () => {
  it('makes rules that AWS takes, and reads back every rule that it made', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const rule = ruleSchema.parse(ruleOf(form, 3));
        const read = formOf(rule);
        expect(read).toBeDefined();
        expect(read && ruleOf(read, 3)).toEqual(rule);
      }),
    );
  });

  it('has no form for what it would lose: deep nesting, other fallbacks, keys with transformations', () => {
    const [sql] = [ruleOf({ ...filled, statements: [{ ...statement, kind: 'sql' }] }, 0)];
    const and = { AndStatement: { Statements: [sql.Statement, sql.Statement] } };
    const without = (Statement: Rule['Statement']) => formOf({ ...sql, Statement });
    const lower = [{ Priority: 0, Type: 'LOWERCASE' as const }];
    expect([
      without({ NotStatement: { Statement: and } }),
      without({ OrStatement: { Statements: [and, sql.Statement] } }),
      without({
        GeoMatchStatement: { CountryCodes: ['DE'], ForwardedIPConfig: { HeaderName: 'x', FallbackBehavior: 'MATCH' } },
      }),
      without({
        RateBasedStatement: {
          Limit: 10,
          AggregateKeyType: 'CUSTOM_KEYS',
          CustomKeys: [{ UriPath: { TextTransformations: lower } }],
        },
      }),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('reads what leaves out the defaults of AWS', () => {
    const look = { FieldToMatch: { Body: {} }, TextTransformations: [{ Priority: 0, Type: 'NONE' as const }] };
    const rules = [
      { SqliMatchStatement: look },
      { RateBasedStatement: { Limit: 10, AggregateKeyType: 'IP' as const } },
    ].map((Statement) => ({ ...ruleOf(filled, 0), Statement }));
    expect(rules.map((rule) => formOf(rule)?.windowSec)).toEqual([300, 300]);
  });

  it('keeps the configuration that it does not show', () => {
    const former = { ...ruleOf(filled, 0), CaptchaConfig: { ImmunityTimeProperty: { ImmunityTime: 60 } } };
    expect(ruleOf({ ...filled, name: 'two' }, 1, former)).toMatchObject({
      Name: 'two',
      VisibilityConfig: { MetricName: 'one' },
      CaptchaConfig: { ImmunityTimeProperty: { ImmunityTime: 60 } },
    });
  });

  it('says what is missing', () => {
    const second = (change: Partial<StatementForm>) => ({
      ...filled,
      statements: [statement, { ...statement, ...change }],
    });
    const rate = { ...filled, subject: 'rate' as const };
    expect([
      formProblem(emptyForm),
      formProblem({ ...filled, statements: [{ ...statement, fieldName: ' ' }] }),
      formProblem(second({ kind: 'ip-set', arn: '' })),
      formProblem(second({ kind: 'country', text: '?' })),
      formProblem({ ...filled, subject: 'managed' }),
      formProblem({ ...rate, action: { ...emptyAction, action: 'Allow' } }),
      formProblem({ ...rate, rateKey: 'FORWARDED_IP' }),
      formProblem({ ...rate, rateKey: 'CUSTOM_KEYS' }),
      formProblem({ ...rate, rateKey: 'CONSTANT', statements: [] }),
      formProblem({ ...filled, action: { ...emptyAction, status: 99 } }),
      formProblem({ ...filled, action: { ...emptyAction, status: 418, headers: [{ name: 'x-a', value: '' }] } }),
      formProblem({ ...filled, labels: 'a!' }),
      formProblem(filled),
    ]).toEqual([
      'It needs a name of letters, digits, _ and -',
      'The field needs its name',
      'Statement 2: Choose what it refers to',
      'Statement 2: It needs country codes, as DE',
      'Choose what it refers to',
      'A rate can not allow',
      'The header of the address needs its name',
      'Each part of the key needs its name',
      'All requests together need a statement',
      'The status is from 200 to 599',
      'Each header needs a value',
      'Labels hold letters, digits, _, - and :',
      undefined,
    ]);
  });
});

it('moves a rule by changing priorities with its neighbour', () => {
  const rules = [4, 2, 9].map((priority) => ruleOf({ ...filled, name: `r${priority}` }, priority));
  const names = (by: -1 | 1) => movedRule(rules, 'r4', by).map(({ Name, Priority }) => [Name, Priority]);
  expect([names(-1), names(1), movedRule(rules, 'r9', 1), nextPriority(rules)]).toEqual([
    [
      ['r4', 2],
      ['r2', 4],
      ['r9', 9],
    ],
    [
      ['r2', 2],
      ['r9', 4],
      ['r4', 9],
    ],
    rules,
    10,
  ]);
});

it('says what a statement looks at', () => {
  const wordsOf = (form: Partial<RuleForm>) => statementWords(ruleOf({ ...filled, ...form }, 0).Statement);
  const words = statementKinds.map(({ value: kind }) => wordsOf({ statements: [{ ...statement, kind }] }));
  expect(words).toEqual([
    'header x-a contains "DE"',
    'header x-a matches DE',
    'SQL in header x-a',
    'scripts in header x-a',
    'size of header x-a > 100',
    'from office',
    'header x-a matches office',
    'from DE',
    'has label DE',
  ]);
  const country = { ...statement, kind: 'country' as const, isNegated: true };
  const parts = [
    { part: 'Header' as const, name: 'x-tenant' },
    { part: 'UriPath' as const, name: '' },
  ];
  expect([
    wordsOf({ statements: [statement, country] }),
    wordsOf({ statements: [statement, country], join: 'any' }),
    wordsOf({ subject: 'rate', statements: [] }),
    wordsOf({ subject: 'rate', rateKey: 'CUSTOM_KEYS', parts, statements: [country] }),
    wordsOf({ subject: 'managed', group: 'Core', statements: [country] }),
    wordsOf({ subject: 'group', group: arn }),
    statementWords({ NotStatement: { Statement: { OrStatement: { Statements: [{}, {}] } } } }),
  ]).toEqual([
    'header x-a contains "DE" and not from DE',
    'header x-a contains "DE" or not from DE',
    'over 100 in 300 s by IP',
    'over 100 in 300 s by Header x-tenant, UriPath where not from DE',
    'AWS Core where not from DE',
    'group office',
    'not (nothing or nothing)',
  ]);
});
