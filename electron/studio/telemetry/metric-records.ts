// Totals of what was counted as metrics of OpenTelemetry, cumulative since the studio started.
// https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
import { type Attributes, type HrTime, ValueType } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { CountedRow, Spread } from '../../../shared/metrics/counted-row';

/** In seconds, as the convention for durations of HTTP says. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 29];

export interface CountedTotals {
  readonly rows: readonly CountedRow[];
  /** Epoch milliseconds. */
  readonly since: number;
  readonly now: number;
}

/** Methods and routes each by themselves; what reached none counts for the stage without a route. */
export function metricRecords({ rows, since, now }: CountedTotals, resource: Resource): ResourceMetrics {
  const parts = rows.filter(({ part }) => part !== undefined);
  const stages = rows.filter(({ part }) => part === undefined);
  const times = { startTime: hrTime(since), endTime: hrTime(now) };
  const points = <Value>(of: readonly CountedRow[], value: (row: CountedRow) => Value): DataPoint<Value>[] =>
    of.map((row) => ({ ...times, attributes: attributesOf(row), value: value(row) }));
  const sum = (name: string, description: string, unit: string, dataPoints: DataPoint<number>[]): MetricData => ({
    descriptor: { name, description, unit, valueType: ValueType.INT },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.SUM,
    isMonotonic: true,
    dataPoints,
  });
  const histogram = (name: string, description: string, of: (row: CountedRow) => Spread): MetricData => ({
    descriptor: { name, description, unit: 's', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.HISTOGRAM,
    dataPoints: points(
      parts.filter((row) => of(row).count > 0),
      (row) => histogramOf(of(row)),
    ),
  });
  const metrics = [
    histogram('http.server.request.duration', 'Latency per method or route.', ({ latency }) => latency),
    histogram('gatehouse.integration.duration', 'IntegrationLatency.', ({ integrationLatency }) => integrationLatency),
    sum(
      'gatehouse.requests',
      'Count per stage.',
      '{request}',
      points(stages, ({ count }) => count),
    ),
    sum(
      'gatehouse.errors.4xx',
      '4XXError per stage.',
      '{request}',
      points(stages, ({ errors4xx }) => errors4xx),
    ),
    sum(
      'gatehouse.errors.5xx',
      '5XXError per stage.',
      '{request}',
      points(stages, ({ errors5xx }) => errors5xx),
    ),
    sum(
      'gatehouse.cache.hits',
      'CacheHitCount per stage.',
      '{request}',
      points(stages, ({ cacheHits }) => cacheHits),
    ),
    sum(
      'gatehouse.cache.misses',
      'CacheMissCount.',
      '{request}',
      points(stages, ({ cacheMisses }) => cacheMisses),
    ),
    sum(
      'gatehouse.data.processed',
      'DataProcessed per stage.',
      'By',
      points(stages, ({ bytes }) => bytes),
    ),
  ];
  return { resource, scopeMetrics: [{ scope: { name: 'gatehouse' }, metrics }] };
}

function attributesOf({ apiId, apiName, stage, release, part }: CountedRow): Attributes {
  const [, method, path] = /^([A-Z]+) (.+)$/.exec(part ?? '') ?? [];
  return {
    'aws.api_gateway.api_id': apiId,
    'aws.api_gateway.api_name': apiName,
    'aws.api_gateway.stage': stage,
    'aws.api_gateway.is_canary': release === 'canary',
    // the convention has no word for a route that takes any
    ...(method !== undefined && { 'http.request.method': method === 'ANY' ? '_OTHER' : method }),
    ...(part !== undefined && { 'http.route': path ?? part }),
  };
}

function histogramOf({ count, sum, least, most, values }: Spread) {
  const counts = Array.from({ length: boundaries.length + 1 }, () => 0);
  for (const [value, times] of values) {
    const at = boundaries.findIndex((boundary) => value <= boundary * 1_000);
    const bucket = at < 0 ? boundaries.length : at;
    counts[bucket] = (counts[bucket] ?? 0) + times;
  }
  return { buckets: { boundaries, counts }, count, sum: sum / 1_000, min: least / 1_000, max: most / 1_000 };
}

function hrTime(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1_000_000)];
}
