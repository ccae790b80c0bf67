// What a key has used of a usage plan, day by day, and what its quota leaves.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html
import { dayOf, periodAt, type QuotaPeriod } from './quota-period';

/** What a key has used of a plan. */
export interface KeyUsage {
  readonly usagePlanId: string;
  readonly apiKeyId: string;
  /** Day `YYYY-MM-DD` of its first use: the plan's offset counts in the period that holds it. */
  readonly firstDay: string;
  /** Requests by day, the oldest first. */
  readonly days: readonly (readonly [day: string, used: number])[];
  /** What UpdateUsage added to the use of a day; negative where it gave requests back. */
  readonly corrections: readonly (readonly [day: string, by: number])[];
}

export interface QuotaSpec {
  readonly limit: number;
  /** Taken off the limit in the first period. */
  readonly offset: number;
  readonly period: QuotaPeriod;
}

/** Requests that count against the quota in the period of `at`, from its beginning to the end of that day. */
export function usedInPeriod(usage: KeyUsage | undefined, quota: QuotaSpec, at: number): number {
  const { startsAt, endsAt } = periodAt(quota.period, at);
  const today = dayOf(at);
  const first = dayOf(startsAt);
  const isCounted = ([day]: readonly [string, number]) => day >= first && day <= today;
  const counted = [...(usage?.days ?? []), ...(usage?.corrections ?? [])].filter(isCounted);
  const isFirstPeriod = usage === undefined || (usage.firstDay >= first && usage.firstDay < dayOf(endsAt));
  return counted.reduce((sum, [, count]) => sum + count, isFirstPeriod ? quota.offset : 0);
}

/** `[used, remaining]` of one day, as GetUsage shows it. */
export function dayUsage(usage: KeyUsage, quota: QuotaSpec | undefined, day: string): readonly [number, number] {
  const used = usage.days.find(([name]) => name === day)?.[1] ?? 0;
  if (quota === undefined) return [used, 0];
  const at = Date.parse(`${day}T00:00:00Z`);
  return [used, Math.max(0, quota.limit - usedInPeriod(usage, quota, at))];
}
