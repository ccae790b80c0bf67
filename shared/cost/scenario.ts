// What is assumed of a month: how much goes through, in which region, and what would be different.
import type { FreeTier } from './meters';

export interface CostScenario {
  /** Absent: as many as the observed time had, for a whole month. */
  readonly requestsPerMonth?: number;
  /** Traffic × this. */
  readonly times: number;
  readonly freeTier: FreeTier;
  /** Whether requests that API Gateway refused (no permission, no key, throttled) are charged. */
  readonly billsRefused: boolean;
  /** Absent: the region of the price list. */
  readonly region?: string;
  /** The REST API as an HTTP API. */
  readonly asHttpApi: boolean;
  /** One cache of this size; 0: none; absent: what the stages have. */
  readonly cacheSizeGb?: number;
  /** Share of GET requests that the cache answers; absent: as observed. */
  readonly cacheHitShare?: number;
}

/** Everything as it was observed, nothing free. */
export const plainScenario: CostScenario = { times: 1, freeTier: 'none', billsRefused: false, asHttpApi: false };
