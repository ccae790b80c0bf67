// Asks policies about a request: an explicit Deny beats an Allow, an Allow beats silence.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { type Arn, readArn } from './arn-pattern';
import type { ConditionKeys } from './condition-keys';
import { matchPrincipal, type PolicyCaller, type PrincipalMatch } from './parse-principal';
import type { Policy, PolicyStatement } from './policy';

export interface PolicyRequest {
  /** `execute-api:Invoke`. */
  readonly action: string;
  /** ARN; in the place of a role whose trust is asked for, the role's. */
  readonly resource: string;
  /** Undefined: anonymous. Compared with statements that name principals only. */
  readonly caller: PolicyCaller | undefined;
  readonly keys: ConditionKeys;
}

export type PolicyResult = 'allow' | 'explicit-deny' | 'implicit-deny';

/** What one policy says, and by which statement. */
export interface PolicyDecision {
  readonly result: PolicyResult;
  /** Index of the statement that decided; absent where none applies. */
  readonly statement?: number;
  /** How the Allow takes the caller in; absent in policies without principals. */
  readonly match?: PrincipalMatch;
}

/** What `policies` together say. */
export function evaluatePolicy(policies: readonly Policy[], request: PolicyRequest): PolicyResult {
  let result: PolicyResult = 'implicit-deny';
  for (const policy of policies) {
    const { result: one } = decidePolicy(policy, request);
    if (one === 'explicit-deny') return one;
    if (one === 'allow') result = one;
  }
  return result;
}

/** What one policy says. */
export function decidePolicy({ statements }: Policy, request: PolicyRequest): PolicyDecision {
  const resource = readArn(request.resource);
  let allowed: PolicyDecision | undefined;
  for (const [index, statement] of statements.entries()) {
    const application = applyStatement(statement, request, resource);
    if (application === undefined) continue;
    const decision = { statement: index, ...application };
    if (statement.effect === 'Deny') return { result: 'explicit-deny', ...decision };
    if (allowed === undefined || strength(application.match) > strength(allowed.match)) {
      allowed = { result: 'allow', ...decision };
    }
  }
  return allowed ?? { result: 'implicit-deny' };
}

/** Whether a statement applies, and how it takes the caller in. */
export function applyStatement(
  statement: PolicyStatement,
  { action, caller, keys }: PolicyRequest,
  resource: Arn | undefined,
): { readonly match?: PrincipalMatch } | undefined {
  const { principal, conditions } = statement;
  const match = principal === undefined ? undefined : matchPrincipal(principal, caller);
  if (principal !== undefined && match === undefined) return undefined;
  if (!statement.coversAction(action) || !statement.coversResource(resource, keys)) return undefined;
  for (const condition of conditions) if (!condition.holds(keys)) return undefined;
  return match === undefined ? {} : { match };
}

/** Of several Allows the one counts that names the caller most closely: it grants the most. */
function strength(match: PrincipalMatch | undefined): number {
  return match === undefined ? 0 : ['account', 'everyone', 'role', 'itself'].indexOf(match);
}
