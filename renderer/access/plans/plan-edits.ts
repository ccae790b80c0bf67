// Edits of a usage plan's lists: its keys, its stages, and the limits of their methods. Pure.
import type { UsagePlan } from '../../../shared/definition/companions/usage-plan';

export type PlanStage = NonNullable<UsagePlan['apiStages']>[number];

export interface Limits {
  readonly rateLimit?: number | undefined;
  readonly burstLimit?: number | undefined;
}

/** A limit of one method in one stage of a plan. */
export interface MethodLimit extends Limits {
  readonly apiId: string;
  readonly stage: string;
  /** As the plan keeps it: `/orders/{id}/GET`. */
  readonly methodKey: string;
  readonly path: string;
  readonly httpMethod: string;
}

/** The stages with one more; the same where it is there already. */
export function withStage(stages: readonly PlanStage[] = [], apiId: string, stage: string): PlanStage[] {
  return stages.some((each) => isStage(each, apiId, stage)) ? [...stages] : [...stages, { apiId, stage }];
}

/** The stages without one, its method limits gone with it. */
export function withoutStage(stages: readonly PlanStage[] = [], apiId: string, stage: string): PlanStage[] {
  return stages.filter((each) => !isStage(each, apiId, stage));
}

/** The stages with the limits of a method set; undefined takes them away. */
export function withMethodLimit(
  stages: readonly PlanStage[] = [],
  { apiId, stage, methodKey }: Pick<MethodLimit, 'apiId' | 'stage' | 'methodKey'>,
  limits: Limits | undefined,
): PlanStage[] {
  return stages.map((each) => {
    if (!isStage(each, apiId, stage)) return each;
    const others = Object.entries(each.throttle ?? {}).filter(([name]) => name !== methodKey);
    const throttle = Object.fromEntries([...others, ...(limits === undefined ? [] : [[methodKey, given(limits)]])]);
    const { throttle: _old, ...rest } = each;
    return Object.keys(throttle).length === 0 ? rest : { ...rest, throttle };
  });
}

/** The method limits of all stages, in the plan's order. */
export function methodLimits({ apiStages = [] }: Pick<UsagePlan, 'apiStages'>): MethodLimit[] {
  return apiStages.flatMap(({ apiId, stage, throttle = {} }) =>
    Object.entries(throttle).map(([methodKey, limits]) => ({
      apiId,
      stage,
      methodKey,
      ...methodOfKey(methodKey),
      ...limits,
    })),
  );
}

/** `/orders/{id}/GET` taken apart. */
export function methodOfKey(methodKey: string): { readonly path: string; readonly httpMethod: string } {
  const cut = methodKey.lastIndexOf('/');
  const path = methodKey.slice(0, cut);
  return { path: path === '' ? '/' : path, httpMethod: methodKey.slice(cut + 1) };
}

/** The name a plan keeps a method's limits under. */
export function methodKeyOf(path: string, httpMethod: string): string {
  return `${path}/${httpMethod}`;
}

/** `2 per s, burst 4`. */
export function limitWords({ rateLimit, burstLimit }: Limits): string {
  const rate = rateLimit === undefined ? '10,000' : rateLimit.toLocaleString('en-US');
  const burst = burstLimit === undefined ? '5,000' : burstLimit.toLocaleString('en-US');
  return `${rate} per s, ${burst}`;
}

function isStage(each: PlanStage, apiId: string, stage: string): boolean {
  return each.apiId === apiId && each.stage === stage;
}

function given({ rateLimit, burstLimit }: Limits): { rateLimit?: number; burstLimit?: number } {
  return { ...(rateLimit !== undefined && { rateLimit }), ...(burstLimit !== undefined && { burstLimit }) };
}
