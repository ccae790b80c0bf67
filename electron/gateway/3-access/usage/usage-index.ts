// API keys by value and usage plans by stage, looked up once for each state of the settings.

import type { ApiKey, UsagePlan } from '../../../../shared/definition/companions/usage-plan';
import { own } from '../../../../shared/definition/records';
import type { QuotaSpec } from '../../../../shared/usage/key-usage';
import type { AccessSettings } from '../../ports';

export interface UsageIndex {
  keyOf(value: string): ApiKey | undefined;
  /** The plan of the key for this stage. */
  planOf(apiKeyId: string, apiId: string, stageName: string): StagePlan | undefined;
  /** True where any plan has this stage. */
  hasStage(apiId: string, stageName: string): boolean;
}

/** A plan as it holds for one of its stages. */
export interface StagePlan {
  readonly plan: UsagePlan;
  readonly quota: QuotaSpec | undefined;
  /** Limits of the plan for a method of the stage, `ANY` as the entity has it. */
  methodThrottle(resourcePath: string, httpMethod: string, verb: string): PlanThrottle | undefined;
}

export type PlanThrottle = NonNullable<UsagePlan['throttle']>;

/** Prepares the settings once for each of their states. */
export function openUsageIndex(): (settings: AccessSettings) => UsageIndex {
  const prepared = new WeakMap<AccessSettings, UsageIndex>();
  return (settings) => {
    const known = prepared.get(settings);
    if (known !== undefined) return known;
    const index = indexUsage(settings);
    prepared.set(settings, index);
    return index;
  };
}

function indexUsage({ apiKeys, usagePlans }: AccessSettings): UsageIndex {
  const keys = new Map(apiKeys.map((key) => [key.value, key]));
  const plans = new Map<string, StagePlan>();
  const stages = new Set<string>();
  for (const plan of usagePlans) {
    for (const apiStage of plan.apiStages ?? []) {
      const stageKey = `${apiStage.apiId}/${apiStage.stage}`;
      stages.add(stageKey);
      const stagePlan = prepare(plan, apiStage.throttle);
      // AWS documented: a key is in one plan for a stage; the first stands where files say otherwise
      for (const keyId of plan.keyIds ?? []) {
        const key = `${keyId}/${stageKey}`;
        if (!plans.has(key)) plans.set(key, stagePlan);
      }
    }
  }
  return {
    keyOf: (value) => keys.get(value),
    planOf: (apiKeyId, apiId, stageName) => plans.get(`${apiKeyId}/${apiId}/${stageName}`),
    hasStage: (apiId, stageName) => stages.has(`${apiId}/${stageName}`),
  };
}

function prepare(plan: UsagePlan, throttles: Readonly<Record<string, PlanThrottle>> | undefined): StagePlan {
  return {
    plan,
    quota: plan.quota,
    methodThrottle: (resourcePath, httpMethod, verb) =>
      throttles && (own(throttles, `${resourcePath}/${verb}`) ?? own(throttles, `${resourcePath}/${httpMethod}`)),
  };
}
