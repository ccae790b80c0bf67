// Why policies decided as they did: every statement, every part of it, with what the request had.
import type { ExplainedPart, ExplainedPolicy, ExplainedStatement, PolicyEvidence } from '../trace/access-check';
import { type Arn, readArn } from './arn-pattern';
import type { AccessDecision, JoinedPolicy, PolicyJoin } from './decide-access';
import { applyStatement, decidePolicy, type PolicyRequest } from './evaluate-policy';
import { matchPrincipal, type PolicyCaller } from './parse-principal';
import type { PolicyCondition, PolicyPrincipal, PolicyStatement } from './policy';

// a trace stays readable, and small
const maxStatements = 60;
const maxPatterns = 40;

/** The evidence of a decision, without the way out. */
export function explainAccess(
  { rule, policies }: PolicyJoin,
  request: PolicyRequest,
  { result, decidedBy }: AccessDecision,
): PolicyEvidence {
  return {
    kind: 'policy',
    action: request.action,
    resource: request.resource,
    principal: callerName(request.caller),
    keys: request.keys.all(),
    rule,
    result,
    policies: policies.map((joined, index) =>
      explainPolicy(joined, request, decidedBy?.policy === index ? decidedBy.statement : undefined),
    ),
    ...(decidedBy !== undefined && { decidedBy }),
  };
}

/** One policy, statement by statement. `kept` is explained however far down it stands. */
export function explainPolicy(
  { policy, source, entityKey }: Pick<JoinedPolicy, 'policy' | 'source' | 'entityKey'>,
  request: PolicyRequest,
  kept?: number,
): ExplainedPolicy {
  const resource = readArn(request.resource);
  const { result } = decidePolicy(policy, request);
  const shown = Math.max(maxStatements, kept === undefined ? 0 : kept + 1);
  return {
    source,
    ...(entityKey !== undefined && { entityKey }),
    decision: result === 'allow' ? 'allow' : result === 'explicit-deny' ? 'deny' : 'silent',
    statements: policy.statements.slice(0, shown).map((statement) => explainStatement(statement, request, resource)),
    ...(policy.statements.length > shown && { isCut: true }),
  };
}

function explainStatement(
  statement: PolicyStatement,
  request: PolicyRequest,
  resource: Arn | undefined,
): ExplainedStatement {
  const { sid, effect, principal, isNotAction, actions, isNotResource, resources, conditions } = statement;
  return {
    ...(sid !== undefined && { sid }),
    effect,
    applies: applyStatement(statement, request, resource) !== undefined,
    ...(principal !== undefined && { principal: explainPrincipal(principal, request.caller) }),
    action: {
      element: isNotAction ? 'NotAction' : 'Action',
      matches: statement.coversAction(request.action),
      patterns: actions.slice(0, maxPatterns),
      actual: request.action,
    },
    resource: {
      element: isNotResource ? 'NotResource' : 'Resource',
      matches: statement.coversResource(resource, request.keys),
      patterns: resources.slice(0, maxPatterns),
      actual: request.resource,
    },
    conditions: conditions.map((condition) => explainCondition(condition, request)),
  };
}

function explainPrincipal(principal: PolicyPrincipal, caller: PolicyCaller | undefined): ExplainedPart {
  const { isNot, isEveryone, names } = principal;
  return {
    element: isNot ? 'NotPrincipal' : 'Principal',
    matches: matchPrincipal(principal, caller) !== undefined,
    patterns: isEveryone && names.length === 0 ? ['*'] : names.slice(0, maxPatterns).map(({ name }) => name),
    actual: callerName(caller),
  };
}

function explainCondition({ operator, key, values, holds }: PolicyCondition, { keys }: PolicyRequest) {
  const actual = keys.get(key.toLowerCase());
  return {
    operator,
    key,
    values: values.slice(0, maxPatterns),
    ...(actual !== undefined && { actual }),
    holds: holds(keys),
  };
}

function callerName(caller: PolicyCaller | undefined): string {
  if (caller === undefined) return 'anonymous';
  return caller.kind === 'aws' ? caller.arn : caller.name;
}
