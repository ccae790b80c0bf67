// Writes a decision over policies into the trace, with everything that explains it.
import type { AccessDecision, PolicyJoin } from '../../../../shared/policy/decide-access';
import type { PolicyRequest } from '../../../../shared/policy/evaluate-policy';
import { explainAccess } from '../../../../shared/policy/explain-policy';
import { findSmallestChange } from '../../../../shared/policy/smallest-change';
import type { AccessCheckName, PolicyEvidence } from '../../../../shared/trace/access-check';
import type { ApiExchange } from '../../exchange';

export interface DecidedPolicies {
  readonly join: PolicyJoin;
  readonly request: PolicyRequest;
  readonly decision: AccessDecision;
  readonly isDenied: boolean;
}

/** Adds the check `name`. Called where somebody reads the trace only. */
export function checkPolicies(
  { trace }: Pick<ApiExchange, 'trace'>,
  name: AccessCheckName,
  { join, request, decision, isDenied }: DecidedPolicies,
): void {
  trace.checked();
  const explained = explainAccess(join, request, decision);
  const smallestChange = isDenied ? findSmallestChange(join, request) : undefined;
  trace.check({
    name,
    verdict: isDenied ? 'denied' : 'passed',
    said: saidOf(explained),
    evidence: { ...explained, ...(smallestChange !== undefined && { smallestChange }) },
  });
}

/** `Statement 2 of the resource policy denies.` */
function saidOf({ decidedBy, policies, result }: PolicyEvidence): string {
  if (decidedBy === undefined) {
    if (result === 'allow') return 'The caller needs no policy of its own.';
    return policies.length === 1 ? `${policies[0]?.source} does not allow it.` : 'No policy allows it.';
  }
  const { source = 'a policy' } = policies[decidedBy.policy] ?? {};
  const verb = result === 'allow' ? 'allows' : 'denies';
  return `Statement ${decidedBy.statement + 1} of ${source.charAt(0).toLowerCase()}${source.slice(1)} ${verb} it.`;
}
