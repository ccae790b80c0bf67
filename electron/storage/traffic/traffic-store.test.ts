import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestFilter } from '../../../shared/contract/invocations';
import type { Trace } from '../../../shared/trace/trace';
import { nodeFiles } from '../node-files';
import { openTrafficStore } from './open-traffic-store';
import { openTrafficDatabase } from './traffic-database';
import type { TrafficBounds, TrafficStore } from './traffic-store';

const bounds: TrafficBounds = { memoryTraces: 3, memoryBytes: 1_000_000, diskTraces: 100, diskBytes: 10_000_000 };
let bundleFolder = '';
let folder = '';

beforeAll(async () => {
  bundleFolder = await mkdtemp(join(tmpdir(), 'gatehouse-worker-'));
  const input = { 'traffic-worker': 'electron/storage/traffic/traffic-worker.ts' };
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: true,
      outDir: bundleFolder,
      rolldownOptions: { input, external: ['libsql'], output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  });
  // The bundle loads libsql as the product does: from the project's packages.
  await writeFile(join(bundleFolder, 'package.json'), '{}');
});
afterAll(() => rm(bundleFolder, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-traffic-'));
  return () => rm(folder, { recursive: true, force: true });
});

function trace(at: number, fields: Partial<Trace> = {}): Trace {
  return {
    origin: 'invoke',
    requestId: `r${at}`,
    extendedRequestId: 'x',
    startedAt: at,
    durationMs: 1,
    apiId: 'api',
    apiName: 'Api',
    stage: 'dev',
    deploymentId: 'd',
    sourceIp: '127.0.0.1',
    host: 'h',
    request: { method: 'GET', url: `/pets/${at}` },
    response: { status: 200, body: { bytes: 2 } },
    steps: [],
    log: [],
    ...fields,
  };
}

const rows = [
  trace(1),
  trace(2, { stage: 'prod', response: { status: 404 } }),
  trace(3, { request: { method: 'POST', url: '/Orders?x=100%' }, response: { status: 502 } }),
  trace(4, {
    origin: 'test',
    failure: { phase: 'access', step: 's', responseType: 'ACCESS_DENIED', message: null, reason: 'By Policy' },
  }),
];
const filters: RequestFilter[] = [
  {},
  { stage: 'prod' },
  { status: '5xx' },
  { status: '404' },
  { status: 'odd' },
  { method: 'post' },
  { origin: 'test' },
  { text: 'ORDERS' },
  { text: '100%' },
  { text: 'by policy' },
  { text: '_' },
  { before: 3 },
  { limit: 2 },
  { apiId: 'other' },
];
const ids = async (store: TrafficStore, filter: RequestFilter) =>
  (await store.list(filter)).map(({ requestId }) => requestId);

describe('the traffic store', () => {
  const open = (worker: boolean) =>
    openTrafficStore({
      folder,
      files: nodeFiles(),
      bounds: { ...bounds, memoryTraces: worker ? 2 : 100 },
      ...(worker && { workerPath: join(process.cwd(), '.cache', 'nowhere') }),
    });

  it('chooses the same rows in memory and on disk, newest first', async () => {
    const memory = await open(false);
    memory.record(rows);
    const database = openTrafficDatabase(join(folder, 'traffic.db'), { traces: 100, bytes: 1e6 });
    database.insert(rows);
    for (const filter of filters) {
      expect(database.list(filter).map(({ requestId }) => requestId)).toEqual(await ids(memory, filter));
    }
    expect(await ids(memory, {})).toEqual(['r4', 'r3', 'r2', 'r1']);
    database.close();
  });

  it('works in memory and says why where the worker cannot run', async () => {
    const store = await open(true);
    store.record(rows);
    expect([store.persistence.kind, await ids(store, {})]).toEqual(['memory', ['r4', 'r3']]);
  });

  it('drops the oldest beyond its bound on disk', () => {
    const database = openTrafficDatabase(join(folder, 'traffic.db'), { traces: 2, bytes: 1e6 });
    database.insert(rows);
    expect(database.list({}).map(({ requestId }) => requestId)).toEqual(['r4', 'r3']);
    database.close();
  });

  it('finds requests again after a restart, also those memory has dropped', async () => {
    const options = { folder, files: nodeFiles(), bounds, workerPath: await workerInProject() };
    const first = await openTrafficStore(options);
    first.record(rows);
    await first.dispose();
    const again = await openTrafficStore(options);
    expect([again.persistence, await ids(again, {}), (await again.read('r1'))?.request.url]).toEqual([
      { kind: 'disk' },
      ['r4', 'r3', 'r2', 'r1'],
      '/pets/1',
    ]);
    await again.clear();
    expect(await ids(again, {})).toEqual([]);
    await again.dispose();
  });
});

/** The bundle beside the project's packages, where `libsql` is found. */
async function workerInProject(): Promise<string> {
  const { copyFile, mkdir } = await import('node:fs/promises');
  const target = join(process.cwd(), '.cache', 'tests');
  await mkdir(target, { recursive: true });
  await copyFile(join(bundleFolder, 'traffic-worker.cjs'), join(target, 'traffic-worker.cjs'));
  return join(target, 'traffic-worker.cjs');
}
