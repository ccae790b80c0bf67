import { expect, it } from 'vitest';
import { metricsInput } from '../../../shared/contract/metrics';
import type { MinuteMetrics } from '../../gateway/ports';
import { createLiveMetrics } from './live-metrics';
import { readMetrics } from './metrics-service';
import { spreadOf } from './value-spread';

const start = 1_800_000_000_000;
const slice = (at: number, count: number, more: Partial<MinuteMetrics> = {}): MinuteMetrics => ({
  ...{ apiId: 'a', apiName: 'Shop', stage: 'dev', minute: at, count, errors4xx: 1, errors5xx: 0 },
  latency: spreadOf([10, 20]),
  integrationLatency: spreadOf([]),
  ...more,
});

it('draws slices of ten seconds, the newest telling of each, runs added up', () => {
  let now = start;
  const live = createLiveMetrics(() => now);
  now += 60_000;
  live.take('one', [slice(start, 2)]);
  live.take('one', [slice(start, 5), slice(start + 10_000, 1)]);
  live.take('two', [slice(start + 10_000, 3, { release: 'canary' }), slice(start + 10_000, 3, { route: 'GET /pets' })]);
  const query = metricsInput.parse({ rangeMs: 60_000, apiId: 'a' });
  const { periodMs, points, total, stages, parts } = readMetrics(live, query, now);
  const base = readMetrics(live, { ...query, variant: 'base' }, now);
  expect({
    periodMs,
    counts: points.map(({ at, count }) => [(at - start) / 1_000, count]),
    total,
    stages: stages.map(({ release, count }) => [release, count]),
    parts: parts.map(({ part, count }) => [part, count]),
    base: base.total.count,
  }).toEqual({
    periodMs: 10_000,
    counts: [
      [0, 5],
      [10, 4],
      [20, 0],
      [30, 0],
      [40, 0],
      [50, 0],
      [60, 0],
    ],
    total: {
      ...{ count: 9, errors4xx: 3, errors5xx: 0, cacheHits: 0, cacheMisses: 0, bytes: 0 },
      latency: { average: 15, p50: 10, p90: 20, p95: 20, p99: 20, most: 20 },
    },
    stages: [
      [undefined, 6],
      ['canary', 3],
    ],
    parts: [['GET /pets', 3]],
    base: 6,
  });
});

it('closes each minute once, and finds it again after a restart', () => {
  let now = start;
  const live = createLiveMetrics(() => now);
  live.take('one', [slice(start, 2), slice(start + 10_000, 3)]);
  now += 70_000;
  const early = live.close();
  now += 20_000;
  const closed = [...live.close(), ...live.close()];
  live.take('one', [slice(start, 9)]);
  const again = createLiveMetrics(() => now);
  again.load(closed);
  const query = metricsInput.parse({ rangeMs: 600_000 });
  expect([
    early,
    closed.map(({ at, count }) => [at, count]),
    readMetrics(again, query, now).total.count,
    readMetrics(again, query, now).periodMs,
  ]).toEqual([[], [[start, 5]], 5, 60_000]);
});

it('joins minutes after three hours and forgets them after three days', () => {
  let now = start + 4 * 86_400_000;
  const live = createLiveMetrics(() => now);
  const day = 86_400_000;
  for (const age of [4 * day, day, day - 60_000, 0]) {
    now = start + 4 * day - age;
    live.take('one', [slice(now - (now % 10_000), 1)]);
    live.close(true);
  }
  expect(live.rows(0, 60_000).rows.map(({ count }) => count)).toEqual([2, 1]);
});
