// Statistics of a series over periods.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
import type { MetricSeries } from '../../studio/metrics/metric-store';
import { addSpreads, percentileOf, type ValueSpread } from '../../studio/metrics/value-spread';
import { notImplemented } from '../wire/aws-error';
import { invalidValue } from './metric-input';

export interface PeriodSpread {
  /** Its beginning in epoch milliseconds. */
  readonly at: number;
  readonly spread: ValueSpread;
}

export interface TimeRange {
  /** Epoch milliseconds, inclusive. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly periodMs: number;
  /** Periods begin here, and every period after it. */
  readonly origin: number;
}

/** The periods of the range that have values, oldest first. */
export function periodsOf(series: MetricSeries | undefined, range: TimeRange): readonly PeriodSpread[] {
  const { start, end, periodMs, origin } = range;
  const periods = new Map<number, ValueSpread[]>();
  for (const { minute, spread } of series?.minutes ?? []) {
    const at = origin + Math.floor((minute - origin) / periodMs) * periodMs;
    if (at < start || at >= end || spread.count === 0) continue;
    const spreads = periods.get(at);
    if (spreads === undefined) periods.set(at, [spread]);
    else spreads.push(spread);
  }
  return [...periods].sort(([a], [b]) => a - b).map(([at, spreads]) => ({ at, spread: addSpreads(spreads) }));
}

/** The range of a call. A period below a minute counts as one: nothing finer is kept. */
export function rangeOf(startTime: number, endTime: number, period: number, alignsToStart: boolean): TimeRange {
  if (endTime <= startTime) {
    // AWS recorded: the wording
    throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  }
  if (period < 1 || (period > 60 && period % 60 !== 0)) {
    throw invalidValue('The parameter Period must be a multiple of 60.');
  }
  const periodMs = Math.max(period, 60) * 1_000;
  // AWS documented: API_GetMetricStatistics, StartTime is rounded down to the minute
  // AWS assumed: GetMetricStatistics counts its periods from there, GetMetricData from the whole hour
  const minute = startTime - (startTime % 60_000);
  const start = alignsToStart ? minute : startTime - (startTime % periodMs);
  return { start, end: endTime, periodMs, origin: alignsToStart ? minute : 0 };
}

/** One statistic of a spread: `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, `p50` … `p100`. */
export function statisticOf(spread: ValueSpread, statistic: string): number {
  switch (statistic) {
    case 'Sum':
      return spread.sum;
    case 'Average':
      return spread.sum / spread.count;
    case 'Minimum':
      return spread.least;
    case 'Maximum':
      return spread.most;
    case 'SampleCount':
      return spread.count;
    default:
      return percentileOf(spread, percentOf(statistic));
  }
}

const simple = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

/** Refuses a statistic that is none. */
export function checkStatistic(statistic: string): void {
  if (!simple.includes(statistic)) percentOf(statistic);
}

function percentOf(statistic: string): number {
  const percent = Number(/^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(statistic)?.[1]);
  if (percent >= 0 && percent <= 100) return percent;
  if (/^(tm|wm|tc|ts|pr|iqm)/i.test(statistic)) throw notImplemented('monitoring', `statistic ${statistic}`);
  throw invalidValue(`The value ${statistic} for parameter Statistics is not supported.`);
}
