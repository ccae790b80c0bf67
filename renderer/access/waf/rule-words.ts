// What a rule looks at and does, in a few words; and rules in another order.
import { fieldWords } from '../../../shared/waf/inspected-request';
import type { RateBasedStatement, Statement } from '../../../shared/waf/statement';
import type { Rule } from '../../../shared/waf/web-acl';

/** `path contains "/admin"`. */
export function statementWords(statement: Statement): string {
  const { ByteMatchStatement: bytes, RegexMatchStatement: regex, SizeConstraintStatement: size } = statement;
  const { RegexPatternSetReferenceStatement: patterns, RateBasedStatement: rate } = statement;
  if (bytes !== undefined) {
    const position = bytes.PositionalConstraint.toLowerCase().replace('_', ' ');
    return `${fieldWords(bytes.FieldToMatch)} ${position} "${bytes.SearchString}"`;
  }
  if (regex !== undefined) return `${fieldWords(regex.FieldToMatch)} matches ${regex.RegexString}`;
  if (size !== undefined) {
    return `size of ${fieldWords(size.FieldToMatch)} ${operators[size.ComparisonOperator]} ${size.Size}`;
  }
  if (patterns !== undefined) return `${fieldWords(patterns.FieldToMatch)} matches ${nameInArn(patterns.ARN)}`;
  if (statement.SqliMatchStatement !== undefined)
    return `SQL in ${fieldWords(statement.SqliMatchStatement.FieldToMatch)}`;
  if (statement.XssMatchStatement !== undefined) {
    return `scripts in ${fieldWords(statement.XssMatchStatement.FieldToMatch)}`;
  }
  if (statement.IPSetReferenceStatement !== undefined)
    return `from ${nameInArn(statement.IPSetReferenceStatement.ARN)}`;
  if (statement.GeoMatchStatement !== undefined) return `from ${statement.GeoMatchStatement.CountryCodes.join(', ')}`;
  if (statement.LabelMatchStatement !== undefined) return `has label ${statement.LabelMatchStatement.Key}`;
  if (rate !== undefined) {
    return `over ${rate.Limit} in ${rate.EvaluationWindowSec ?? 300} s by ${keyWords(rate)}${scopeWords(rate)}`;
  }
  const { AndStatement, OrStatement, NotStatement, ManagedRuleGroupStatement, RuleGroupReferenceStatement } = statement;
  if (AndStatement !== undefined) return AndStatement.Statements.map(partWords).join(' and ');
  if (OrStatement !== undefined) return OrStatement.Statements.map(partWords).join(' or ');
  if (NotStatement !== undefined) return `not ${partWords(NotStatement.Statement)}`;
  if (ManagedRuleGroupStatement !== undefined) {
    const { VendorName, Name } = ManagedRuleGroupStatement;
    return `${VendorName} ${Name}${scopeWords(ManagedRuleGroupStatement)}`;
  }
  if (RuleGroupReferenceStatement !== undefined) return `group ${nameInArn(RuleGroupReferenceStatement.ARN)}`;
  return 'nothing';
}

/** In brackets where it would run into its neighbours. */
function partWords(statement: Statement): string {
  const words = statementWords(statement);
  return statement.AndStatement === undefined && statement.OrStatement === undefined ? words : `(${words})`;
}

function scopeWords({ ScopeDownStatement: scope }: { readonly ScopeDownStatement?: Statement | undefined }): string {
  return scope === undefined ? '' : ` where ${statementWords(scope)}`;
}

/** `IP`, `header x-tenant, path`. */
function keyWords({ AggregateKeyType, CustomKeys = [] }: RateBasedStatement): string {
  if (AggregateKeyType !== 'CUSTOM_KEYS') return AggregateKeyType;
  return CustomKeys.map((key) => {
    const name = (key.Header ?? key.Cookie ?? key.QueryArgument)?.Name ?? key.LabelNamespace?.Namespace;
    return [...Object.keys(key), ...(name === undefined ? [] : [name])].join(' ');
  }).join(', ');
}

const operators = { EQ: '=', NE: '≠', LE: '≤', LT: '<', GE: '≥', GT: '>' } as const;

/** `Block`, `Count`; of groups what their rules say. */
export function actionWords({ Action, OverrideAction }: Rule): string {
  const [own] = Object.keys(Action ?? {});
  if (own !== undefined) return own === 'Captcha' ? 'CAPTCHA' : own;
  return OverrideAction?.Count === undefined ? 'As the group says' : 'Count only';
}

/** Of `…/ipset/office/{id}` the name. */
export function nameInArn(arn: string): string {
  return arn.split('/').at(-2) ?? arn;
}

/** In the order in which they are asked. */
export function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => a.Priority - b.Priority);
}

/** The rules with one of them a place further up (-1) or down (1): it changes priorities with its neighbour. */
export function movedRule(rules: readonly Rule[], name: string, by: -1 | 1): readonly Rule[] {
  const ordered = inOrder(rules);
  const at = ordered.findIndex(({ Name }) => Name === name);
  const [rule, passed] = [ordered[at], ordered[at + by]];
  if (rule === undefined || passed === undefined) return rules;
  return inOrder(
    rules.map((each) => {
      if (each.Name === rule.Name) return { ...each, Priority: passed.Priority };
      return each.Name === passed.Name ? { ...each, Priority: rule.Priority } : each;
    }),
  );
}

/** For a rule behind all others. */
export function nextPriority(rules: readonly Rule[]): number {
  return rules.reduce((most, { Priority }) => Math.max(most, Priority + 1), 0);
}
