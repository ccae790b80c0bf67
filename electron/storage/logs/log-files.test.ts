import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogQuery, logQueryInput } from '../../../shared/contract/logs';
import { linesBackwards } from './lines-backwards';
import { openLogFiles } from './log-files';
import { type LogStore, openLogMemory } from './log-store';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-logs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function openFiles(): LogStore {
  const failed = (error: unknown) => {
    throw error;
  };
  return openLogFiles({ folder, clock: () => 1_000, failed });
}

const stores: [string, () => LogStore][] = [
  ['files', openFiles],
  ['memory', () => openLogMemory(() => 1_000)],
];

const dev = { source: 'execution', apiId: 'a', stage: 'dev' } as const;
const prod = { source: 'execution', apiId: 'a', stage: 'prod' } as const;
const orders = { source: 'function', functionName: 'orders' } as const;

const query = (fields: Partial<LogQuery> & Pick<LogQuery, 'source'>): LogQuery => logQueryInput.parse(fields);
const textsOf = async (store: LogStore, fields: Partial<LogQuery> & Pick<LogQuery, 'source'>) =>
  (await store.query(query(fields))).map(({ text }) => text);

describe.each(stores)('logs kept in %s', (_, open) => {
  it('are found by stage, function, request, text, time and place in the order', async () => {
    const store = open();
    const [first] = store.append([
      { ...dev, at: 1, text: 'one', requestId: 'r1' },
      { ...prod, at: 2, text: 'two', requestId: 'r2' },
      { ...orders, at: 3, text: 'START', requestId: 'r1', logStream: 's' },
    ]);
    store.append([{ ...dev, at: 70_000, text: 'Three', requestId: 'r2' }]);
    store.append([{ source: 'access', apiId: 'a', stage: 'dev', at: 4, text: '1.2.3.4 r1 200' }]);
    expect({
      all: await textsOf(store, { source: 'execution' }),
      stage: await textsOf(store, { source: 'execution', apiId: 'a', stage: 'dev' }),
      request: await textsOf(store, { source: 'execution', requestId: 'r2' }),
      text: await textsOf(store, { source: 'execution', text: 'THREE' }),
      since: await textsOf(store, { source: 'execution', since: 3 }),
      after: await textsOf(store, { source: 'execution', after: first?.id ?? 0 }),
      newest: await textsOf(store, { source: 'execution', limit: 1 }),
      function: await store.query(query({ source: 'function', functionName: 'orders' })),
      access: await textsOf(store, { source: 'access', requestId: 'r1' }),
      nobody: await textsOf(store, { source: 'function', functionName: 'nobody' }),
    }).toEqual({
      all: ['one', 'two', 'Three'],
      stage: ['one', 'Three'],
      request: ['two', 'Three'],
      text: ['Three'],
      since: ['Three'],
      after: ['two', 'Three'],
      newest: ['Three'],
      function: [{ id: 1_000_003, ...orders, at: 3, text: 'START', requestId: 'r1', logStream: 's' }],
      access: ['1.2.3.4 r1 200'],
      nobody: [],
    });
  });
});

it('is there again after a restart, also where a kill cut the last line in two', async () => {
  const before = openFiles();
  before.append([{ ...orders, at: 1, text: 'line\nof two' }]);
  await before.flush();
  await appendFile(join(folder, 'logs', 'function', 'orders.jsonl'), '{"id":7,"te');
  expect(await textsOf(openFiles(), { source: 'function' })).toEqual(['line\nof two']);
});

it('moves on to a second file when one is full, and keeps no third', async () => {
  const store = openFiles();
  for (let at = 0; at < 100; at++) {
    store.append([{ ...orders, at, text: `${at} ${'x'.repeat(256 * 1_024 - 10)}` }]);
    await store.flush();
  }
  const found = await store.query(query({ source: 'function', limit: 10_000 }));
  expect([await readdir(join(folder, 'logs', 'function')), found.length < 80, found.map(({ at }) => at)]).toEqual([
    ['orders.jsonl', 'orders.jsonl.1'],
    true,
    Array.from(found, (_, index) => 100 - found.length + index),
  ]);
});

it('keeps names that would lead elsewhere inside its folder', async () => {
  const store = openFiles();
  store.append([{ source: 'access', apiId: '../../x', stage: '..', at: 1, text: 'here' }]);
  await store.flush();
  expect([await readdir(folder), await textsOf(store, { source: 'access' })]).toEqual([['logs'], ['here']]);
});

it('tells of a disk that refuses instead of failing the request path', async () => {
  const failures: unknown[] = [];
  const store = openLogFiles({
    folder: '/dev/null/nowhere',
    clock: () => 0,
    failed: (error) => failures.push(error),
  });
  store.append([{ ...dev, at: 1, text: 'one' }]);
  await store.flush();
  expect(failures).toHaveLength(1);
});

it.each([1, 2, 3, 7, 1_000])('reads lines from the end, %i bytes at a time', async (chunkBytes) => {
  const file = join(folder, 'lines');
  await appendFile(file, 'a\n\nübe\nccccc\nlast');
  const lines: string[] = [];
  for await (const line of linesBackwards(file, chunkBytes)) lines.push(line);
  expect(lines).toEqual(['last', 'ccccc', 'übe', 'a']);
});
