import { expect, it } from 'vitest';
import type { MetricsReading } from '../../shared/metrics/metric-figures';
import { metricsCsv } from './export-metrics';
import { chartsOf } from './metric-charts';

const none = { count: 0, errors4xx: 0, errors5xx: 0, cacheHits: 0, cacheMisses: 0, bytes: 0 };
const latency = { average: 5, p50: 4, p90: 8, p95: 9, p99: 10, most: 11 };
const reading: MetricsReading = {
  ...{ from: 0, to: 20_000, periodMs: 10_000, stages: [], parts: [] },
  points: [
    { at: 0, ...none },
    { at: 10_000, ...none, count: 4, errors5xx: 1, cacheHits: 3, cacheMisses: 1, latency },
  ],
  total: { ...none, count: 4, errors5xx: 1, cacheHits: 3, cacheMisses: 1, latency },
};

it('writes a line for each period, empty where nothing was measured', () => {
  expect(metricsCsv(reading).split('\n').slice(1)).toEqual([
    '1970-01-01T00:00:00.000Z,0,0,0,,,,,,,0,0,0',
    '1970-01-01T00:00:10.000Z,4,0,1,4,8,10,,,,3,1,0',
    '',
  ]);
});

it('draws rates and shares, and charts only of what was counted', () => {
  expect(chartsOf(reading).map(({ title, value, series }) => [title, value, series[0]?.values])).toEqual([
    ['Requests', '4', [0, 0.4]],
    ['Latency', '4.0 ms', [null, 4]],
    ['Errors', '25 %', [0, 0]],
    ['Integration latency', '–', [null, null]],
    ['Cache', '75 %', [0, 3]],
  ]);
});
