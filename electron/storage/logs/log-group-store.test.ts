import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeFiles } from '../node-files';
import { type LogGroupStore, openLogGroupStore } from './log-group-store';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-groups-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): LogGroupStore => openLogGroupStore(folder, nodeFiles(), () => 5);
const event = (text: string) => ({ logStream: 's', at: 1, ingestedAt: 2, text });
const put = (store: LogGroupStore, name: string) =>
  store.change(({ groups, deleted }) => ({
    groups: new Map([...groups, [name, { creationTime: 1, streams: {} }]]),
    deleted,
  }));

it('has groups and events again after a restart, also where a kill cut the last event in two', async () => {
  const before = open();
  await put(before, '/a');
  await before.append('/a', [event('one'), event('two\nlines')]);
  await appendFile(join(folder, 'logs', 'groups', '%2Fa.jsonl'), '{"id":7,"te');
  const after = open();
  const texts = (await after.events('/a')).map(({ id, text }) => [id, text]);
  expect([[...(await after.read()).groups], texts]).toEqual([
    [['/a', { creationTime: 1, streams: {} }]],
    [
      [5_001, 'one'],
      [5_002, 'two\nlines'],
    ],
  ]);
});

it('makes one change after the other', async () => {
  const store = open();
  await Promise.all(['a', 'b', 'c'].map((name) => put(store, name)));
  expect([...(await store.read()).groups.keys()]).toEqual(['a', 'b', 'c']);
});

it('keeps names that would lead elsewhere inside its folder, and clears them', async () => {
  const store = open();
  await store.append('../../x', [event('here')]);
  const files = [await readdir(folder), (await readdir(join(folder, 'logs', 'groups'))).length];
  await store.clear('../../x');
  expect([files, await store.events('../../x')]).toEqual([[['logs'], 1], []]);
});

it('starts over where its file is broken', async () => {
  await writeFile(join(folder, 'log-groups.json'), '{');
  expect((await open().read()).groups.size).toBe(0);
});
