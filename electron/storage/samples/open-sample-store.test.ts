import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleInput } from '../../../shared/contract/samples';
import { nodeFiles } from '../node-files';
import { openSampleStore } from './open-sample-store';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-samples-'));
});
afterEach(() => rm(folder, { recursive: true }));

const one = sampleInput.parse({ name: 'one', box: 'integration-request', body: '{}' });
const two = sampleInput.parse({ name: 'two', box: 'integration-response', status: 404 });

it('keeps samples by method over a restart, and forgets those of an empty list', async () => {
  const store = openSampleStore(folder, nodeFiles());
  await Promise.all([store.save('method:a/b/GET', [one, two]), store.save('method:a/b/POST', [two])]);
  await store.save('method:a/b/POST', []);
  const again = openSampleStore(folder, nodeFiles());
  expect([await again.list('method:a/b/GET'), await again.list('method:a/b/POST')]).toEqual([[one, two], []]);
});

it('opens all the same where the file is broken', async () => {
  await writeFile(join(folder, 'samples.json'), '{"method:a/b/GET": [{]');
  const store = openSampleStore(folder, nodeFiles());
  const before = await store.list('method:a/b/GET');
  await store.save('method:a/b/GET', [one]);
  expect([before, await store.list('method:a/b/GET')]).toEqual([[], [one]]);
});
