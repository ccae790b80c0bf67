import { expect, it } from 'vitest';
import { recordGatewayMetrics } from './gateway-metrics';
import { createMetricStore } from './metric-store';
import { addSpreads, percentileOf, spreadOf } from './value-spread';

const latency = spreadOf([10, 20]);
const minute = { apiId: 'a', apiName: 'Shop', stage: 'dev', minute: 60_000, count: 2, errors4xx: 1, errors5xx: 0 };

it('takes counts that grow as one, and adds what a gateway counted that started again', () => {
  const store = createMetricStore();
  const tell = (run: string, count: number, stage = 'dev') =>
    recordGatewayMetrics(store, {
      run,
      minutes: [{ ...minute, stage, count, latency, integrationLatency: spreadOf([]) }],
    });
  tell('one', 2);
  tell('one', 5);
  tell('two', 1);
  tell('two', 4, 'prod');
  const sumOf = (dimensions: Record<string, string>, metricName = 'Count') =>
    store.find({ namespace: 'AWS/ApiGateway', metricName, dimensions })?.minutes.map(({ spread }) => spread.sum);
  expect({
    stage: sumOf({ ApiName: 'Shop', Stage: 'dev' }),
    api: sumOf({ ApiName: 'Shop' }),
    errors: sumOf({ Stage: 'dev', ApiName: 'Shop' }, '4XXError'),
    names: [...new Set(store.list().map(({ metricName }) => metricName))],
  }).toEqual({ stage: [6], api: [10], errors: [2], names: ['4XXError', '5XXError', 'Count', 'Latency'] });
});

it('counts HTTP APIs under names of their own, by id and by route', () => {
  const store = createMetricStore();
  const http = { ...minute, protocol: 'HTTP', latency, integrationLatency: spreadOf([]) } as const;
  const processedBytes = spreadOf([100, 20]);
  recordGatewayMetrics(store, {
    run: 'one',
    minutes: [
      { ...http, processedBytes },
      { ...http, processedBytes, route: 'GET /pets' },
    ],
  });
  expect(
    store
      .list()
      .flatMap(({ metricName, dimensions }) => {
        const { minutes = [] } = store.find({ namespace: 'AWS/ApiGateway', metricName, dimensions }) ?? {};
        const place = [dimensions['ApiId'], dimensions['Stage'], dimensions['Route']].filter(Boolean).join(' ');
        return metricName === 'Latency' || metricName === '5xx'
          ? []
          : [`${metricName} ${place}: ${minutes.map(({ spread }) => spread.sum).join()}`];
      })
      .sort(),
  ).toEqual([
    '4xx a dev GET /pets: 1',
    '4xx a dev: 1',
    '4xx a: 1',
    'Count a dev GET /pets: 2',
    'Count a dev: 2',
    'Count a: 2',
    'DataProcessed a dev GET /pets: 120',
    'DataProcessed a dev: 120',
    'DataProcessed a: 120',
  ]);
});

it('forgets minutes of the day before', () => {
  const store = createMetricStore();
  const metric = { namespace: 'Shop', metricName: 'Sales', dimensions: {} };
  for (const at of [0, 86_400_000, 86_520_000]) store.add(metric, 'None', at, spreadOf([1]));
  expect(store.find(metric)?.minutes.map((each) => each.minute)).toEqual([86_400_000, 86_520_000]);
});

it('finds percentiles, of many values too', () => {
  const few = addSpreads([spreadOf([1, 2, 3]), spreadOf([4], [97])]);
  const many = addSpreads([spreadOf([0]), spreadOf(Array.from({ length: 10_000 }, (_, at) => at))]);
  expect([
    [1, 50, 99].map((percent) => percentileOf(few, percent)),
    [50, 99].map((percent) => Math.round(percentileOf(many, percent) / 100)),
    [many.count, many.values.length <= 1_000],
  ]).toEqual([
    [1, 4, 4],
    [50, 99],
    [10_001, true],
  ]);
});
