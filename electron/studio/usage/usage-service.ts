// What keys have used and what limits are left: the gateway's counters, in the words of the workspace.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { QuotaState, UsageReport } from '../../../shared/contract/usage';
import type { UsagePlan } from '../../../shared/definition/companions/usage-plan';
import { findEntity, listEntities } from '../../../shared/definition/entities';
import { dayUsage, type KeyUsage, usedInPeriod } from '../../../shared/usage/key-usage';
import { dayOf, daysBetween, periodAt } from '../../../shared/usage/quota-period';
import type { GatewayLimits } from '../../gateway/ports';
import type { VirtualClock } from '../../gateway/virtual-clock';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { bucketState } from './bucket-state';

export interface UsageOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly clock: VirtualClock;
}

type UsageService = Pick<StudioServices['usage'], 'limits' | 'read' | 'setRemaining'>;

/** AWS documented: the longest span of GetUsage. */
const mostDays = 90;

/** Makes the service. */
export function usageService({ current, gateway, clock }: UsageOptions): UsageService {
  /** As the gateway has it; where none runs, as it was left. */
  async function limitsNow(): Promise<GatewayLimits> {
    const { usage } = current.require();
    if (gateway.state.status !== 'running') return { usage: usage.usage, buckets: [], at: clock.now() };
    return await gateway.limits();
  }

  function requirePlan(usagePlanId: string): UsagePlan {
    const plan = findEntity(current.require().workingCopy.definition, 'usage-plan', usagePlanId);
    if (plan === undefined) throw new StudioError('NOT_FOUND', `There is no usage plan ${usagePlanId}.`);
    return plan;
  }

  return {
    async limits() {
      const { definition } = current.require().workingCopy;
      const { at, buckets, usage } = await limitsNow();
      const plans = listEntities(definition, 'usage-plan').map(({ entity }) => entity);
      return {
        at,
        buckets: buckets.map((bucket) => bucketState(bucket, definition)),
        quotas: plans.flatMap((plan) =>
          (plan.keyIds ?? []).flatMap((apiKeyId) => {
            const key = findEntity(definition, 'api-key', apiKeyId);
            return quotaState(plan, { id: apiKeyId, name: key?.name ?? apiKeyId }, usage, at) ?? [];
          }),
        ),
      };
    },
    async read({ usagePlanId, apiKeyId, startDate, endDate }) {
      const plan = requirePlan(usagePlanId);
      const days = daysBetween(startDate, endDate);
      if (days.length === 0) throw new StudioError('INVALID_ARGUMENT', 'The start date is after the end date.');
      if (days.length > mostDays) throw new StudioError('INVALID_ARGUMENT', `A span has at most ${mostDays} days.`);
      const { usage } = await limitsNow();
      return report(plan, days, usage, apiKeyId);
    },
    async setRemaining({ usagePlanId, apiKeyId, remaining }) {
      const plan = requirePlan(usagePlanId);
      if (plan.quota === undefined) throw new StudioError('INVALID_ARGUMENT', `Usage plan ${plan.name} has no quota.`);
      const { usage, at } = await gateway.setRemaining({ usagePlanId, apiKeyId, quota: plan.quota }, remaining);
      current.require().usage.keep(usage);
      return report(plan, [dayOf(at)], usage, apiKeyId);
    },
  };
}

/** Keys of the plan that were used, and those that are in it. */
function report(
  plan: UsagePlan,
  days: readonly string[],
  usages: readonly KeyUsage[],
  apiKeyId: string | undefined,
): UsageReport {
  const used = usages.filter(({ usagePlanId }) => usagePlanId === plan.id);
  const values = used
    .filter((usage) => apiKeyId === undefined || usage.apiKeyId === apiKeyId)
    .map((usage) => [usage.apiKeyId, days.map((day) => dayUsage(usage, plan.quota, day))] as const);
  return {
    usagePlanId: plan.id,
    startDate: days[0] ?? '',
    endDate: days.at(-1) ?? '',
    values: Object.fromEntries(values),
  };
}

function quotaState(
  plan: UsagePlan,
  key: { readonly id: string; readonly name: string },
  usages: readonly KeyUsage[],
  at: number,
): QuotaState | undefined {
  if (plan.quota === undefined) return undefined;
  const { limit, period } = plan.quota;
  const usage = usages.find(({ usagePlanId, apiKeyId }) => usagePlanId === plan.id && apiKeyId === key.id);
  const used = usedInPeriod(usage, plan.quota, at);
  return {
    usagePlanId: plan.id,
    planName: plan.name,
    apiKeyId: key.id,
    keyName: key.name,
    period,
    limit,
    used,
    remaining: Math.max(0, limit - used),
    ...periodAt(period, at),
  };
}
