import fc from 'fast-check';
import { expect, it } from 'vitest';
import { estimateCost, linesOf } from './estimate-cost';
import type { FreeTier } from './meters';
import type { Usage } from './monthly-usage';
import { emptyMeans, type ObservedTraffic, type RequestMeans } from './observed-traffic';
import { listedPrices } from './price-book';
import { type CostScenario, plainScenario } from './scenario';

const prices = listedPrices();

function costOf(usage: Usage, freeTier: FreeTier = 'none', cacheGb: readonly number[] = []): number {
  const sum = linesOf(usage, prices, freeTier, cacheGb).reduce((total, { cost }) => total + cost, 0);
  return Math.round(sum * 1e6) / 1e6;
}

const million = 1e6;

it.each<[string, Usage, number, FreeTier?, number[]?]>([
  ['400 M REST requests', { 'rest-requests': 400 * million }, 1_353.1],
  ['21 B REST requests', { 'rest-requests': 21_000 * million }, 49_763.1],
  ['1 B HTTP requests', { 'http-requests': 1_000 * million }, 930],
  ['30 M HTTP requests of two units', { 'http-requests': 60 * million }, 60],
  ['1.5 B WebSocket messages', { 'websocket-messages': 1_500 * million }, 1_400],
  ['10 connections open for 30 days', { 'connection-minutes': 432_000 }, 0.108],
  ['a cache of 0.5 GB', { 'cache-hours': 730 }, 14.6, 'none', [0.5]],
  ['a cache of 237 GB', { 'cache-hours': 730 }, 2_774, 'none', [237]],
  ['57,000 GB out', { 'transfer-out': 57_000 }, 4_809.2],
  ['a web ACL of 4 rules', { 'web-acls': 1, 'web-acl-rules': 4, 'web-acl-requests': 10 * million }, 15],
  ['a function in its free allowance', { 'function-calls': 5 * million, 'function-x86': 300_000 }, 0.8, 'always'],
])('charges %s by the list', (_, usage, cost, freeTier, cacheGb) => {
  expect(costOf(usage, freeTier, cacheGb)).toBe(cost);
});

function observe(protocol: ObservedTraffic['protocol'], means: Partial<RequestMeans>): ObservedTraffic {
  return {
    ...{ apiId: 'a1', apiName: 'Pets', protocol, from: 0, to: 3_600_000, requests: 100 },
    parts: [
      { part: 'GET /pets', count: 75, means: { ...emptyMeans, recorded: 10, ...means } },
      { part: 'POST /pets', count: 25, means: { ...emptyMeans, recorded: 5, ...means } },
    ],
    setup: { cacheSizesGb: [], isTraced: false, webAclRules: [] },
  };
}

function total(observed: ObservedTraffic, change: Partial<CostScenario> = {}): number {
  return estimateCost(observed, prices, { ...plainScenario, ...change }).total;
}

it('takes an hour for every hour of the month, and shares the cost among the methods', () => {
  const { requests, total: sum, parts } = estimateCost(observe('REST', {}), prices, plainScenario);
  const cost = (73_000 * 3.5) / million;
  expect([requests, sum]).toEqual([73_000, expect.closeTo(cost)]);
  expect(parts.map(({ part, cost: of }) => [part, of])).toEqual([
    ['GET /pets', expect.closeTo(cost * 0.75)],
    ['POST /pets', expect.closeTo(cost * 0.25)],
  ]);
});

it('leaves refused requests out unless they shall be charged', () => {
  const observed = observe('REST', { refusedShare: 0.5 });
  expect(total(observed, { billsRefused: true })).toBeCloseTo(2 * total(observed));
});

it('charges HTTP APIs by units of 512 KB, also for what is a REST API now', () => {
  const observed = observe('REST', { requestUnits: 2 });
  expect(total(observed, { requestsPerMonth: million, asHttpApi: true })).toBeCloseTo(2);
  expect(total(observed, { requestsPerMonth: million })).toBeCloseTo(3.5);
});

it('lets a cache spare calls of GET methods, at the price of its hours', () => {
  const observed = observe('REST', { functionCalls: 1 });
  const calls = (change: Partial<CostScenario>) =>
    estimateCost(observed, prices, { ...plainScenario, requestsPerMonth: 1_000, ...change }).lines.map(
      ({ meter, quantity }) => [meter, Math.round(quantity)],
    );
  expect(calls({ cacheSizeGb: 0.5, cacheHitShare: 0.8 })).toEqual([
    ['rest-requests', 1_000],
    ['cache-hours', 730],
    ['function-calls', 400],
  ]);
  expect(calls({ cacheSizeGb: 0 })).toEqual([
    ['rest-requests', 1_000],
    ['function-calls', 1_000],
  ]);
});

it('counts messages in both directions and minutes of WebSocket connections', () => {
  const observed = {
    ...observe('WEBSOCKET', { messageUnits: 2 }),
    socket: { messages: 300, connects: 10, minutesPerConnection: 6 },
  };
  const { lines } = estimateCost(observed, prices, { ...plainScenario, requestsPerMonth: 1_000 });
  expect(lines.map(({ meter, quantity }) => [meter, Math.round(quantity)])).toEqual([
    ['websocket-messages', 6_000],
    ['connection-minutes', 600],
  ]);
});

it('charges a private API for its endpoints, and not for data out', () => {
  const observed = observe('REST', { responseBytes: 1024 ** 2 });
  const { lines } = estimateCost({ ...observed, setup: { ...observed.setup, vpcEndpoints: 2 } }, prices, {
    ...plainScenario,
    requestsPerMonth: 1_024,
  });
  expect(lines.map(({ meter, quantity }) => [meter, quantity])).toEqual([
    ['rest-requests', 1_024],
    ['private-transfer', 1],
    ['private-endpoint-hours', 1_460],
  ]);
});

it('never gets cheaper with more traffic, nor dearer by an allowance', () => {
  const observed = observe('REST', { responseBytes: 5_000, functionCalls: 1, functionGbSeconds: 0.1, logBytes: 300 });
  const amount = fc.integer({ min: 0, max: 1e12 });
  fc.assert(
    fc.property(amount, amount, fc.constantFrom('none', 'always', 'first-year'), (a, b, freeTier) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      const at = (requestsPerMonth: number, free: FreeTier) => total(observed, { requestsPerMonth, freeTier: free });
      expect(at(more, freeTier)).toBeGreaterThanOrEqual(at(less, freeTier) - 1e-6);
      expect(at(more, freeTier)).toBeLessThanOrEqual(at(more, 'none') + 1e-6);
    }),
  );
});
