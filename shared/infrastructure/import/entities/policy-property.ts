// Resource policies: short resources become full ones, as every import does.
import { asPolicy, partitionOf, policyText } from '../../../openapi/import/policy';
import type { StackPlace } from '../values/stack';

/** The policy as JSON text with full resources; a text that is no policy stays as it is. */
export function expandedPolicy(text: string | undefined, apiId: string, place: StackPlace): string | undefined {
  const policy = text === undefined ? undefined : asPolicy(text);
  if (policy === undefined) return text === '' ? undefined : text;
  const { region, accountId } = place;
  return policyText(policy, { partition: partitionOf(region), region, accountId, apiId });
}
