import { expect, it } from 'vitest';
import type { CountedRow } from '../../../shared/metrics/counted-row';
import { openMemoryFiles } from '../memory-files';
import { openMetricFile } from './metric-file';

const day = 86_400_000;
const empty = { count: 0, sum: 0, least: 0, most: 0, values: [] };
const row = (at: number): CountedRow => ({
  ...{ at, apiId: 'a', apiName: 'Shop', stage: 'dev', count: 1, errors4xx: 0, errors5xx: 0 },
  ...{ cacheHits: 0, cacheMisses: 0, bytes: 0, latency: empty, integrationLatency: empty },
});

it('reads back what it kept, without old minutes and broken lines', async () => {
  const files = openMemoryFiles();
  await files.makeFolder('/w');
  const failed = (error: unknown) => {
    throw error;
  };
  const open = (now: number) => openMetricFile({ folder: '/w', files, clock: () => now, isReadOnly: false, failed });
  const first = await open(10 * day);
  first.append([row(6 * day), row(9 * day), { ...row(10 * day), part: 'GET /pets' }]);
  await first.flush();
  await files.appendText('/w/metrics.jsonl', '{"at":');
  const second = await open(10 * day);
  await second.flush();
  const text = await files.readText('/w/metrics.jsonl');
  expect([second.rows, text.split('\n').length]).toEqual([[row(9 * day), { ...row(10 * day), part: 'GET /pets' }], 3]);
});
