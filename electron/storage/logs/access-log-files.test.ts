import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openAccessLogFiles } from './access-log-files';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps the lines of each stage in order in a file of its own', async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-logs-'));
  const logs = openAccessLogFiles(folder, (error) => {
    throw error;
  });
  logs.append([
    { apiId: 'a', stage: 'dev', text: 'one' },
    { apiId: 'a', stage: 'prod', text: 'two' },
  ]);
  logs.append([{ apiId: 'a', stage: 'dev', text: 'three' }]);
  await logs.flush();
  expect([await readFile(logs.path('a', 'dev'), 'utf8'), await readFile(logs.path('a', 'prod'), 'utf8')]).toEqual([
    'one\nthree\n',
    'two\n',
  ]);
});

it('tells of a disk that refuses instead of failing the request path', async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-logs-'));
  const failures: unknown[] = [];
  const logs = openAccessLogFiles('/dev/null/nowhere', (error) => failures.push(error));
  logs.append([{ apiId: 'a', stage: 'dev', text: 'one' }]);
  await logs.flush();
  expect(failures).toHaveLength(1);
});
