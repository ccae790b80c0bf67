// Subject `usage`: what API keys have used of their usage plans, token buckets as they stand, and bursts that try them.
import { z } from 'zod';
import { headerListInput } from './invocations';
import { method } from './subject';

/** A token bucket as it stands. A bucket that no request used is not listed: it is full. */
export interface BucketState {
  /** `throttle-plan gold/k1`: which limit, and of what. */
  readonly key: string;
  readonly limit: 'throttle-plan-method' | 'throttle-plan' | 'throttle-method' | 'throttle-route' | 'throttle-account';
  /** What it limits, in words: `GET /orders of Orders, stage dev`. */
  readonly of: string;
  readonly usagePlanId?: string;
  readonly apiKeyId?: string;
  readonly apiId?: string;
  readonly stageName?: string;
  /** Tokens a second. */
  readonly rate: number;
  readonly burst: number;
  readonly level: number;
  /** Milliseconds until it is full; absent where it never will be. */
  readonly fullInMs?: number;
}

/** The quota of one key under one plan, in the period that is now. */
export interface QuotaState {
  readonly usagePlanId: string;
  readonly planName: string;
  readonly apiKeyId: string;
  readonly keyName: string;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface LimitsState {
  /** Epoch milliseconds on the virtual clock. */
  readonly at: number;
  readonly buckets: readonly BucketState[];
  readonly quotas: readonly QuotaState[];
}

/** As GetUsage has it: by key, one pair `[used, remaining]` for each day. */
export interface UsageReport {
  readonly usagePlanId: string;
  /** `YYYY-MM-DD`, both inclusive. */
  readonly startDate: string;
  readonly endDate: string;
  readonly values: Readonly<Record<string, readonly (readonly [used: number, remaining: number])[]>>;
}

/** How a burst is going: sent when it starts, about ten times a second, and when it ends. */
export interface BurstProgress {
  readonly burstId: string;
  readonly total: number;
  readonly sent: number;
  readonly answered: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds since it started. */
  readonly elapsedMs: number;
  readonly isFinished: boolean;
  readonly isCancelled: boolean;
  /** Why it ended early. */
  readonly fault?: string;
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A day looks like 2026-01-31.');

export const usageSubject = {
  limits: method(z.strictObject({}).default({})).returns<LimitsState>(),
  /** Refuses spans of more than 90 days. */
  read: method(
    z.strictObject({ usagePlanId: z.string(), apiKeyId: z.string().optional(), startDate: day, endDate: day }),
  ).returns<UsageReport>(),
  /** Sets what a key has left of its quota in the present period. */
  setRemaining: method(
    z.strictObject({ usagePlanId: z.string(), apiKeyId: z.string(), remaining: z.int().min(0) }),
  ).returns<UsageReport>(),
  /** Sends one request many times through the port; progress comes as `burst.progress`. Resolves when it is over. */
  burst: method(
    z.strictObject({
      burstId: z.string().min(1).max(64),
      apiId: z.string(),
      stageName: z.string(),
      verb: z.string(),
      pathWithQueryString: z.string().default(''),
      headers: headerListInput.default([]),
      body: z.string().default(''),
      requests: z.int().min(1).max(10_000),
      /** Absent: as fast as it goes. */
      perSecond: z.number().min(0.1).max(5_000).optional(),
    }),
  ).returns<BurstProgress>(),
  cancelBurst: method(z.strictObject({ burstId: z.string() })).returns<Record<string, never>>(),
} as const;

export interface ClockState {
  /** Epoch milliseconds on the virtual clock. */
  readonly now: number;
  /** So far it was moved forward. */
  readonly advancedSeconds: number;
}

/** Subject `clock`: the virtual clock of quotas, time-to-lives, tokens and idle limits. */
export const clockSubject = {
  read: method(z.strictObject({}).default({})).returns<ClockState>(),
  /** Moves it forward; it never goes back. */
  advance: method(z.strictObject({ seconds: z.number().min(0).max(10_000_000_000) })).returns<ClockState>(),
} as const;
