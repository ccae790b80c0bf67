// How the policies of a caller and of what it calls are joined.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
import { decidePolicy, type PolicyDecision, type PolicyRequest, type PolicyResult } from './evaluate-policy';
import type { Policy } from './policy';

/** A policy with the part it plays. What a Lambda authorizer returned counts as identity. */
export interface JoinedPolicy {
  readonly role: 'identity' | 'boundary' | 'session' | 'resource';
  readonly policy: Policy;
  /** `Resource policy`, `User alice, policy read`. */
  readonly source: string;
  /** The entity that holds it, where one does. */
  readonly entityKey?: string;
}

export interface PolicyJoin {
  /**
   * `one-policy`: only one side has a say. `either-allows`: the caller's policies or the resource policy (same
   * account). `both-allow`: both (callers of another account).
   */
  readonly rule: 'one-policy' | 'either-allows' | 'both-allow';
  readonly policies: readonly JoinedPolicy[];
  /** The caller needs no policy of its own; what is denied stays denied. */
  readonly isAdministrator: boolean;
}

export interface AccessDecision {
  readonly result: PolicyResult;
  /** The statement that decided; absent where none did. */
  readonly decidedBy?: { readonly policy: number; readonly statement: number };
}

/** Decides a request over all policies that speak about it. */
export function decideAccess({ rule, policies, isAdministrator }: PolicyJoin, request: PolicyRequest): AccessDecision {
  const decisions = policies.map(({ policy }) => decidePolicy(policy, request));
  const denied = decisions.findIndex(({ result }) => result === 'explicit-deny');
  if (denied !== -1) return by('explicit-deny', denied, decisions);

  const allows = (role: JoinedPolicy['role']): number =>
    policies.findIndex((joined, index) => joined.role === role && decisions[index]?.result === 'allow');
  const identity = allows('identity');
  const resource = allows('resource');
  const match = decisions[resource]?.match;
  // AWS documented: a resource policy that names the very user or session needs nobody's leave in its account
  if (rule === 'either-allows' && match === 'itself') return by('allow', resource, decisions);

  const isAllowedByCaller = isAdministrator || identity !== -1;
  // AWS documented: an Allow for the whole account leaves the decision to the account's own policies
  const isAllowedByResource = resource !== -1 && (match !== 'account' || rule === 'both-allow');
  const isAllowed =
    rule === 'both-allow' ? isAllowedByCaller && isAllowedByResource : isAllowedByCaller || isAllowedByResource;
  if (!isAllowed) return { result: 'implicit-deny' };
  const bounds = policies.flatMap(({ role }, index) => (role === 'boundary' || role === 'session' ? [index] : []));
  if (bounds.some((index) => decisions[index]?.result !== 'allow')) return { result: 'implicit-deny' };
  if (identity !== -1) return by('allow', identity, decisions);
  return resource === -1 ? { result: 'allow' } : by('allow', resource, decisions);
}

function by(result: PolicyResult, policy: number, decisions: readonly PolicyDecision[]): AccessDecision {
  const statement = decisions[policy]?.statement;
  return { result, ...(statement !== undefined && { decidedBy: { policy, statement } }) };
}
