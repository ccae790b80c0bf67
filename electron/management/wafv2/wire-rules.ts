// Rules as they are on the wire: search strings are bytes in base64 there and readable text in files.
import type { z } from 'zod';
import { patternProblem } from '../../../shared/waf/rule-pattern';
import { type Rule, ruleSchema } from '../../../shared/waf/web-acl';
import { invalidParameter } from './waf-call';

/** Rules that a client sent, checked; WAFInvalidParameterException names what is wrong. */
export function readRules(sent: unknown): Rule[] {
  if (sent === undefined || sent === null) return [];
  if (!Array.isArray(sent)) throw invalidParameter('RULE', 'Rules', 'The rules are not a list.');
  const rules = sent.map((rule) => readRule(rule));
  const priorities = new Set(rules.map(({ Priority }) => Priority));
  if (priorities.size < rules.length) {
    throw invalidParameter('RULE_PRIORITY', 'Priority', 'Two rules have the same priority.');
  }
  const names = new Set(rules.map(({ Name }) => Name));
  if (names.size < rules.length) throw invalidParameter('RULE', 'Name', 'Two rules have the same name.');
  return rules;
}

/** The rules for a client. */
export function shownRules(rules: readonly Rule[]): unknown[] {
  return rules.map((rule) => mapSearchStrings(rule, (text) => Buffer.from(text, 'utf8').toString('base64')));
}

function readRule(sent: unknown): Rule {
  const decoded = mapSearchStrings(sent, (text) => Buffer.from(text, 'base64').toString('utf8'));
  const parsed = ruleSchema.safeParse(decoded);
  if (!parsed.success) throw shapeFault(parsed.error);
  const rule = parsed.data;
  const refersToGroup =
    rule.Statement.RuleGroupReferenceStatement !== undefined || rule.Statement.ManagedRuleGroupStatement !== undefined;
  const chosen = Object.keys(rule.Action ?? {}).length;
  const overridden = Object.keys(rule.OverrideAction ?? {}).length;
  if (refersToGroup ? overridden !== 1 || chosen > 0 : chosen !== 1 || overridden > 0) {
    const wanted = refersToGroup ? 'OverrideAction' : 'Action';
    throw invalidParameter('RULE_ACTION', rule.Name, `You must specify exactly one ${wanted} for the rule.`);
  }
  checkStatement(rule.Statement, true);
  if (rule.Statement.RateBasedStatement !== undefined && rule.Action?.Allow !== undefined) {
    throw invalidParameter('RULE_ACTION', rule.Name, 'A rate-based rule cannot have the action Allow.');
  }
  return rule;
}

type Statement = Rule['Statement'];

/** One kind each, groups and rates at the top only, one field to look at, patterns that can be read. */
function checkStatement(statement: Statement, isTop: boolean): void {
  const [kind, ...more] = Object.keys(statement);
  if (kind === undefined || more.length > 0) {
    throw invalidParameter('STATEMENT', kind ?? 'Statement', 'You must specify exactly one statement.');
  }
  if (!isTop && (kind === 'RateBasedStatement' || /Group/.test(kind))) {
    throw invalidParameter('NESTED_STATEMENT', kind, 'You can’t nest this statement inside of another one.');
  }
  const value = Object.values(statement)[0] as Readonly<Record<string, unknown>>;
  const field = value.FieldToMatch;
  if (typeof field === 'object' && field !== null && Object.keys(field).length !== 1) {
    throw invalidParameter('FIELD_TO_MATCH', kind, 'You must specify exactly one field to match.');
  }
  const pattern = statement.RegexMatchStatement?.RegexString;
  if (pattern !== undefined) checkPattern(pattern);
  checkRate(statement.RateBasedStatement);
  for (const nested of nestedIn(statement)) checkStatement(nested, false);
}

/** A pattern that cannot be matched is refused where it is sent. */
export function checkPattern(pattern: string): void {
  const problem = patternProblem(pattern);
  if (problem !== undefined) {
    throw invalidParameter(
      'REGEX_PATTERN_REFERENCE_STATEMENT',
      pattern,
      `The regular expression is not valid: ${problem}`,
    );
  }
}

function checkRate(rate: Statement['RateBasedStatement']): void {
  if (rate === undefined) return;
  if (rate.AggregateKeyType === 'FORWARDED_IP' && rate.ForwardedIPConfig === undefined) {
    throw invalidParameter(
      'FORWARDED_IP_CONFIG',
      'ForwardedIPConfig',
      'The key FORWARDED_IP needs a ForwardedIPConfig.',
    );
  }
  if (rate.AggregateKeyType === 'CONSTANT' && rate.ScopeDownStatement === undefined) {
    throw invalidParameter('SCOPE_DOWN', 'ScopeDownStatement', 'The key CONSTANT needs a ScopeDownStatement.');
  }
  if ((rate.AggregateKeyType === 'CUSTOM_KEYS') !== (rate.CustomKeys !== undefined)) {
    throw invalidParameter('CUSTOM_KEYS', 'CustomKeys', 'CustomKeys go with the key CUSTOM_KEYS, and with no other.');
  }
}

function nestedIn({
  AndStatement,
  OrStatement,
  NotStatement,
  RateBasedStatement,
  ManagedRuleGroupStatement,
}: Statement) {
  const scoped = RateBasedStatement?.ScopeDownStatement ?? ManagedRuleGroupStatement?.ScopeDownStatement;
  return [
    ...(AndStatement?.Statements ?? []),
    ...(OrStatement?.Statements ?? []),
    ...(NotStatement === undefined ? [] : [NotStatement.Statement]),
    ...(scoped === undefined ? [] : [scoped]),
  ];
}

/** The first thing that is wrong with the shape, named by its place. */
export function shapeFault(error: z.ZodError): Error {
  const [issue] = error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  return invalidParameter(
    fieldNames[String(issue?.path.at(-1) ?? '')] ?? 'RULE',
    place,
    issue?.message ?? 'The value is not valid.',
  );
}

/** What AWS calls the fields that are wrong most often. */
const fieldNames: Readonly<Record<string, string>> = {
  Limit: 'RATE_LIMIT',
  EvaluationWindowSec: 'EVALUATION_WINDOW',
  PositionalConstraint: 'POSITIONAL_CONSTRAINT',
  Type: 'TEXT_TRANSFORMATION',
  TextTransformations: 'TEXT_TRANSFORMATION',
  FieldToMatch: 'FIELD_TO_MATCH',
  CountryCodes: 'COUNTRY_CODE',
  ResponseCode: 'CUSTOM_RESPONSE',
  Name: 'ENTITY_LIMIT_EXCEEDED',
  Statement: 'STATEMENT',
};

function mapSearchStrings(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapSearchStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'SearchString' && typeof member === 'string' ? change(member) : mapSearchStrings(member, change),
    ]),
  );
}
