import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { openMemoryFiles } from './memory-files';
import { type LockHolder, type LockMachine, openWorkspaceLock } from './workspace-lock';

const path = '/w/.gatehouse/lock';
const first: LockHolder = { pid: 100, startedAt: 1_000, host: 'here', birth: 'boot/1' };
const second: LockHolder = { pid: 200, startedAt: 2_000, host: 'here', birth: 'boot/2' };

/** A machine on which the given processes run. */
function machine(self: LockHolder, running: readonly LockHolder[], clock = () => 0): LockMachine {
  return { self, clock, find: (pid) => running.find((process) => process.pid === pid) };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'locked',
    (error) => [error.code, error.message],
  );

it('lets one process in and names it to the next', async () => {
  const files = openMemoryFiles();
  await openWorkspaceLock('/w', files, machine(first, [first]));
  expect(await codeOf(openWorkspaceLock('/w', files, machine(second, [first, second])))).toEqual([
    'WORKSPACE_LOCKED',
    'Another Gatehouse has this workspace open: process 100 on here.',
  ]);
});

it('keeps one process from opening a workspace twice', async () => {
  const files = openMemoryFiles();
  await openWorkspaceLock('/w', files, machine(first, [first]));
  expect(await codeOf(openWorkspaceLock('/w', files, machine(first, [first])))).toEqual([
    'WORKSPACE_LOCKED',
    expect.any(String),
  ]);
});

it('is free again when it is given back', async () => {
  const files = openMemoryFiles();
  const lock = await openWorkspaceLock('/w', files, machine(first, [first]));
  await lock.dispose();
  const next = await openWorkspaceLock('/w', files, machine(second, [first, second]));
  await lock.dispose();
  expect(JSON.parse(files.contents()[path] ?? '')).toEqual(second);
  await next.dispose();
  expect(files.contents()).toEqual({});
});

it.each([
  ['whose process is gone', []],
  ['whose number another process has now', [{ ...first, birth: 'boot/9' }]],
])('takes over a lock %s', async (_, running) => {
  const files = openMemoryFiles();
  await openWorkspaceLock('/w', files, machine(first, [first]));
  const lock = await openWorkspaceLock('/w', files, machine(second, [second, ...running]));
  expect(files.contents()).toEqual({ [path]: `${JSON.stringify(second)}\n` });
  await lock.dispose();
});

it('takes over the lock of a process before that had its own number, as in a container', async () => {
  const files = openMemoryFiles();
  await openWorkspaceLock('/w', files, machine(first, [first]));
  const self = { ...first, startedAt: 5_000 };
  expect(await codeOf(openWorkspaceLock('/w', files, machine(self, [self])))).toBe('locked');
});

it('trusts a process on another machine as long as it shows itself', async () => {
  let now = 1_000_000;
  const files = openMemoryFiles(() => now);
  const there = { ...first, host: 'there' };
  await openWorkspaceLock('/w', files, machine(there, []));
  now += 59_000;
  const early = await codeOf(
    openWorkspaceLock(
      '/w',
      files,
      machine(second, [second], () => now),
    ),
  );
  now += 2_000;
  const late = await codeOf(
    openWorkspaceLock(
      '/w',
      files,
      machine(second, [second], () => now),
    ),
  );
  expect([early, late]).toEqual([['WORKSPACE_LOCKED', expect.stringContaining('on there')], 'locked']);
});

it('takes over a lock that names nobody, once it is too old to be in the making', async () => {
  const files = openMemoryFiles();
  await files.makeFolder('/w/.gatehouse');
  await files.createText(path, '');
  expect(
    await codeOf(
      openWorkspaceLock(
        '/w',
        files,
        machine(second, [second], () => 2_000),
      ),
    ),
  ).toBe('locked');
});

it('waits for the name of a lock that is just being written', async () => {
  const files = openMemoryFiles();
  await files.makeFolder('/w/.gatehouse');
  await files.createText(path, '');
  const opening = codeOf(openWorkspaceLock('/w', files, machine(second, [first, second])));
  await files.appendText(path, JSON.stringify(first));
  expect(await opening).toEqual(['WORKSPACE_LOCKED', expect.stringContaining('process 100')]);
});

it('gives back a lock that another took over a moment earlier', async () => {
  const files = openMemoryFiles();
  await openWorkspaceLock('/w', files, machine(first, [first]));
  const third = { ...second, pid: 300, birth: 'boot/3' };
  // Between finding the lock dead and taking it away, the third process takes it over.
  const move = files.move;
  files.move = async (from, to) => {
    files.move = move;
    await openWorkspaceLock('/w', files, machine(third, [third]));
    await move(from, to);
  };
  const outcome = await codeOf(openWorkspaceLock('/w', files, machine(second, [second, third])));
  expect([outcome, Object.keys(files.contents())]).toEqual([
    ['WORKSPACE_LOCKED', expect.stringContaining('process 300')],
    [path],
  ]);
});

it('says that a workspace cannot be written', async () => {
  const files = openMemoryFiles();
  files.refuse = () => 'EROFS';
  expect(await codeOf(openWorkspaceLock('/w', files, machine(first, [first])))).toEqual([
    'READ_ONLY',
    expect.any(String),
  ]);
});

it('knows on the real machine that this process runs and one that ended does not', async () => {
  const files = openMemoryFiles(Date.now);
  const ended = spawnSync(process.execPath, ['--version']).pid;
  await files.makeFolder('/w/.gatehouse');
  await files.createText(path, JSON.stringify({ pid: ended, startedAt: 1, host: hostname() }));
  await openWorkspaceLock('/w', files);
  expect(await codeOf(openWorkspaceLock('/w', files))).toEqual([
    'WORKSPACE_LOCKED',
    expect.stringContaining(`process ${process.pid}`),
  ]);
});
