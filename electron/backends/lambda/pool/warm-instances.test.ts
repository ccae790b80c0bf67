// Which instances there are: how many, how long, and what ends them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sampleRequestId as id, openSamplePool, type SamplePool } from '../testing/sample-functions';

const opened: SamplePool[] = [];
function open(...surroundings: Parameters<typeof openSamplePool>): SamplePool {
  const sample = openSamplePool(...surroundings);
  opened.push(sample);
  return sample;
}
afterEach(async () => {
  for (const sample of opened.splice(0)) await sample.dispose();
});

/** Answers the process id, after the file named in the event is there. */
const waits = `const fs = require('node:fs');
  exports.handler = async ({ until }) => {
    while (until && !fs.existsSync(until)) await new Promise((resolve) => setTimeout(resolve, 5));
    return process.pid;
  };`;

const isAlive = (pid: unknown) => spawnSync('kill', ['-0', String(pid)]).status === 0;

it('runs as many instances as there are requests, and the one used last takes the next request', async () => {
  const sample = open();
  sample.pool.serve([sample.write('side', { 'index.js': waits }, { timeout: 30 })]);
  const until = path.join(sample.folder, 'go');
  const three = [1, 2, 3].map(() => sample.invoke('side', { until }));
  await sample.stateThat(({ busy }) => busy === 3);
  writeFileSync(until, '');
  const pids = (await Promise.all(three)).map((outcome) => outcome.payload);
  await sample.stateThat(({ warm, busy }) => warm === 3 && busy === 0);
  await sample.linesWith('side', 'REPORT', 3);
  const next = await sample.invoke('side');
  await sample.linesWith('side', 'REPORT', 4);
  const again = await sample.invoke('side');
  expect([new Set(pids).size, pids.includes(next.payload), again.payload]).toEqual([3, true, next.payload]);
});

it('starts no second instance for requests that come one after the other', async () => {
  const sample = open();
  sample.pool.serve([sample.write('one', { 'index.js': waits })]);
  const pids = new Set<unknown>();
  for (let at = 0; at < 50; at++) pids.add((await sample.invoke('one')).payload);
  expect(pids.size).toBe(1);
});

it('throttles beyond the reserved concurrency, and always where it is 0', async () => {
  const sample = open();
  const files = { 'index.js': waits };
  sample.pool.serve([
    sample.write('two', files, { reservedConcurrentExecutions: 2, timeout: 30 }),
    sample.write('none', files, { reservedConcurrentExecutions: 0 }),
  ]);
  const until = path.join(sample.folder, 'go');
  const both = [sample.invoke('two', { until }), sample.invoke('two', { until })];
  const refused = {
    kind: 'refused',
    status: 429,
    errorType: 'TooManyRequestsException',
    message: 'Rate Exceeded.',
    requestId: id,
  };
  expect([await sample.invoke('two'), await sample.invoke('none')]).toEqual([refused, refused]);
  writeFileSync(until, '');
  expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['answered', 'answered']);
});

it('serves changed code at once and lets the invocation under way finish', async () => {
  const sample = open();
  const first = sample.write('changes', { 'index.js': waits, 'lib/word.js': '' }, { timeout: 30 });
  sample.pool.serve([first]);
  const until = path.join(sample.folder, 'go');
  const underWay = sample.invoke('changes', { until });
  await sample.stateThat(({ busy }) => busy === 1);
  const file = path.join(sample.folder, 'changes', 'index.js');
  writeFileSync(`${file}.new`, 'exports.handler = async () => "new code";');
  renameSync(`${file}.new`, file);
  await expect.poll(async () => (await sample.invoke('changes')).payload, { interval: 10 }).toBe('new code');
  writeFileSync(until, '');
  const { payload: pid } = await underWay;
  await expect.poll(() => isAlive(pid), { interval: 10 }).toBe(false);
});

it('notices changes in folders that are made later, and none in node_modules', async () => {
  const sample = open();
  const code = 'exports.handler = async () => { try { return require("./sub/word"); } catch { return process.pid; } };';
  sample.pool.serve([sample.write('grows', { 'index.js': code, 'node_modules/a/index.js': '' })]);
  const { payload: pid } = await sample.invoke('grows');
  writeFileSync(path.join(sample.folder, 'grows', 'node_modules', 'a', 'index.js'), 'changed');
  mkdirSync(path.join(sample.folder, 'grows', 'sub'));
  writeFileSync(path.join(sample.folder, 'grows', 'sub', 'word.js'), 'module.exports = 1;');
  await expect.poll(async () => (await sample.invoke('grows')).payload, { interval: 10 }).toBe(1);
  writeFileSync(path.join(sample.folder, 'grows', 'sub', 'word.js'), 'module.exports = 2;');
  await expect.poll(async () => (await sample.invoke('grows')).payload, { interval: 10 }).toBe(2);
  expect(pid).toEqual(expect.any(Number));
});

it('keeps instances of functions that did not change, and starts others with their new settings', async () => {
  const sample = open();
  const code = { 'index.js': 'exports.handler = async () => [process.pid, process.env.WORD];' };
  const same = sample.write('same', code);
  const other = sample.write('other', code);
  sample.pool.serve([same, other]);
  const before = [await sample.invoke('same'), await sample.invoke('other')].map(({ payload }) => payload);
  sample.pool.serve([
    { ...same, description: 'words', testEvents: { a: '{}' } },
    { ...other, environment: { variables: { WORD: 'new' } } },
  ]);
  const after = [await sample.invoke('same'), await sample.invoke('other')].map(({ payload }) => payload);
  expect([after[0], (after[1] as unknown[])[1]]).toEqual([before[0], 'new']);
});

it('ends instances of functions that are gone', async () => {
  const sample = open();
  sample.pool.serve([sample.write('goes', { 'index.js': waits })]);
  const { payload: pid } = await sample.invoke('goes');
  sample.pool.serve([]);
  expect(await sample.invoke('goes')).toEqual({
    kind: 'refused',
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:goes',
    requestId: id,
  });
  await expect.poll(() => isAlive(pid), { interval: 10 }).toBe(false);
});

it('ends instances that have had no work for a while', async () => {
  const sample = open({ idleMs: 20, sweepMs: 10 });
  sample.pool.serve([sample.write('rests', { 'index.js': waits })]);
  const { payload: pid } = await sample.invoke('rests');
  await expect.poll(() => isAlive(pid), { interval: 10 }).toBe(false);
});

it('leaves no process and no file when it is disposed, whatever functions started', async () => {
  const before = new Set(readdirSync(tmpdir()).filter((name) => name.startsWith('gatehouse-functions-')));
  const sample = open();
  const code = `const { spawn } = require('node:child_process');
    process.on('SIGTERM', () => {});
    exports.handler = async () => [process.pid, spawn('sleep', ['60'], { stdio: 'inherit' }).pid];`;
  sample.pool.serve([sample.write('stubborn', { 'index.js': code })]);
  const { payload } = await sample.invoke('stubborn');
  const own = readdirSync(tmpdir()).filter((name) => name.startsWith('gatehouse-functions-') && !before.has(name));
  await sample.pool.dispose();
  await expect.poll(() => (payload as number[]).filter(isAlive), { interval: 10 }).toEqual([]);
  expect(own.filter((name) => existsSync(path.join(tmpdir(), name)))).not.toEqual(own);
});

it('answers invocations that are under way when it is disposed', async () => {
  const sample = open();
  sample.pool.serve([sample.write('busy', { 'index.js': waits })]);
  const underWay = sample.invoke('busy', { until: path.join(sample.folder, 'never') });
  await sample.stateThat(({ busy }) => busy === 1);
  await sample.pool.dispose();
  expect((await underWay).functionError).toBe('Unhandled');
});

it('starts again where the code was missing', async () => {
  const sample = open();
  const definition = sample.write('comes', { 'index.js': 'exports.handler = async () => "here";' });
  const away = path.join(sample.folder, 'away');
  renameSync(definition.codeUri ?? '', away);
  sample.pool.serve([definition]);
  const missing = await sample.invoke('comes');
  renameSync(away, definition.codeUri ?? '');
  await expect.poll(async () => (await sample.invoke('comes')).payload, { interval: 10 }).toBe('here');
  expect(missing.functionError).toBe('Unhandled');
  rmSync(definition.codeUri ?? '', { recursive: true });
});
