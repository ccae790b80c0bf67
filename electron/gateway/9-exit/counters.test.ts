import { expect, it } from 'vitest';
import { openCounters } from './counters';

const answer = { nowMs: 500, at: 90_500, status: 200, latencyMs: 4, integrationLatencyMs: 1 };

it('counts per stage, with errors by class', () => {
  const counters = openCounters(0, 'run');
  const dev = counters.stage({ apiId: 'a', apiName: 'A', stage: 'dev' });
  for (const status of [200, 304, 404, 429, 500, 504]) counters.count(dev, { ...answer, status });
  counters.count(undefined, { ...answer, status: 403 });
  counters.countUntraced();
  const { requests, untraced, perStage } = counters.read(1_000);
  expect({ requests, untraced, perStage }).toEqual({
    requests: 7,
    untraced: 1,
    perStage: [
      {
        apiId: 'a',
        apiName: 'A',
        stage: 'dev',
        count: 6,
        errors4xx: 2,
        errors5xx: 2,
        latencyMs: 24,
        integrationLatencyMs: 6,
        cacheHits: 0,
        cacheMisses: 0,
        throttles: 1,
      },
    ],
  });
});

it('keeps the totals of a stage over its deployments', () => {
  const counters = openCounters(0, 'run');
  counters.count(counters.stage({ apiId: 'a', apiName: 'Old', stage: 'dev' }), answer);
  counters.count(counters.stage({ apiId: 'a', apiName: 'New', stage: 'dev' }), answer);
  expect(counters.read(1_000).perStage.map(({ apiName, count }) => [apiName, count])).toEqual([['New', 2]]);
});

it('shows rate, error shares and 95th percentile of the last ten seconds only', () => {
  const counters = openCounters(0, 'run');
  for (let at = 0; at < 100; at += 1)
    counters.count(undefined, { ...answer, nowMs: 1_000, status: 500, latencyMs: 900 });
  for (let at = 0; at < 95; at += 1) counters.count(undefined, { ...answer, nowMs: 20_000, latencyMs: 10 });
  for (let at = 0; at < 5; at += 1)
    counters.count(undefined, { ...answer, nowMs: 21_000, status: 404, latencyMs: 100 });
  const { load } = counters.read(25_000);
  expect({ ...load, p95Ms: load.p95Ms >= 10 && load.p95Ms <= 12.5 }).toEqual({
    perSecond: 10,
    p95Ms: true,
    share4xx: 0.05,
    share5xx: 0,
  });
  expect(counters.read(60_000).load).toEqual({ perSecond: 0, p95Ms: 0, share4xx: 0, share5xx: 0 });
});

it('spreads latencies per minute, for methods too where they want it', () => {
  const counters = openCounters(0, 'run');
  const dev = counters.stage({ apiId: 'a', apiName: 'A', stage: 'dev' });
  const method = { resource: '/pets', httpMethod: 'GET' };
  counters.count(dev, { ...answer, at: 59_999, latencyMs: 1 });
  counters.count(dev, { ...answer, at: 60_000, method, latencyMs: 10, integrationLatencyMs: 0 });
  counters.count(dev, { ...answer, at: 61_000, status: 404, latencyMs: 20 });
  const { run, minutes } = counters.read(1_000).metrics;
  const shown = minutes.map(({ minute, count, errors4xx, latency, integrationLatency, ...rest }) => [
    ...[minute, rest.method, count, errors4xx],
    [latency.count, latency.sum, latency.least, latency.most, latency.values.map(([value]) => Math.round(value))],
    integrationLatency.count,
  ]);
  expect([run, shown]).toEqual([
    'run',
    [
      [0, undefined, 1, 0, [1, 1, 1, 1, [1]], 1],
      [60_000, undefined, 2, 1, [2, 30, 10, 20, [11, 20]], 1],
      [60_000, method, 1, 0, [1, 10, 10, 10, [10]], 0],
    ],
  ]);
});

it('forgets all minutes but the newest two', () => {
  const counters = openCounters(0, 'run');
  const dev = counters.stage({ apiId: 'a', apiName: 'A', stage: 'dev' });
  for (const at of [0, 60_000, 600_000, 660_000]) counters.count(dev, { ...answer, at });
  expect(counters.read(1_000).metrics.minutes.map(({ minute }) => minute)).toEqual([600_000, 660_000]);
});

it('slices ten seconds of every method, cut by nothing', () => {
  const counters = openCounters(0, 'run');
  const dev = counters.stage({ apiId: 'a', apiName: 'A', stage: 'dev' });
  counters.count(dev, { ...answer, at: 9_999, part: 'GET /pets' });
  counters.count(dev, { ...answer, at: 10_000, part: 'GET /pets', status: 500 });
  counters.count(dev, { ...answer, at: 12_000 });
  const { slices } = counters.read(1_000);
  expect(slices.map(({ minute, route, count, errors5xx }) => [minute, route, count, errors5xx])).toEqual([
    [0, undefined, 1, 0],
    [0, 'GET /pets', 1, 0],
    [10_000, undefined, 2, 1],
    [10_000, 'GET /pets', 1, 1],
  ]);
});
