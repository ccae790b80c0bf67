// A rule of a web ACL as a form: the statements that need no nesting. Everything else is edited as JSON.
import type { FieldToMatch, TextTransformationType } from '../../../shared/waf/field-to-match';
import type { comparisonOperators, positionalConstraints, Statement } from '../../../shared/waf/statement';
import type { Rule } from '../../../shared/waf/web-acl';

export const statementKinds = [
  { value: 'bytes', label: 'Text in the request' },
  { value: 'regex', label: 'Regular expression' },
  { value: 'sql', label: 'SQL injection' },
  { value: 'script', label: 'Cross-site scripting' },
  { value: 'size', label: 'Size' },
  { value: 'ip-set', label: 'IP set' },
  { value: 'pattern-set', label: 'Regex pattern set' },
  { value: 'country', label: 'Country' },
  { value: 'rate', label: 'Rate of an address' },
  { value: 'label', label: 'Label of a rule before' },
  { value: 'managed', label: 'Managed rule group' },
  { value: 'group', label: 'Rule group' },
] as const;
export type StatementKind = (typeof statementKinds)[number]['value'];

export const fieldKinds = [
  { value: 'UriPath', label: 'Path' },
  { value: 'QueryString', label: 'Query string' },
  { value: 'AllQueryArguments', label: 'All query arguments' },
  { value: 'SingleQueryArgument', label: 'One query argument' },
  { value: 'SingleHeader', label: 'One header' },
  { value: 'Body', label: 'Body' },
  { value: 'Method', label: 'Method' },
] as const;
export type FieldKind = (typeof fieldKinds)[number]['value'];

export const actions = ['Block', 'Allow', 'Count', 'Captcha', 'Challenge'] as const;

export interface RuleForm {
  readonly name: string;
  readonly kind: StatementKind;
  readonly field: FieldKind;
  /** Of one header or query argument. */
  readonly fieldName: string;
  readonly transformation: TextTransformationType;
  /** Searched text, pattern, label, countries, or the name of a managed group. */
  readonly text: string;
  readonly position: (typeof positionalConstraints)[number];
  readonly operator: (typeof comparisonOperators)[number];
  /** Bytes of a size, requests of a rate. */
  readonly amount: number;
  readonly windowSec: 60 | 120 | 300 | 600;
  /** Of a set or a rule group. */
  readonly arn: string;
  /** Of groups: Block stands for "as its rules say". */
  readonly action: (typeof actions)[number];
}

/** What a new rule begins with. */
export const emptyForm: RuleForm = {
  name: '',
  kind: 'bytes',
  field: 'UriPath',
  fieldName: '',
  transformation: 'NONE',
  text: '',
  position: 'CONTAINS',
  operator: 'GT',
  amount: 100,
  windowSec: 300,
  arn: '',
  action: 'Block',
};

const named: ReadonlySet<FieldKind> = new Set(['SingleHeader', 'SingleQueryArgument']);

/** True where the statement looks at a part of the request. */
export function hasField(kind: StatementKind): boolean {
  return ['bytes', 'regex', 'sql', 'script', 'size', 'pattern-set'].includes(kind);
}

/** True where the field has a name. */
export function isNamedField(field: FieldKind): boolean {
  return named.has(field);
}

/** True of statements whose rules have actions of their own. */
export function isGroup(kind: StatementKind): boolean {
  return kind === 'managed' || kind === 'group';
}

/** Why no rule can be made of the form yet. */
export function formProblem(form: RuleForm): string | undefined {
  const { name, kind, field, fieldName, text, arn, action } = form;
  if (!/^[\w-]{1,128}$/.test(name)) return 'It needs a name of letters, digits, _ and -';
  if (hasField(kind) && isNamedField(field) && fieldName.trim() === '') return 'The field needs its name';
  if (['ip-set', 'pattern-set', 'group'].includes(kind)) return arn === '' ? 'Choose what it refers to' : undefined;
  if (kind === 'rate') return action === 'Allow' ? 'A rate can not allow' : undefined;
  if (['sql', 'script', 'size'].includes(kind)) return undefined;
  if (kind === 'country') return countriesIn(text).length === 0 ? 'It needs country codes, as DE' : undefined;
  return text === '' ? 'It needs the text it looks for' : undefined;
}

/** The rule; what `former` has beside statement and action stays. */
export function ruleOf(form: RuleForm, priority: number, former?: Rule): Rule {
  const own = former?.Action;
  // headers and responses that an action brings survive edits that do not change it
  const action = own !== undefined && form.action in own ? own : { [form.action]: {} };
  const visibility = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: form.name };
  return {
    Name: form.name,
    Priority: priority,
    Statement: statementOf(form),
    ...(isGroup(form.kind)
      ? { OverrideAction: form.action === 'Count' ? { Count: {} } : { None: {} } }
      : { Action: action }),
    VisibilityConfig: former?.VisibilityConfig ?? visibility,
    ...besideForm(former),
  };
}

/** Members that the form leaves as they are. */
function besideForm(rule: Rule | undefined): Pick<Rule, 'RuleLabels' | 'CaptchaConfig' | 'ChallengeConfig'> {
  const { RuleLabels, CaptchaConfig, ChallengeConfig } = rule ?? {};
  return {
    ...(RuleLabels !== undefined && { RuleLabels }),
    ...(CaptchaConfig !== undefined && { CaptchaConfig }),
    ...(ChallengeConfig !== undefined && { ChallengeConfig }),
  };
}

/** The form of a rule; undefined where a form would lose something. */
export function formOf(rule: Rule): RuleForm | undefined {
  const form = roughForm(rule);
  return sorted(ruleOf(form, rule.Priority, rule).Statement) === sorted(rule.Statement) ? form : undefined;
}

/** Country codes as they are typed. */
function countriesIn(text: string): string[] {
  return text.toUpperCase().match(/\b[A-Z]{2}\b/g) ?? [];
}

function statementOf(form: RuleForm): Statement {
  const { kind, text, arn, amount, position, operator, windowSec, transformation } = form;
  const looking = { FieldToMatch: fieldOf(form), TextTransformations: [{ Priority: 0, Type: transformation }] };
  switch (kind) {
    case 'bytes':
      return { ByteMatchStatement: { SearchString: text, ...looking, PositionalConstraint: position } };
    case 'regex':
      return { RegexMatchStatement: { RegexString: text, ...looking } };
    case 'sql':
      return { SqliMatchStatement: looking };
    case 'script':
      return { XssMatchStatement: looking };
    case 'size':
      return { SizeConstraintStatement: { ...looking, ComparisonOperator: operator, Size: amount } };
    case 'ip-set':
      return { IPSetReferenceStatement: { ARN: arn } };
    case 'pattern-set':
      return { RegexPatternSetReferenceStatement: { ARN: arn, ...looking } };
    case 'country':
      return { GeoMatchStatement: { CountryCodes: countriesIn(text) } };
    case 'rate':
      return { RateBasedStatement: { Limit: amount, EvaluationWindowSec: windowSec, AggregateKeyType: 'IP' } };
    case 'label':
      return { LabelMatchStatement: { Scope: 'LABEL', Key: text } };
    case 'managed':
      return { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: text } };
    case 'group':
      return { RuleGroupReferenceStatement: { ARN: arn } };
  }
}

function fieldOf({ field, fieldName }: RuleForm): FieldToMatch {
  if (field === 'SingleHeader') return { SingleHeader: { Name: fieldName.trim() } };
  if (field === 'SingleQueryArgument') return { SingleQueryArgument: { Name: fieldName.trim() } };
  return { [field]: {} };
}

/** What of a rule has a place in the form; the rest is lost, which `formOf` sees. */
function roughForm({ Name, Statement, Action, OverrideAction }: Rule): RuleForm {
  const [member = ''] = Object.keys(Statement);
  const kind = kindOfMember.get(member) ?? 'bytes';
  const { ByteMatchStatement: bytes, RateBasedStatement: rate, SizeConstraintStatement: size } = Statement;
  const looking =
    bytes ??
    size ??
    Statement.RegexMatchStatement ??
    Statement.SqliMatchStatement ??
    Statement.XssMatchStatement ??
    Statement.RegexPatternSetReferenceStatement;
  const [field = 'UriPath'] = Object.keys(looking?.FieldToMatch ?? {});
  const { SingleHeader, SingleQueryArgument } = looking?.FieldToMatch ?? {};
  const chosen = actions.find((action) => Action !== undefined && action in Action);
  return {
    ...emptyForm,
    name: Name,
    kind,
    field: fieldKinds.find(({ value }) => value === field)?.value ?? 'UriPath',
    fieldName: (SingleHeader ?? SingleQueryArgument)?.Name ?? '',
    transformation: looking?.TextTransformations[0]?.Type ?? 'NONE',
    text:
      bytes?.SearchString ??
      Statement.RegexMatchStatement?.RegexString ??
      Statement.LabelMatchStatement?.Key ??
      Statement.ManagedRuleGroupStatement?.Name ??
      Statement.GeoMatchStatement?.CountryCodes.join(', ') ??
      '',
    position: bytes?.PositionalConstraint ?? emptyForm.position,
    operator: size?.ComparisonOperator ?? emptyForm.operator,
    amount: size?.Size ?? rate?.Limit ?? emptyForm.amount,
    windowSec: rate?.EvaluationWindowSec ?? emptyForm.windowSec,
    arn:
      Statement.IPSetReferenceStatement?.ARN ??
      Statement.RegexPatternSetReferenceStatement?.ARN ??
      Statement.RuleGroupReferenceStatement?.ARN ??
      '',
    action: chosen ?? (OverrideAction?.Count === undefined ? 'Block' : 'Count'),
  };
}

const kindOfMember: ReadonlyMap<string, StatementKind> = new Map([
  ['ByteMatchStatement', 'bytes'],
  ['RegexMatchStatement', 'regex'],
  ['SqliMatchStatement', 'sql'],
  ['XssMatchStatement', 'script'],
  ['SizeConstraintStatement', 'size'],
  ['IPSetReferenceStatement', 'ip-set'],
  ['RegexPatternSetReferenceStatement', 'pattern-set'],
  ['GeoMatchStatement', 'country'],
  ['RateBasedStatement', 'rate'],
  ['LabelMatchStatement', 'label'],
  ['ManagedRuleGroupStatement', 'managed'],
  ['RuleGroupReferenceStatement', 'group'],
]);

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
