// Counters that several gateways may share: token buckets and what keys have used of their plans.
// The store is a port: this process keeps them in memory (memory-counter-store.ts); others may keep them together.

import type { KeyUsage, QuotaSpec } from '../../../../shared/usage/key-usage';
import type { BucketLevel } from '../../ports';

/** Asks for one request: is there quota left, and a token in every bucket? */
export interface Admission {
  /** Epoch milliseconds on the virtual clock. */
  readonly now: number;
  readonly use?: PlanUse;
  /** In the order in which they refuse. */
  readonly buckets: readonly BucketSpec[];
}

/** The use of one key under one plan. */
export interface PlanUse {
  readonly usagePlanId: string;
  readonly apiKeyId: string;
  /** Absent: the plan has no quota, and the request is only counted. */
  readonly quota?: QuotaSpec;
}

export interface BucketSpec {
  /** Names the bucket. One that comes with other limits than before starts full. */
  readonly key: string;
  /** Tokens a second; 0 blocks everything. */
  readonly rate: number;
  /** Capacity; 0 blocks everything. */
  readonly burst: number;
}

/**
 * The answer. All or nothing: a request that is refused takes no token and uses no quota, so that clients that are
 * refused by one limit do not use up the next.
 */
export interface Admitted {
  /** `quota`, or the index of the bucket that had no token; absent: the request may go on. */
  readonly refusedBy?: 'quota' | number;
  /** Requests used in the period before this one; absent without a quota. */
  readonly used?: number;
  /** Tokens of each bucket before this request. */
  readonly levels: readonly number[];
}

/** A store that answers at once returns no promise, so that the request path need not await it. */
export interface CounterStore {
  admit(admission: Admission): Admitted | Promise<Admitted>;
  /** Of every key that was used. */
  usage(): readonly KeyUsage[] | Promise<readonly KeyUsage[]>;
  /** Sets what `use` has left in the period that holds `now`. */
  setRemaining(use: PlanUse & { readonly quota: QuotaSpec }, remaining: number, now: number): void | Promise<void>;
  /** Goes on from what was used before, for instance before a restart, and from nothing else. */
  restore(usage: readonly KeyUsage[]): void | Promise<void>;
  /** Buckets that were used, as they stand. */
  buckets(now: number): readonly BucketLevel[] | Promise<readonly BucketLevel[]>;
}
