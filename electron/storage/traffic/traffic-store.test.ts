import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

  it('keeps to its bound in bytes, and counts a request recorded twice once', () => {
    const file = join(folder, 'traffic.db');
    const database = openTrafficDatabase(file, { traces: 100, bytes: 3_000 });
    for (let at = 0; at < 50; at++) database.insert([trace(at), trace(at)]);
    const count = database.list({ limit: 1_000 }).length;
    database.close();
    const again = openTrafficDatabase(file, { traces: 100, bytes: 3_000 });
    again.insert([trace(50)]);
    expect([
      count > 2 && count < 12,
      again.list({ limit: 1_000 }).length,
      again.list({ limit: 1 })[0]?.requestId,
    ]).toEqual([true, count, 'r50']);
    again.close();
  });

  it('goes on after a batch that failed', () => {
    const database = openTrafficDatabase(join(folder, 'traffic.db'), { traces: 100, bytes: 1e6 });
    const unwritable = {
      ...trace(9),
      toJSON: () => {
        throw new Error('no text');
      },
    };
    expect(() => database.insert([trace(1), unwritable])).toThrow('no text');
    database.insert([trace(2)]);
    expect(database.list({}).map(({ requestId }) => requestId)).toEqual(['r2']);
    database.close();
  });

  it('puts a file aside that is no database', async () => {
    await writeFile(join(folder, 'traffic.db'), 'no database at all, but long enough to be taken for one'.repeat(40));
    const database = openTrafficDatabase(join(folder, 'traffic.db'), { traces: 100, bytes: 1e6 });
    database.insert([trace(1)]);
    expect([database.list({}).length, await readFile(join(folder, 'traffic.db.broken'), 'utf8')]).toEqual([
      1,
      expect.stringContaining('no database'),
    ]);
    database.close();
  });

  it('goes on in memory when its worker dies', async () => {
    const workerPath = join(folder, 'dying-worker.cjs');
    await writeFile(
      workerPath,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', () => process.exit(1));
       parentPort.postMessage({ type: 'opened' });`,
    );
    const store = await openTrafficStore({ folder, files: nodeFiles(), bounds, workerPath });
    const before = store.persistence;
    store.record(rows);
    expect([before, await ids(store, {}), store.persistence, await store.read('r1')]).toEqual([
      { kind: 'disk' },
      ['r4', 'r3', 'r2'],
      { kind: 'memory', reason: 'the traffic worker has ended' },
      undefined,
    ]);
    await store.dispose();
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
  const target = join(process.cwd(), '.cache', 'tests');
  await mkdir(target, { recursive: true });
  await copyFile(join(bundleFolder, 'traffic-worker.cjs'), join(target, 'traffic-worker.cjs'));
  return join(target, 'traffic-worker.cjs');
}
