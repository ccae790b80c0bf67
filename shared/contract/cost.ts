// Subject `cost`: what was observed of an API, and at which prices a month of it is estimated. The sums are pure: shared/cost.
import { z } from 'zod';
import type { ObservedTraffic } from '../cost/observed-traffic';
import type { PriceBooks } from '../cost/price-book';
import type { HttpApiFit } from '../cost/what-if';
import { longestRangeMs } from './metrics';
import { method } from './subject';

/** What an estimate is made of. */
export interface CostBasis {
  readonly observed: ObservedTraffic;
  readonly prices: PriceBooks;
  /** Of REST APIs. */
  readonly fit: HttpApiFit;
}

export const costSubject = {
  /** BROKEN_FILE where the workspace's `pricing.json` cannot be used. */
  basis: method(
    z.strictObject({
      apiId: z.string(),
      /** Absent: all stages. */
      stageName: z.string().optional(),
      /** How far back traffic is looked at. */
      rangeMs: z.int().min(60_000).max(longestRangeMs).default(86_400_000),
    }),
  ).returns<CostBasis>(),
} as const;
