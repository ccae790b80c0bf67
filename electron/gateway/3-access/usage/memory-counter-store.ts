// Counters in the memory of this process.
import { type KeyUsage, type QuotaSpec, usedInPeriod } from '../../../../shared/usage/key-usage';
import { dayOf } from '../../../../shared/usage/quota-period';
import type { BucketLevel } from '../../ports';
import type { Admission, Admitted, BucketSpec, CounterStore, PlanUse } from './counter-store';
import { openTokenBucket, type TokenBucket } from './token-bucket';

interface LimitedBucket {
  readonly spec: BucketSpec;
  readonly bucket: TokenBucket;
}

interface UseRecord {
  readonly usagePlanId: string;
  readonly apiKeyId: string;
  readonly firstDay: string;
  readonly days: Map<string, number>;
  readonly corrections: Map<string, number>;
  /** The use of a period, summed up once a day and not for each request. */
  counted: { readonly quota: QuotaSpec; readonly day: string; used: number } | undefined;
}

/** GetUsage reaches back so many days. */
const keptDays = 400;

/** A store whose calls all answer at once. */
export interface MemoryCounterStore extends CounterStore {
  admit(admission: Admission): Admitted;
  usage(): readonly KeyUsage[];
  setRemaining(use: PlanUse & { readonly quota: QuotaSpec }, remaining: number, now: number): void;
  restore(usage: readonly KeyUsage[]): void;
  buckets(now: number): readonly BucketLevel[];
  /** The usage, where it changed since this was last asked. */
  takeChanges(): readonly KeyUsage[] | undefined;
}

/** Opens an empty store. */
export function openMemoryCounterStore(): MemoryCounterStore {
  const buckets = new Map<string, LimitedBucket>();
  const records = new Map<string, UseRecord>();
  let isChanged = false;

  function bucketFor(spec: BucketSpec, now: number): TokenBucket {
    const known = buckets.get(spec.key);
    if (known !== undefined && known.spec.rate === spec.rate && known.spec.burst === spec.burst) return known.bucket;
    const bucket = openTokenBucket(spec, now);
    buckets.set(spec.key, { spec, bucket });
    return bucket;
  }

  function recordFor({ usagePlanId, apiKeyId }: PlanUse, now: number): UseRecord {
    const key = recordKey(usagePlanId, apiKeyId);
    const known = records.get(key);
    if (known !== undefined) return known;
    const record: UseRecord = {
      usagePlanId,
      apiKeyId,
      firstDay: dayOf(now),
      days: new Map(),
      corrections: new Map(),
      counted: undefined,
    };
    records.set(key, record);
    return record;
  }

  return {
    admit({ now, use, buckets: specs }) {
      const known = use && records.get(recordKey(use.usagePlanId, use.apiKeyId));
      const quota = use?.quota;
      const used = quota === undefined ? undefined : usedNow(known, quota, now);
      const opened = specs.map((spec) => bucketFor(spec, now));
      const levels = opened.map((bucket) => bucket.level(now));
      const told = { levels, ...(used !== undefined && { used }) };
      if (quota !== undefined && used !== undefined && used >= quota.limit) return { ...told, refusedBy: 'quota' };
      const empty = levels.findIndex((level) => level < 1);
      if (empty !== -1) return { ...told, refusedBy: empty };
      for (const bucket of opened) bucket.take(now);
      if (use !== undefined) {
        countUse(recordFor(use, now), dayOf(now));
        isChanged = true;
      }
      return told;
    },
    usage: () => Array.from(records.values(), usageOf),
    setRemaining(use, remaining, now) {
      const record = recordFor(use, now);
      const by = use.quota.limit - remaining - usedInPeriod(usageOf(record), use.quota, now);
      const day = dayOf(now);
      record.corrections.set(day, (record.corrections.get(day) ?? 0) + by);
      record.counted = undefined;
      isChanged = true;
    },
    restore(usages) {
      records.clear();
      for (const { days, corrections, ...usage } of usages) {
        const record = { ...usage, days: new Map(days), corrections: new Map(corrections), counted: undefined };
        records.set(recordKey(usage.usagePlanId, usage.apiKeyId), record);
      }
    },
    takeChanges() {
      if (!isChanged) return undefined;
      isChanged = false;
      return Array.from(records.values(), usageOf);
    },
    buckets: (now) => Array.from(buckets.values(), ({ spec, bucket }) => ({ ...spec, level: bucket.level(now) })),
  };
}

function usedNow(record: UseRecord | undefined, quota: QuotaSpec, now: number): number {
  if (record === undefined) return usedInPeriod(undefined, quota, now);
  const day = dayOf(now);
  if (record.counted?.quota !== quota || record.counted.day !== day) {
    record.counted = { quota, day, used: usedInPeriod(usageOf(record), quota, now) };
  }
  return record.counted.used;
}

function countUse({ days, counted }: UseRecord, day: string): void {
  days.set(day, (days.get(day) ?? 0) + 1);
  if (counted?.day === day) counted.used += 1;
  if (days.size <= keptDays) return;
  const [oldest] = days.keys();
  if (oldest !== undefined) days.delete(oldest);
}

function usageOf({ usagePlanId, apiKeyId, firstDay, days, corrections }: UseRecord): KeyUsage {
  return { usagePlanId, apiKeyId, firstDay, days: [...days], corrections: [...corrections] };
}

function recordKey(usagePlanId: string, apiKeyId: string): string {
  return `${usagePlanId}/${apiKeyId}`;
}
