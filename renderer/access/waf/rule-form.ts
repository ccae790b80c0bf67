// A rule of a web ACL as a form, as much as AWS's own has: statements side by side, each with a "not"; a rate with its
// keys and its scope; groups with the actions of their rules. Everything that nests deeper is edited as JSON.
import type { CustomKey, RateBasedStatement, RuleActionOverride, Statement } from '../../../shared/waf/statement';
import type { Rule } from '../../../shared/waf/web-acl';
import type { KeyValueRow } from '../../components/key-value-rows';
import { type ActionForm, actionFormOf, actionOf, actionProblem, actions, emptyAction } from './action-form';
import {
  emptyStatement,
  listed,
  type StatementForm,
  statementFormOf,
  statementOf,
  statementProblem,
} from './statement-form';

export const subjects = [
  { value: 'requests', label: 'Requests that match' },
  { value: 'rate', label: 'Rate of requests' },
  { value: 'managed', label: 'Managed rule group' },
  { value: 'group', label: 'Rule group' },
] as const;
export type Subject = (typeof subjects)[number]['value'];

/** What a rate counts together. */
export const rateKeys = [
  { value: 'IP', label: 'Address' },
  { value: 'FORWARDED_IP', label: 'Address in a header' },
  { value: 'CUSTOM_KEYS', label: 'Parts of the request' },
  { value: 'CONSTANT', label: 'All requests together' },
] as const;

/** Parts of a request that a rate counts by; those with a name say which. */
export const keyParts = [
  { value: 'IP', label: 'Address' },
  { value: 'Header', label: 'Header', named: 'Name' },
  { value: 'Cookie', label: 'Cookie', named: 'Name' },
  { value: 'QueryArgument', label: 'Query argument', named: 'Name' },
  { value: 'QueryString', label: 'Query string' },
  { value: 'UriPath', label: 'Path' },
  { value: 'HTTPMethod', label: 'Method' },
  { value: 'LabelNamespace', label: 'Label namespace', named: 'Namespace' },
] as const;
export type KeyPart = (typeof keyParts)[number]['value'];

export interface RateKeyForm {
  readonly part: KeyPart;
  readonly name: string;
}

export interface RuleForm {
  readonly name: string;
  readonly subject: Subject;
  /** Of several statements: all have to match, or one. */
  readonly join: 'all' | 'any';
  /** Of requests at least one; of a rate or managed group those that it looks at, none: all. */
  readonly statements: readonly StatementForm[];
  readonly limit: number;
  readonly windowSec: 60 | 120 | 300 | 600;
  readonly rateKey: RateBasedStatement['AggregateKeyType'];
  /** Of FORWARDED_IP. */
  readonly addressHeader: string;
  /** Of CUSTOM_KEYS, one to five. */
  readonly parts: readonly RateKeyForm[];
  /** Name of a managed group, ARN of one's own. */
  readonly group: string;
  /** Rules of the group that do something else. */
  readonly overrides: readonly KeyValueRow[];
  readonly isCountOnly: boolean;
  readonly action: ActionForm;
  /** Labels that a match leaves, with commas. */
  readonly labels: string;
}

/** What a new rule begins with. */
export const emptyForm: RuleForm = {
  name: '',
  subject: 'requests',
  join: 'all',
  statements: [emptyStatement],
  limit: 100,
  windowSec: 300,
  rateKey: 'IP',
  addressHeader: '',
  parts: [{ part: 'Header', name: '' }],
  group: '',
  overrides: [],
  isCountOnly: false,
  action: emptyAction,
  labels: '',
};

/** True of rules whose rules have actions of their own. */
export function isGroup(subject: Subject): boolean {
  return subject === 'managed' || subject === 'group';
}

/** Why no rule can be made of the form yet. */
export function formProblem(form: RuleForm): string | undefined {
  const { name, subject, statements, rateKey, addressHeader, parts, group, action } = form;
  if (!/^[\w-]{1,128}$/.test(name)) return 'It needs a name of letters, digits, _ and -';
  if (isGroup(subject) && group === '') return 'Choose what it refers to';
  if (subject === 'rate') {
    if (action.action === 'Allow') return 'A rate can not allow';
    if (rateKey === 'FORWARDED_IP' && addressHeader.trim() === '') return 'The header of the address needs its name';
    if (rateKey === 'CONSTANT' && statements.length === 0) return 'All requests together need a statement';
    const isNameless = parts.some(({ part, name: of }) => isNamedPart(part) && of.trim() === '');
    if (rateKey === 'CUSTOM_KEYS' && isNameless) return 'Each part of the key needs its name';
  }
  const own = subject === 'group' ? [] : statements;
  const at = own.findIndex((statement) => statementProblem(statement) !== undefined);
  const problem = at < 0 ? undefined : statementProblem(own[at] ?? emptyStatement);
  if (problem !== undefined) return own.length === 1 ? problem : `Statement ${at + 1}: ${problem}`;
  if (isGroup(subject)) return undefined;
  return labelsIn(form.labels).every((label) => /^[\w:-]+$/.test(label))
    ? actionProblem(action)
    : 'Labels hold letters, digits, _, - and :';
}

/** The rule; what `former` has that no form shows stays. */
export function ruleOf(form: RuleForm, priority: number, former?: Rule): Rule {
  const { CaptchaConfig, ChallengeConfig, VisibilityConfig } = former ?? {};
  const labels = labelsIn(form.labels);
  const visibility = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: form.name };
  return {
    Name: form.name,
    Priority: priority,
    Statement: wholeStatement(form),
    ...(isGroup(form.subject)
      ? { OverrideAction: form.isCountOnly ? { Count: {} } : { None: {} } }
      : { Action: actionOf(form.action) }),
    ...(labels.length > 0 && !isGroup(form.subject) && { RuleLabels: labels.map((Name) => ({ Name })) }),
    VisibilityConfig: VisibilityConfig ?? visibility,
    ...(CaptchaConfig !== undefined && { CaptchaConfig }),
    ...(ChallengeConfig !== undefined && { ChallengeConfig }),
  };
}

/** The form of a rule; undefined where a form would lose something. */
export function formOf(rule: Rule): RuleForm | undefined {
  const form = roughForm(rule);
  return sorted(ruleOf(form, rule.Priority, rule)) === sorted(withWindow(rule)) ? form : undefined;
}

/** AWS counts over five minutes where a rate does not say. */
function withWindow(rule: Rule): Rule {
  const rate = rule.Statement.RateBasedStatement;
  return rate === undefined
    ? rule
    : { ...rule, Statement: { RateBasedStatement: { EvaluationWindowSec: emptyForm.windowSec, ...rate } } };
}

/** True of parts of a key that have to say which one. */
export function isNamedPart(part: KeyPart): boolean {
  return keyParts.some((each) => each.value === part && 'named' in each);
}

function labelsIn(text: string): string[] {
  return listed(text);
}

function wholeStatement(form: RuleForm): Statement {
  const scope = joined(form);
  const scoped = scope === undefined ? {} : { ScopeDownStatement: scope };
  const overrides = overridesOf(form.overrides);
  const overridden = overrides.length === 0 ? {} : { RuleActionOverrides: overrides };
  switch (form.subject) {
    case 'requests':
      return scope ?? statementOf(emptyStatement);
    case 'rate':
      return { RateBasedStatement: { ...rateOf(form), ...scoped } };
    case 'managed':
      return { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: form.group, ...scoped, ...overridden } };
    case 'group':
      return { RuleGroupReferenceStatement: { ARN: form.group, ...overridden } };
  }
}

function joined({ join, statements }: RuleForm): Statement | undefined {
  const [first] = statements;
  if (first === undefined) return undefined;
  if (statements.length === 1) return statementOf(first);
  const Statements = statements.map(statementOf);
  return join === 'all' ? { AndStatement: { Statements } } : { OrStatement: { Statements } };
}

function rateOf({ limit, windowSec, rateKey, addressHeader, parts }: RuleForm): RateBasedStatement {
  return {
    Limit: limit,
    EvaluationWindowSec: windowSec,
    AggregateKeyType: rateKey,
    ...(rateKey === 'FORWARDED_IP' && {
      ForwardedIPConfig: { HeaderName: addressHeader.trim(), FallbackBehavior: 'NO_MATCH' as const },
    }),
    ...(rateKey === 'CUSTOM_KEYS' && { CustomKeys: parts.map(customKeyOf) }),
  };
}

const untouched = { TextTransformations: [{ Priority: 0, Type: 'NONE' as const }] };

function customKeyOf({ part, name }: RateKeyForm): CustomKey {
  const called = name.trim();
  if (part === 'IP' || part === 'HTTPMethod') return { [part]: {} };
  if (part === 'LabelNamespace') return { LabelNamespace: { Namespace: called } };
  if (part === 'QueryString' || part === 'UriPath') return { [part]: untouched };
  return { [part]: { Name: called, ...untouched } };
}

function overridesOf(rows: readonly KeyValueRow[]): RuleActionOverride[] {
  const named = rows.filter(({ name }) => name.trim() !== '');
  return named.map(({ name, value }) => ({
    Name: name.trim(),
    ActionToUse: { [actions.find((action) => action === value) ?? 'Count']: {} },
  }));
}

/** What of a rule has a place in the form; the rest is lost, which `formOf` sees. */
function roughForm({ Name, Statement, Action, OverrideAction, RuleLabels }: Rule): RuleForm {
  const { RateBasedStatement: rate, ManagedRuleGroupStatement: managed } = Statement;
  const own = Statement.RuleGroupReferenceStatement;
  const subject =
    rate !== undefined ? 'rate' : managed !== undefined ? 'managed' : own !== undefined ? 'group' : 'requests';
  const asked: Statement | undefined =
    subject === 'requests' ? Statement : (rate?.ScopeDownStatement ?? managed?.ScopeDownStatement);
  const several: readonly Statement[] | undefined = asked?.AndStatement?.Statements ?? asked?.OrStatement?.Statements;
  const overrides = (managed ?? own)?.RuleActionOverrides ?? [];
  return {
    ...emptyForm,
    name: Name,
    subject,
    join: asked?.OrStatement === undefined ? 'all' : 'any',
    statements: (several ?? (asked === undefined ? [] : [asked])).map(statementFormOf),
    limit: rate?.Limit ?? emptyForm.limit,
    windowSec: rate?.EvaluationWindowSec ?? emptyForm.windowSec,
    rateKey: rate?.AggregateKeyType ?? 'IP',
    addressHeader: rate?.ForwardedIPConfig?.HeaderName ?? '',
    parts: rate?.CustomKeys?.map(rateKeyFormOf) ?? emptyForm.parts,
    group: managed?.Name ?? own?.ARN ?? '',
    overrides: overrides.map(({ Name: name, ActionToUse }) => ({
      name,
      value: Object.keys(ActionToUse)[0] ?? 'Count',
    })),
    isCountOnly: OverrideAction?.Count !== undefined,
    action: actionFormOf(Action),
    labels: (RuleLabels ?? []).map((label) => label.Name).join(', '),
  };
}

function rateKeyFormOf(key: CustomKey): RateKeyForm {
  const part = keyParts.find(({ value }) => value in key)?.value ?? 'IP';
  const { Header, Cookie, QueryArgument, LabelNamespace } = key;
  return { part, name: (Header ?? Cookie ?? QueryArgument)?.Name ?? LabelNamespace?.Namespace ?? '' };
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
