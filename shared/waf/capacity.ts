// Web ACL capacity units: what rules cost.
// https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html
import type { FieldToMatch, TextTransformation } from './field-to-match';
import { findManagedGroup } from './managed/managed-groups';
import type { Statement } from './statement';
import type { Rule } from './web-acl';

/** Units of a web ACL that need no leave of AWS. */
export const mostCapacity = 5_000;

/** The units of all rules; `groupCapacity` knows those of rule groups by ARN. */
export function capacityOf(rules: readonly Rule[], groupCapacity: (arn: string) => number | undefined): number {
  return rules.reduce((sum, { Statement }) => sum + statementUnits(Statement, groupCapacity), 0);
}

function statementUnits(statement: Statement, groups: (arn: string) => number | undefined): number {
  const nested = (statements: readonly Statement[]) =>
    statements.reduce((sum, one) => sum + statementUnits(one, groups), 0);
  const { ByteMatchStatement: bytes, IPSetReferenceStatement: ips, RateBasedStatement: rate } = statement;
  if (bytes !== undefined) return inspected(bytes, /^CONTAINS/.test(bytes.PositionalConstraint) ? 10 : 2);
  if (statement.RegexMatchStatement !== undefined) return inspected(statement.RegexMatchStatement, 3);
  if (statement.RegexPatternSetReferenceStatement !== undefined) {
    return inspected(statement.RegexPatternSetReferenceStatement, 25);
  }
  if (statement.SizeConstraintStatement !== undefined) return inspected(statement.SizeConstraintStatement, 1);
  if (statement.SqliMatchStatement !== undefined) {
    return inspected(statement.SqliMatchStatement, statement.SqliMatchStatement.SensitivityLevel === 'HIGH' ? 30 : 20);
  }
  if (statement.XssMatchStatement !== undefined) return inspected(statement.XssMatchStatement, 40);
  if (ips !== undefined) return ips.IPSetForwardedIPConfig?.Position === 'ANY' ? 5 : 1;
  if (rate !== undefined) {
    const keys = (rate.CustomKeys?.length ?? 0) * 30;
    return 2 + keys + (rate.ScopeDownStatement === undefined ? 0 : statementUnits(rate.ScopeDownStatement, groups));
  }
  if (statement.AndStatement !== undefined) return nested(statement.AndStatement.Statements);
  if (statement.OrStatement !== undefined) return nested(statement.OrStatement.Statements);
  if (statement.NotStatement !== undefined) return nested([statement.NotStatement.Statement]);
  const { RuleGroupReferenceStatement: group, ManagedRuleGroupStatement: managed } = statement;
  if (group !== undefined) return groups(group.ARN) ?? 0;
  // AWS assumed: a group that is not known here counts as the largest of AWS's own
  if (managed !== undefined) return findManagedGroup(managed.VendorName, managed.Name)?.capacity ?? 700;
  return 1;
}

interface Inspected {
  readonly FieldToMatch: FieldToMatch;
  readonly TextTransformations: readonly TextTransformation[];
}

/** AWS documented: ten for each transformation and for all query arguments, twice the units for JSON bodies. */
function inspected({ FieldToMatch, TextTransformations }: Inspected, units: number): number {
  const base = FieldToMatch.JsonBody === undefined ? units : units * 2;
  const transformed = TextTransformations.filter(({ Type }) => Type !== 'NONE').length * 10;
  return base + transformed + (FieldToMatch.AllQueryArguments === undefined ? 0 : 10);
}
