import { expect, it } from 'vitest';
import type { CountedRow } from '../../../shared/metrics/counted-row';
import { prometheusText } from './prometheus-text';

const spread = {
  count: 3,
  sum: 1_062,
  least: 2,
  most: 1_000,
  values: [
    [2, 1],
    [60, 1],
    [1_000, 1],
  ],
} as const;
const row: CountedRow = {
  ...{ at: 0, apiId: 'a', apiName: 'The "Shop"\\', stage: 'dev', count: 3, errors4xx: 1, errors5xx: 0 },
  ...{ cacheHits: 0, cacheMisses: 0, bytes: 0, latency: spread, integrationLatency: spread },
};
const stage = {
  ...{ apiId: 'a', apiName: 'The "Shop"\\', stage: 'dev', count: 3, errors4xx: 1, errors5xx: 0, throttles: 2 },
  ...{ latencyMs: 1_062, integrationLatencyMs: 12, cacheHits: 0, cacheMisses: 0 },
};
const load = { perSecond: 0, p95Ms: 0, share4xx: 0, share5xx: 0 };
const text = prometheusText({
  counters: {
    ...{ requests: 4, untraced: 0, load, slices: [], metrics: { run: '', minutes: [] } },
    perStage: [stage, { ...stage, release: 'canary', count: 1 }],
    process: { rssBytes: 5_000, heapUsedBytes: 4_000 },
  },
  state: { status: 'running', restarts: 0, load },
  rows: [row, { ...row, part: 'GET /pets/{id}' }, { ...row, part: '$default', protocol: 'HTTP' }],
  connections: [
    { apiId: 'ws', stage: 'prod' },
    { apiId: 'ws', stage: 'prod' },
  ],
});

/** Reads the text format as strictly as its grammar says: each family is its help, its type, then its series. */
function parse(exposed: string) {
  const families = new Map<string, { readonly type: string; readonly samples: ReadonlyMap<string, number> }>();
  for (const block of exposed.split(/^# HELP /m).slice(1)) {
    const [, name = '', described = '', type = '', body = ''] =
      /^([a-z0-9_:]+) .+\n# TYPE (\S+) (counter|gauge|histogram)\n([^#]*)$/.exec(block) ?? [];
    if (name === '' || name !== described || families.has(name)) throw new Error(`no family of its own: ${block}`);
    families.set(name, { type, samples: samplesOf(name, type, body) });
  }
  return families;
}

function samplesOf(family: string, type: string, body: string): ReadonlyMap<string, number> {
  const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => family + end) : [family];
  const samples = body.split('\n').flatMap((line): [string, number][] => {
    if (line === '') return [];
    const [, name = '', labels = '', value = ''] =
      /^([a-z0-9_]+)((?:\{(?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)*\})?) (\S+)$/.exec(line) ?? [];
    if (!names.includes(name) || !Number.isFinite(Number(value))) throw new Error(`stray: ${line}`);
    return [[name + labels, Number(value)]];
  });
  if (new Map(samples).size < samples.length) throw new Error(`a series twice: ${body}`);
  return new Map(samples);
}

it('is a text that the format allows, each series once', () => {
  const families = parse(text);
  expect([...(families.get('gatehouse_count_total')?.samples ?? [])]).toEqual([
    ['gatehouse_count_total{api="a",api_name="The \\"Shop\\"\\\\",stage="dev",variant="base"}', 3],
    ['gatehouse_count_total{api="a",api_name="The \\"Shop\\"\\\\",stage="dev",variant="canary"}', 1],
  ]);
});

it('spreads latencies in buckets that only grow, per method and route', () => {
  const samples = [...(parse(text).get('gatehouse_latency_seconds')?.samples ?? [])];
  const ofMethod = samples.filter(([name]) => name.includes('method="GET",resource="/pets/{id}"'));
  expect({
    counts: ofMethod.map(([, value]) => value),
    routes: samples.filter(([name]) => name.includes('method="",resource="$default"')).length,
  }).toEqual({
    counts: [0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 1.062, 3],
    routes: 17,
  });
});

it('tells of connections, throttles and the memory of the process', () => {
  const families = parse(text);
  const first = (name: string) => [...(families.get(name)?.samples.entries() ?? [])][0]?.[1];
  expect([
    first('gatehouse_websocket_connections'),
    first('gatehouse_throttled_total'),
    first('gatehouse_gateway_resident_memory_bytes'),
    first('gatehouse_up'),
  ]).toEqual([2, 2, 5_000, 1]);
});
