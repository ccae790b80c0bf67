// A web ACL as one function: a request goes in, the verdict with its reasons comes out.
// https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing.html
import { compileStatement } from './compile-statement';
import type { InspectedRequest } from './inspected-request';
import { findManagedGroup } from './managed/managed-groups';
import type { RateWindows } from './rate-windows';
import type { RuleAction, RuleActionOverride } from './statement';
import {
  type CompiledStatement,
  StatementProblem,
  type StatementSurroundings,
  type WafMoment,
} from './statement-surroundings';
import type { Digest } from './text-transformations';
import type { FinalAction, RuleResult, Verdict, WafResponse } from './verdict';
import type { CustomResponseBodies, Named, Rule, RuleGroup, WafSets, WebAcl } from './web-acl';

export interface CompiledWebAcl {
  /** Judges a request at `at`, in epoch milliseconds. Never throws. */
  evaluate(request: InspectedRequest, at: number, rates: RateWindows): Verdict;
}

export interface WebAclSurroundings {
  readonly sets: WafSets;
  readonly digest: Digest;
  readonly accountId: string;
}

interface CompiledRule {
  readonly name: string;
  readonly priority: number;
  readonly group?: string;
  /** Absent: it cannot be evaluated, and never matches. */
  readonly statement?: CompiledStatement;
  readonly problem?: string;
  readonly action: RuleAction;
  readonly labels: readonly string[];
  readonly bodies: CustomResponseBodies;
}

const kilobytes = { KB_16: 16_384, KB_32: 32_768, KB_48: 49_152, KB_64: 65_536 } as const;

/** Prepares the rules of `acl`; one that refers to what is not there says so in its result and never matches. */
export function compileWebAcl(acl: Named<WebAcl>, around: WebAclSurroundings): CompiledWebAcl {
  const rules = compileRules(acl.Rules, {
    ...around,
    owner: acl.ARN,
    labelPrefix: `awswaf:${around.accountId}:webacl:${acl.Name}:`,
    bodies: acl.CustomResponseBodies ?? {},
  });
  const limit = acl.AssociationConfig?.RequestBody?.API_GATEWAY?.DefaultSizeInspectionLimit ?? 'KB_16';
  const limits = { bodyBytes: kilobytes[limit] };
  const bodies = acl.CustomResponseBodies ?? {};
  return {
    evaluate(request, at, rates) {
      const labels = new Set<string>();
      const results: RuleResult[] = [];
      const inserted: (readonly [string, string])[] = [];
      const moment: WafMoment = { request, limits, labels, at, rates };
      for (const rule of rules) {
        const evidence = rule.statement?.(moment);
        const said = saidOf(rule);
        if (evidence === undefined) {
          results.push({ ...said, isMatch: false });
          continue;
        }
        for (const label of rule.labels) labels.add(label);
        const action = actionName(rule.action);
        const added = rule.labels.length > 0 && { labels: rule.labels };
        results.push({ ...said, isMatch: true, action, evidence, ...added });
        inserted.push(...insertedHeaders(rule.action));
        if (action === 'COUNT') continue;
        const response = action === 'BLOCK' ? customResponse(rule.action, rule.bodies) : undefined;
        return verdict(action, { terminatingRule: rule.name, response, inserted, labels, results });
      }
      const action = acl.DefaultAction.Block === undefined ? 'ALLOW' : 'BLOCK';
      inserted.push(...insertedHeaders(acl.DefaultAction));
      const response = action === 'BLOCK' ? customResponse(acl.DefaultAction, bodies) : undefined;
      return verdict(action, { response, inserted, labels, results });
    },
  };
}

interface RuleSurroundings extends WebAclSurroundings {
  readonly owner: string;
  readonly labelPrefix: string;
  readonly bodies: CustomResponseBodies;
  readonly group?: string;
}

/** In ascending priority; the rules of a group stand where the rule stands that refers to it. */
function compileRules(rules: readonly Rule[], around: RuleSurroundings): readonly CompiledRule[] {
  return [...rules].sort((a, b) => a.Priority - b.Priority).flatMap((rule) => compileRule(rule, around));
}

function compileRule(rule: Rule, around: RuleSurroundings): readonly CompiledRule[] {
  const { RuleGroupReferenceStatement: own, ManagedRuleGroupStatement: managed } = rule.Statement;
  const isCounting = rule.OverrideAction?.Count !== undefined;
  if (own !== undefined) {
    const group = around.sets.ruleGroups.find(({ ARN }) => ARN === own.ARN);
    if (group === undefined) return [broken(rule, around, `There is no rule group ${own.ARN}.`)];
    return groupRules(group, { ...around, owner: `${around.owner}/${rule.Name}` }, isCounting, own.RuleActionOverrides);
  }
  if (managed !== undefined) {
    const { VendorName, Name, ScopeDownStatement, RuleActionOverrides } = managed;
    const group = findManagedGroup(VendorName, Name);
    if (group === undefined)
      return [broken(rule, around, `The rules of ${VendorName} ${Name} are not public: it never matches here.`)];
    const rules = groupRules(
      { Name, Rules: [...group.rules] },
      { ...around, owner: `${around.owner}/${rule.Name}`, labelPrefix: '' },
      isCounting,
      RuleActionOverrides,
    );
    if (ScopeDownStatement === undefined) return rules;
    return scoped(rules, () => compileStatement(ScopeDownStatement, surroundings(rule, around)), rule, around);
  }
  try {
    const statement = compileStatement(rule.Statement, surroundings(rule, around));
    return [{ ...ruleFacts(rule, around), statement }];
  } catch (problem) {
    if (problem instanceof StatementProblem) return [broken(rule, around, problem.message)];
    throw problem;
  }
}

function groupRules(
  group: Pick<RuleGroup, 'Name' | 'Rules' | 'CustomResponseBodies'>,
  around: RuleSurroundings,
  isCounting: boolean,
  overrides: readonly RuleActionOverride[] = [],
): readonly CompiledRule[] {
  const inside = { ...around, group: group.Name, bodies: group.CustomResponseBodies ?? {} };
  return compileRules(group.Rules, inside).map((rule) => {
    const override = overrides.find(({ Name }) => Name === rule.name)?.ActionToUse;
    return { ...rule, action: isCounting ? { Count: {} } : (override ?? rule.action) };
  });
}

/** The rules, asked of requests only that the statement matches. */
function scoped(
  rules: readonly CompiledRule[],
  compile: () => CompiledStatement,
  rule: Rule,
  around: RuleSurroundings,
): readonly CompiledRule[] {
  try {
    const scope = compile();
    return rules.map((one) => {
      const { statement } = one;
      if (statement === undefined) return one;
      return { ...one, statement: (moment) => (scope(moment) === undefined ? undefined : statement(moment)) };
    });
  } catch (problem) {
    if (problem instanceof StatementProblem) return [broken(rule, around, problem.message)];
    throw problem;
  }
}

function surroundings(rule: Rule, { sets, digest, owner, labelPrefix }: RuleSurroundings): StatementSurroundings {
  return { sets, digest, rule: `${owner}/${rule.Name}`, labelPrefix };
}

function ruleFacts(rule: Rule, { group, bodies, labelPrefix }: RuleSurroundings): Omit<CompiledRule, 'statement'> {
  const labels = (rule.RuleLabels ?? []).map(({ Name }) => (Name.startsWith('awswaf:') ? Name : labelPrefix + Name));
  const inGroup = group !== undefined && { group };
  return { name: rule.Name, priority: rule.Priority, ...inGroup, action: rule.Action ?? { Count: {} }, labels, bodies };
}

function broken(rule: Rule, around: RuleSurroundings, problem: string): CompiledRule {
  return { ...ruleFacts(rule, around), problem };
}

function saidOf({
  name,
  priority,
  group,
  problem,
}: CompiledRule): Pick<RuleResult, 'rule' | 'priority' | 'group' | 'problem'> {
  return {
    rule: name,
    priority,
    ...(group !== undefined && { group }),
    ...(problem !== undefined && { problem }),
  };
}

function actionName({ Allow, Block, Captcha, Challenge }: RuleAction): FinalAction | 'COUNT' {
  if (Allow !== undefined) return 'ALLOW';
  if (Block !== undefined) return 'BLOCK';
  if (Captcha !== undefined) return 'CAPTCHA';
  return Challenge === undefined ? 'COUNT' : 'CHALLENGE';
}

/** AWS documented: names of inserted headers get a prefix, so that no client can forge them. */
function insertedHeaders({ Allow, Count, Captcha, Challenge }: RuleAction): readonly (readonly [string, string])[] {
  const handling = (Allow ?? Count ?? Captcha ?? Challenge)?.CustomRequestHandling;
  return (handling?.InsertHeaders ?? []).map(({ Name, Value }) => [`x-amzn-waf-${Name}`, Value] as const);
}

const contentTypes = {
  TEXT_PLAIN: 'text/plain',
  TEXT_HTML: 'text/html',
  APPLICATION_JSON: 'application/json',
} as const;

function customResponse({ Block }: RuleAction, bodies: CustomResponseBodies): WafResponse | undefined {
  const custom = Block?.CustomResponse;
  if (custom === undefined) return undefined;
  const key = custom.CustomResponseBodyKey ?? '';
  const body = Object.hasOwn(bodies, key) ? bodies[key] : undefined;
  return {
    status: custom.ResponseCode,
    headers: (custom.ResponseHeaders ?? []).map(({ Name, Value }) => [Name, Value] as const),
    body: body?.Content ?? '',
    ...(body !== undefined && { contentType: contentTypes[body.ContentType] }),
  };
}

function verdict(
  action: FinalAction,
  found: {
    readonly terminatingRule?: string;
    readonly response: WafResponse | undefined;
    readonly inserted: Verdict['insertedHeaders'];
    readonly labels: ReadonlySet<string>;
    readonly results: readonly RuleResult[];
  },
): Verdict {
  const { terminatingRule, response, inserted, labels, results } = found;
  return {
    action,
    ...(terminatingRule !== undefined && { terminatingRule }),
    ...(response !== undefined && { response }),
    insertedHeaders: inserted,
    labels: [...labels],
    rules: results,
  };
}
