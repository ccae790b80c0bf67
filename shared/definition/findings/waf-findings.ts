// Rules of web ACLs: what a rule names that is not there, what nobody reaches, what AWS would refuse.
import { findManagedGroup } from '../../waf/managed/managed-groups';
import { namedWaf } from '../../waf/named-waf';
import { patternProblem } from '../../waf/rule-pattern';
import type { Statement } from '../../waf/statement';
import type { Rule } from '../../waf/web-acl';
import { type Definition, type EntityKey, listEntities } from '../entities';
import type { Report } from './finding-report';

/** Looks at all web ACLs, rule groups, pattern sets, and the stages that name an ACL. */
export function findWafProblems(definition: Definition, report: Report): void {
  const known = new Set(
    (['ip-set', 'regex-pattern-set', 'waf-rule-group'] as const).flatMap((kind) =>
      namedWaf(definition, kind).map(({ ARN }) => ARN),
    ),
  );
  for (const kind of ['web-acl', 'waf-rule-group'] as const) {
    for (const { key, entity } of listEntities(definition, kind)) {
      for (const [at, rule] of entity.Rules.entries()) findRule(key, ['Rules', String(at)], rule, known, report);
      findOrder(key, entity.Rules, report);
    }
  }
  for (const { key, entity } of listEntities(definition, 'regex-pattern-set')) {
    for (const [at, { RegexString }] of entity.RegularExpressionList.entries()) {
      findPattern(key, ['RegularExpressionList', String(at), 'RegexString'], RegexString, report);
    }
  }
  findStages(definition, report);
}

function findStages(definition: Definition, report: Report): void {
  const acls = new Set(namedWaf(definition, 'web-acl').map(({ ARN }) => ARN));
  for (const { key, entity } of listEntities(definition, 'stage')) {
    const { webAclArn, stageName } = entity;
    if (webAclArn === undefined || acls.has(webAclArn)) continue;
    const message = `Stage ${stageName} names web ACL ${webAclArn}, which is not in this workspace: nothing guards it.`;
    report('waf-reference-unknown', key, ['webAclArn'], message);
  }
}

function findRule(
  key: EntityKey,
  path: readonly string[],
  rule: Rule,
  known: ReadonlySet<string>,
  report: Report,
): void {
  const { Name, Action, OverrideAction } = rule;
  for (const statement of statementsIn(rule.Statement)) {
    const { IPSetReferenceStatement, RegexPatternSetReferenceStatement, RuleGroupReferenceStatement } = statement;
    const named = IPSetReferenceStatement ?? RegexPatternSetReferenceStatement ?? RuleGroupReferenceStatement;
    if (named !== undefined && !known.has(named.ARN)) {
      report(
        'waf-reference-unknown',
        key,
        path,
        `Rule ${Name} names ${named.ARN}, which is not there: it never matches.`,
      );
    }
    const managed = statement.ManagedRuleGroupStatement;
    if (managed !== undefined && findManagedGroup(managed.VendorName, managed.Name) === undefined) {
      const message = `The rules of ${managed.VendorName} ${managed.Name} are not public: rule ${Name} never matches here.`;
      report('waf-group-unknown', key, path, message);
    }
    const pattern = statement.RegexMatchStatement?.RegexString;
    if (pattern !== undefined) findPattern(key, path, pattern, report);
  }
  const isGroup = isGroupRule(rule);
  const chosen = Object.keys((isGroup ? OverrideAction : Action) ?? {}).length;
  const beside = Object.keys((isGroup ? Action : OverrideAction) ?? {}).length;
  if (chosen === 1 && beside === 0) return;
  const wanted = isGroup ? 'OverrideAction, for it refers to a rule group' : 'Action';
  report('waf-rule-refused', key, path, `Rule ${Name} needs exactly one ${wanted}.`);
}

function findPattern(key: EntityKey, path: readonly string[], pattern: string, report: Report): void {
  const problem = patternProblem(pattern);
  if (problem !== undefined) report('waf-rule-refused', key, path, `WAF refuses the pattern ${pattern}: ${problem}`);
}

/** AWS documented: priorities are unique; a rule that matches everything and ends it hides those behind it. */
function findOrder(key: EntityKey, rules: readonly Rule[], report: Report): void {
  const seen = new Map<number, string>();
  for (const [at, { Name, Priority }] of rules.entries()) {
    const other = seen.get(Priority);
    if (other !== undefined) {
      const message = `Rules ${other} and ${Name} have the same priority ${Priority}.`;
      report('waf-rule-refused', key, ['Rules', String(at), 'Priority'], message);
    }
    seen.set(Priority, Name);
  }
  const inOrder = [...rules].sort((a, b) => a.Priority - b.Priority);
  const last = inOrder.findIndex((rule) => endsEverything(rule));
  if (last === -1) return;
  for (const { Name } of inOrder.slice(last + 1)) {
    const message = `Rule ${Name} is never asked: ${inOrder[last]?.Name} before it takes every request.`;
    const at = rules.findIndex((rule) => rule.Name === Name);
    report('waf-rule-unreachable', key, ['Rules', String(at)], message);
  }
}

function isGroupRule({ Statement }: Rule): boolean {
  return Statement.RuleGroupReferenceStatement !== undefined || Statement.ManagedRuleGroupStatement !== undefined;
}

function endsEverything({ Action, Statement }: Rule): boolean {
  if (Action?.Allow === undefined && Action?.Block === undefined) return false;
  const { ByteMatchStatement: bytes, SizeConstraintStatement: size } = Statement;
  if (size !== undefined) return size.ComparisonOperator === 'GE' && size.Size === 0;
  if (bytes?.FieldToMatch.UriPath === undefined || bytes.SearchString !== '/') return false;
  return bytes.PositionalConstraint === 'STARTS_WITH' || bytes.PositionalConstraint === 'CONTAINS';
}

/** The statement and all within it. */
function statementsIn(statement: Statement): readonly Statement[] {
  const { AndStatement, OrStatement, NotStatement, RateBasedStatement, ManagedRuleGroupStatement } = statement;
  const scope = RateBasedStatement?.ScopeDownStatement ?? ManagedRuleGroupStatement?.ScopeDownStatement;
  const nested = [
    ...(AndStatement?.Statements ?? []),
    ...(OrStatement?.Statements ?? []),
    ...(NotStatement === undefined ? [] : [NotStatement.Statement]),
    ...(scope === undefined ? [] : [scope]),
  ];
  return [statement, ...nested.flatMap(statementsIn)];
}
