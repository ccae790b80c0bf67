// The actions on metrics.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import type { MetricSeries, MetricStore } from '../../studio/metrics/metric-store';
import { spreadOf, type ValueSpread } from '../../studio/metrics/value-spread';
import { AwsError, notImplemented } from '../wire/aws-error';
import {
  type Input,
  invalidValue,
  listOf,
  metricOf,
  numberOf,
  requiredText,
  textOf,
  timeOf,
  valuesOf,
} from './metric-input';
import { checkStatistic, periodsOf, rangeOf, statisticOf } from './statistics';

export interface MetricCall {
  readonly metrics: MetricStore;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The caller's region and account, as the store names them. */
  readonly place: string;
}

/** Times in the answer are Dates; each protocol writes them its way. */
export type MetricAction = (input: Input, call: MetricCall) => object | undefined;

/** AWS documented: API_ListMetrics, up to 500 results at a time. */
const pageLength = 500;
/** AWS documented: API_ListMetrics, the only word that RecentlyActive takes is PT3H. */
const recentMs = 3 * 3_600_000;

// AWS documented: API_GetMetricStatistics, the most data points of one answer
const mostDatapoints = 1_440;

export const metricActions: Readonly<Record<string, MetricAction>> = {
  ListMetrics(input, { metrics, place, now }) {
    const recency = textOf(input, 'RecentlyActive');
    if (recency !== undefined && recency !== 'PT3H') throw invalidValue('The parameter RecentlyActive must be PT3H.');
    const since = recency === undefined ? 0 : now - recentMs;
    const start = Math.max(0, Number(textOf(input, 'NextToken') ?? 0) || 0);
    const found = metrics
      .list(place)
      .filter((series) => isListed(series, input) && (series.minutes.at(-1)?.minute ?? 0) >= since);
    const end = start + pageLength;
    return {
      Metrics: found.slice(start, end).map(metricAnswer),
      ...(end < found.length && { NextToken: String(end) }),
    };
  },
  GetMetricStatistics: getMetricStatistics,
  GetMetricData: getMetricData,
  PutMetricData(input, { metrics, now, place }) {
    const namespace = requiredText(input, 'Namespace');
    if (namespace.startsWith('AWS/')) throw invalidValue('The value AWS/ for parameter Namespace is invalid.');
    // All of them are read before the first counts.
    const put = listOf(input, 'MetricData').map((datum) => ({
      metric: { ...metricOf(datum, namespace), place },
      unit: textOf(datum, 'Unit') ?? 'None',
      at: putTime(datum, now),
      spread: spreadIn(datum),
    }));
    for (const { metric, unit, at, spread } of put) metrics.add(metric, unit, at, spread);
    return undefined;
  },
};

function getMetricStatistics(input: Input, { metrics, place }: MetricCall): object {
  const metric = { ...metricOf(input, requiredText(input, 'Namespace')), place };
  const statistics = valuesOf(input, 'Statistics').map(String);
  const extended = valuesOf(input, 'ExtendedStatistics').map(String);
  if (statistics.length === 0 && extended.length === 0) {
    throw invalidValue('At least one of the parameters Statistics and ExtendedStatistics must be specified.');
  }
  if (statistics.length > 0 && extended.length > 0) {
    // AWS documented: API_GetMetricStatistics, either of them, but not both
    throw new AwsError(
      'InvalidParameterCombination',
      400,
      'The parameters Statistics and ExtendedStatistics must not be used together.',
    );
  }
  for (const statistic of [...statistics, ...extended]) checkStatistic(statistic);
  const range = rangeOf(
    requiredTime(input, 'StartTime'),
    requiredTime(input, 'EndTime'),
    numberOf(input, 'Period') ?? 60,
    true,
  );
  const found = metrics.find(metric);
  const unit = textOf(input, 'Unit');
  const periods = unit !== undefined && unit !== found?.unit ? [] : periodsOf(found, range);
  if (periods.length > mostDatapoints) {
    throw invalidValue(
      `You have requested up to ${periods.length} datapoints, which exceeds the limit of ${mostDatapoints}.`,
    );
  }
  const Datapoints = periods.map(({ at, spread }) => ({
    Timestamp: new Date(at),
    ...Object.fromEntries(statistics.map((statistic) => [statistic, statisticOf(spread, statistic)])),
    Unit: found?.unit ?? 'None',
    ...(extended.length > 0 && {
      ExtendedStatistics: Object.fromEntries(extended.map((statistic) => [statistic, statisticOf(spread, statistic)])),
    }),
  }));
  return { Label: metric.metricName, Datapoints };
}

function getMetricData(input: Input, { metrics, place }: MetricCall): object {
  const [start, end] = [requiredTime(input, 'StartTime'), requiredTime(input, 'EndTime')];
  const isAscending = textOf(input, 'ScanBy') === 'TimestampAscending';
  const results = listOf(input, 'MetricDataQueries').flatMap((query) => {
    const { MetricStat } = query as { readonly MetricStat?: Input };
    if (MetricStat === undefined) throw notImplemented('monitoring', 'GetMetricData with an Expression');
    const named = (MetricStat.Metric ?? {}) as Input;
    const metric = { ...metricOf(named, requiredText(named, 'Namespace')), place };
    const statistic = requiredText(MetricStat, 'Stat');
    checkStatistic(statistic);
    const period = numberOf(MetricStat, 'Period') ?? 60;
    const found = metrics.find(metric);
    const unit = textOf(MetricStat, 'Unit');
    const isOther = unit !== undefined && unit !== found?.unit;
    const periods = isOther ? [] : [...periodsOf(found, rangeOf(start, end, period, false))];
    if (String(query.ReturnData ?? true) === 'false') return [];
    const shown = isAscending ? periods : periods.reverse();
    return [
      {
        Id: requiredText(query, 'Id'),
        Label: textOf(query, 'Label') ?? metric.metricName,
        Timestamps: shown.map(({ at }) => new Date(at)),
        Values: shown.map(({ spread }) => statisticOf(spread, statistic)),
        StatusCode: 'Complete',
      },
    ];
  });
  return { MetricDataResults: results, Messages: [] };
}

// AWS documented: API_MetricDatum, from two weeks ago to two hours ahead
const oldestMs = 1_209_600_000;
const newestAheadMs = 7_200_000;

function putTime(datum: Input, now: number): number {
  const at = timeOf(datum, 'Timestamp') ?? now;
  if (at >= now - oldestMs && at <= now + newestAheadMs) return at;
  const limit = at > now ? 'no more than two hours in the future' : 'within the past two weeks';
  throw invalidValue(`The parameter Timestamp must specify a time ${limit}.`);
}

function requiredTime(input: Input, name: string): number {
  const at = timeOf(input, name);
  if (at === undefined) throw invalidValue(`The parameter ${name} is required.`);
  return at;
}

/** A dimension without a value asks for any. */
function isListed({ namespace, metricName, dimensions }: MetricSeries, input: Input): boolean {
  const wanted = { namespace: textOf(input, 'Namespace'), metricName: textOf(input, 'MetricName') };
  if (wanted.namespace !== undefined && wanted.namespace !== namespace) return false;
  if (wanted.metricName !== undefined && wanted.metricName !== metricName) return false;
  return listOf(input, 'Dimensions').every((filter) => {
    const name = requiredText(filter, 'Name');
    const value = textOf(filter, 'Value');
    return Object.hasOwn(dimensions, name) && (value === undefined || dimensions[name] === value);
  });
}

function metricAnswer({ namespace, metricName, dimensions }: MetricSeries): object {
  return {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  };
}

/** One value, values with how often each came, or a summary of values that nobody kept. */
function spreadIn(datum: Input): ValueSpread {
  const { StatisticValues } = datum as { readonly StatisticValues?: Input };
  if (StatisticValues !== undefined) return summarized(StatisticValues);
  const values = valuesOf(datum, 'Values').map(Number);
  const counts = valuesOf(datum, 'Counts').map(Number);
  const single = numberOf(datum, 'Value');
  const all = values.length > 0 ? values : single === undefined ? [] : [single];
  if (all.length === 0) throw invalidValue('A metric datum needs a Value, Values or StatisticValues.');
  if (![...all, ...counts].every(Number.isFinite)) throw invalidValue('Values must be numbers.');
  if (counts.length > 0 && counts.length !== all.length) {
    throw invalidValue('The parameters Values and Counts must be of the same size.');
  }
  return spreadOf(all, counts.length > 0 ? counts : undefined);
}

function summarized(summary: Input): ValueSpread {
  const [count, sum, least, most] = ['SampleCount', 'Sum', 'Minimum', 'Maximum'].map((name) => numberOf(summary, name));
  if (count === undefined || sum === undefined || least === undefined || most === undefined) {
    throw invalidValue('StatisticValues needs SampleCount, Sum, Minimum and Maximum.');
  }
  return { count, sum, least, most, values: [[sum / Math.max(count, 1), count]] };
}
