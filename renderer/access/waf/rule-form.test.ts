import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../../../shared/waf/web-acl';
import { emptyForm, formOf, formProblem, ruleOf, statementKinds } from './rule-form';
import { movedRule, nextPriority, statementWords } from './rule-words';

const arn = 'arn:aws:wafv2:us-east-1:000000000000:regional/ipset/office/1';
const filled = { ...emptyForm, name: 'one', text: 'DE', arn, fieldName: 'x-a', field: 'SingleHeader' as const };

describe('the form of a rule', () => {
  it('makes rules that AWS takes, and reads back what it made, for every kind', () => {
    const failed = statementKinds.filter(({ value: kind }) => {
      const rule = ruleOf({ ...filled, kind }, 3);
      const read = formOf(ruleSchema.parse(rule));
      return read === undefined || read.kind !== kind || JSON.stringify(ruleOf(read, 3)) !== JSON.stringify(rule);
    });
    expect(failed).toEqual([]);
  });

  it('has no form for what it would lose: nesting, two transformations, scopes', () => {
    const rule = ruleOf({ ...filled, kind: 'sql' }, 0);
    const looking = rule.Statement.SqliMatchStatement;
    if (looking === undefined) throw new Error('no statement');
    const twice = [...looking.TextTransformations, { Priority: 1, Type: 'TRIM' as const }];
    expect([
      formOf({ ...rule, Statement: { NotStatement: { Statement: rule.Statement } } }),
      formOf({ ...rule, Statement: { SqliMatchStatement: { ...looking, TextTransformations: twice } } }),
      formOf({ ...rule, Statement: { SqliMatchStatement: { ...looking, SensitivityLevel: 'HIGH' } } }),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('keeps labels and the response of an action that is not changed', () => {
    const former = {
      ...ruleOf({ ...filled, kind: 'sql' }, 0),
      Action: { Block: { CustomResponse: { ResponseCode: 418 } } },
      RuleLabels: [{ Name: 'seen' }],
    };
    expect(ruleOf({ ...filled, kind: 'script' }, 1, former)).toMatchObject({
      Priority: 1,
      Action: { Block: { CustomResponse: { ResponseCode: 418 } } },
      RuleLabels: [{ Name: 'seen' }],
    });
  });

  it('says what is missing', () => {
    expect([
      formProblem(emptyForm),
      formProblem({ ...filled, fieldName: ' ' }),
      formProblem({ ...filled, kind: 'ip-set', arn: '' }),
      formProblem({ ...filled, kind: 'rate', action: 'Allow' }),
      formProblem(filled),
    ]).toEqual([
      'It needs a name of letters, digits, _ and -',
      'The field needs its name',
      'Choose what it refers to',
      'A rate can not allow',
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
  const words = statementKinds.map(({ value: kind }) => statementWords(ruleOf({ ...filled, kind }, 0).Statement));
  expect(words).toEqual([
    'header x-a contains "DE"',
    'header x-a matches DE',
    'SQL in header x-a',
    'scripts in header x-a',
    'size of header x-a > 100',
    'from office',
    'header x-a matches office',
    'from DE',
    'over 100 in 300 s by IP',
    'has label DE',
    'AWS DE',
    'group office',
  ]);
});
