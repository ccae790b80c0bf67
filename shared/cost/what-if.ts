// The same month, one thing changed: what it would cost then.

import { type CostEstimate, estimateCost } from './estimate-cost';
import type { ObservedTraffic } from './observed-traffic';
import type { PriceBooks } from './price-book';
import type { CostScenario } from './scenario';

export interface WhatIf {
  readonly title: string;
  readonly total: number;
  /** Against the scenario as it is; less than nothing is saved. */
  readonly difference: number;
  /** What to know before. */
  readonly remark: string;
}

export interface HttpApiFit {
  /** What an HTTP API has nothing for, for example `GET /pets: request validation`. */
  readonly lost: readonly string[];
}

const defaultCacheGb = 0.5;

/** Estimates of a region's prices; undefined where none are known. */
export function estimateIn(
  observed: ObservedTraffic,
  { books }: PriceBooks,
  scenario: CostScenario,
): CostEstimate | undefined {
  const book = scenario.region === undefined ? books[0] : books.find(({ region }) => region === scenario.region);
  return book && estimateCost(observed, book.prices, scenario);
}

/** Every change that makes sense for the API. */
export function whatIfs(
  observed: ObservedTraffic,
  prices: PriceBooks,
  scenario: CostScenario,
  fit: HttpApiFit,
): readonly WhatIf[] {
  const now = estimateIn(observed, prices, scenario)?.total ?? 0;
  const changed = (title: string, change: Partial<CostScenario>, remark: string): WhatIf[] => {
    const total = estimateIn(observed, prices, { ...scenario, ...change })?.total;
    return total === undefined ? [] : [{ title, total, difference: total - now, remark }];
  };
  const isRest = observed.protocol === 'REST' && !scenario.asHttpApi;
  const hasCache =
    scenario.cacheSizeGb === undefined ? observed.setup.cacheSizesGb.length > 0 : scenario.cacheSizeGb > 0;
  const hitShare = scenario.cacheHitShare ?? repeatShare(observed);
  return [
    ...(isRest ? changed('As an HTTP API', { asHttpApi: true }, fitWords(fit)) : []),
    ...(isRest && hasCache
      ? changed('Without the cache', { cacheSizeGb: 0 }, 'functions are called for every request')
      : []),
    ...(isRest && !hasCache
      ? changed(
          `With a cache of ${defaultCacheGb} GB`,
          { cacheSizeGb: defaultCacheGb, cacheHitShare: hitShare },
          `${Math.round(hitShare * 100)} % of GET requests answered by it: the share that repeated another`,
        )
      : []),
    ...changed('Ten times the traffic', { times: scenario.times * 10 }, 'the same mix of methods'),
    ...prices.books
      .filter(({ region }) => region !== (scenario.region ?? prices.books[0]?.region))
      .flatMap(({ region }) => changed(`In ${region}`, { region }, 'prices of the workspace')),
  ];
}

function fitWords({ lost }: HttpApiFit): string {
  if (lost.length === 0) return 'nothing of this API would be lost';
  return `${lost.length} ${lost.length === 1 ? 'thing' : 'things'} would be lost, such as ${lost[0]}`;
}

/** Of the GET requests: what a cache could have answered. */
export function repeatShare({ parts }: ObservedTraffic): number {
  const gets = parts.filter(({ part }) => part.startsWith('GET '));
  const count = gets.reduce((sum, part) => sum + part.count, 0);
  return count === 0 ? 0 : gets.reduce((sum, part) => sum + part.count * part.means.repeatShare, 0) / count;
}
