// Observed traffic + prices + a scenario → a month's cost, line by line, each with its quantity and the price of every tier.
import { type FreeTier, type Meter, type MeterId, meterIds, metersOf } from './meters';
import { cachesOf, type MonthlyUsage, monthlyRequests, monthlyUsage, type Usage } from './monthly-usage';
import { hoursPerMonth, type ObservedTraffic } from './observed-traffic';
import type { PriceBook } from './price-book';
import { costOfSteps, type TierStep, tierSteps } from './price-tiers';
import type { CostScenario } from './scenario';

export interface CostLine {
  readonly meter: MeterId;
  readonly service: Meter['service'];
  readonly label: string;
  readonly unit: string;
  readonly quantity: number;
  /** What is free of it. */
  readonly free: number;
  readonly steps: readonly TierStep[];
  readonly cost: number;
  /** Where the price is from: a name in the price list's `sources`. */
  readonly source?: string;
  readonly date?: string;
  /** False: no list of AWS was at hand. */
  readonly isVerified: boolean;
}

/** A method or route, with its share of every line that counts by the request. */
export interface CostPart {
  readonly part: string;
  readonly requests: number;
  readonly gateway: number;
  readonly functions: number;
  /** Data transfer and logs. */
  readonly other: number;
  readonly cost: number;
}

export interface CostEstimate {
  readonly requests: number;
  readonly total: number;
  readonly lines: readonly CostLine[];
  /** The dearest first. */
  readonly parts: readonly CostPart[];
  readonly assumptions: readonly string[];
}

/** The cost of a month under `scenario`, before tax and discounts. */
export function estimateCost(observed: ObservedTraffic, prices: PriceBook, scenario: CostScenario): CostEstimate {
  const usage = monthlyUsage(observed, scenario);
  const lines = linesOf(usage.total, prices, scenario.freeTier, cachesOf(observed, scenario));
  return {
    requests: monthlyRequests(observed, scenario),
    total: lines.reduce((sum, { cost }) => sum + cost, 0),
    lines,
    parts: partsOf(usage, lines),
    assumptions: assumptionsOf(observed, prices, scenario),
  };
}

/** Lines of what is used; caches of several sizes have a line each. */
export function linesOf(
  usage: Usage,
  prices: PriceBook,
  freeTier: FreeTier,
  cacheSizesGb: readonly number[],
): readonly CostLine[] {
  const meters = metersOf(prices, cacheSizesGb[0] ?? 0.5);
  return meterIds.flatMap((id) => {
    const quantity = usage[id] ?? 0;
    if (quantity === 0) return [];
    if (id !== 'cache-hours') return [lineOf(id, meters[id], quantity, freeTier)];
    return [...new Set(cacheSizesGb)].map((sizeGb) => {
      const hours = (quantity * cacheSizesGb.filter((each) => each === sizeGb).length) / cacheSizesGb.length;
      return lineOf(id, metersOf(prices, sizeGb)[id], hours, freeTier);
    });
  });
}

function lineOf(meterId: MeterId, meter: Meter, quantity: number, freeTier: FreeTier): CostLine {
  const { service, label, unit, per, tiers, source } = meter;
  const free = Math.min(quantity, allowance(meter, freeTier));
  const steps = tierSteps(quantity - free, tiers, per);
  return {
    ...{ meter: meterId, service, label, unit, quantity, free, steps },
    cost: costOfSteps(steps),
    ...(typeof source.source === 'string' && { source: source.source }),
    ...(typeof source.date === 'string' && { date: source.date }),
    isVerified: source.verified !== false,
  };
}

function allowance({ free = {} }: Meter, freeTier: FreeTier): number {
  if (freeTier === 'none') return 0;
  return (free.always ?? 0) + (freeTier === 'first-year' ? (free.firstYear ?? 0) : 0);
}

function partsOf({ parts, total }: MonthlyUsage, lines: readonly CostLine[]): readonly CostPart[] {
  const costs = new Map<MeterId, number>();
  for (const { meter, cost } of lines) costs.set(meter, (costs.get(meter) ?? 0) + cost);
  const rows = parts.map(({ part, requests, usage }): CostPart => {
    // tiers are the account's: every part pays the mean price
    const share = (...ids: readonly MeterId[]) =>
      ids.reduce((sum, id) => sum + ((usage[id] ?? 0) / (total[id] || 1)) * (costs.get(id) ?? 0), 0);
    const gateway = share('rest-requests', 'http-requests', 'websocket-messages');
    const functions = share('function-calls', 'function-x86', 'function-arm');
    const other = share('transfer-out', 'private-transfer', 'logs');
    return { part, requests, gateway, functions, other, cost: gateway + functions + other };
  });
  return rows.sort((a, b) => b.cost - a.cost);
}

function assumptionsOf(observed: ObservedTraffic, prices: PriceBook, scenario: CostScenario): readonly string[] {
  const { parts, protocol } = observed;
  const recorded = parts.reduce((sum, { means }) => sum + means.recorded, 0);
  return [
    `List prices of ${prices.region}, compiled ${prices.compiled}, in US dollars, before tax and discounts: an estimate.`,
    trafficWords(observed, scenario),
    ...(scenario.times === 1 ? [] : [`Traffic × ${scenario.times}.`]),
    recorded === 0
      ? 'No request is recorded: answers count as empty and no function as called.'
      : `Sizes, functions and logs are means of the newest ${whole(recorded)} recorded ${recorded === 1 ? 'request' : 'requests'}.`,
    ...(scenario.billsRefused || protocol === 'WEBSOCKET'
      ? []
      : ['Requests refused for their permission, key or rate are not charged by API Gateway.']),
    ...(scenario.freeTier === 'none' ? [] : ['Allowances belong to the whole account: here this API uses them alone.']),
    ...(observed.setup.isTraced ? ['X-Ray records one request a second and 5 % of the others.'] : []),
    'Integrations other than Lambda bill themselves and are not in the sum.',
  ];
}

function trafficWords({ from, to, requests }: ObservedTraffic, { requestsPerMonth }: CostScenario): string {
  const time = lengthWords((to - from) / 3_600_000);
  const counted = `${whole(requests)} ${requests === 1 ? 'request' : 'requests'} in ${time}`;
  if (requestsPerMonth === undefined) {
    return `${counted}; every one of the month's ${hoursPerMonth} hours is taken to be like these.`;
  }
  const month = `${whole(requestsPerMonth)} requests a month`;
  if (requests === 0) return `${month}; none was counted in ${time}, so their mix is not known.`;
  return `${month}, mixed like the ${counted}.`;
}

function lengthWords(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  return hours === 1 ? '1 hour' : `${Math.round(hours)} hours`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
