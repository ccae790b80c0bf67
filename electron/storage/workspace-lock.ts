// One writer per workspace: `.gatehouse/lock` names the process that has the workspace open. A lock whose process is
// gone is taken over.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors';
import { removeQuietly } from './atomic-write';
import type { Files } from './files';
import { errorCode } from './node-files';
import { readingFault, storageFault } from './storage-fault';

export interface WorkspaceLock {
  /** Gives the workspace free. */
  dispose(): Promise<void>;
}

/** A process as a lock names it. */
export interface LockHolder {
  readonly pid: number;
  /** When the process started, epoch milliseconds. */
  readonly startedAt: number;
  readonly host: string;
  /** Tells the process from a later one with the same number, where the system can; clocks may jump, this does not. */
  readonly birth?: string | undefined;
}

/** What the lock has to know of the machine. */
export interface LockMachine {
  readonly self: LockHolder;
  readonly clock: () => number;
  /** Whether there is a process with this number, and its birth where the system tells. */
  readonly find: (pid: number) => { readonly birth?: string | undefined } | undefined;
}

const fileName = '.gatehouse/lock';
const holderShape = z.object({
  pid: z.number(),
  startedAt: z.number(),
  host: z.string(),
  birth: z.string().optional(),
});
/** How often the holder shows that it is alive, and how long one on another machine may be silent. */
const beatMs = 10_000;
const silenceMs = 60_000;
/** A lock that names nobody yet is being written: so long it may take. */
const writingMs = 2_000;
const pauseMs = 50;
const attempts = 5;

/** Locks the workspace in `folder`. WORKSPACE_LOCKED names who holds it; READ_ONLY where no lock can be written. */
export async function openWorkspaceLock(
  folder: string,
  files: Files,
  machine: LockMachine = thisMachine(),
): Promise<WorkspaceLock> {
  const path = join(folder, fileName);
  const text = `${JSON.stringify(machine.self)}\n`;
  await acquire(folder, files, machine, text);
  // A beat that fails costs nothing on this machine, where the process itself is the proof.
  const beat = setInterval(() => files.touch(path).catch(() => undefined), beatMs).unref();
  return {
    async dispose() {
      clearInterval(beat);
      if ((await readLock(files, path)) === text) await removeQuietly(files, path);
    },
  };
}

async function acquire(folder: string, files: Files, machine: LockMachine, text: string): Promise<void> {
  const path = join(folder, fileName);
  for (let attempt = 1; ; attempt++) {
    try {
      await files.makeFolder(join(folder, '.gatehouse'));
      return await files.createText(path, text);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw storageFault(error, fileName);
    }
    const found = await readLock(files, path);
    const holder = found === undefined ? undefined : parseHolder(found);
    if (holder !== undefined && (await isAlive(holder, machine, files, path))) throw lockedBy(holder);
    if (attempt === attempts) throw new StudioError('WORKSPACE_LOCKED', `${fileName} changes hands all the time.`);
    if (holder === undefined && (await silence(machine, files, path)) < writingMs) await pause();
    else if (found !== undefined) await takeAway(files, path, found, machine.self);
  }
}

async function silence(machine: LockMachine, files: Files, path: string): Promise<number> {
  return machine.clock() - ((await files.stamp(path))?.modifiedAt ?? 0);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** Removes a dead lock, and no other: two processes may have found it dead at once, and one be faster. */
async function takeAway(files: Files, path: string, dead: string, self: LockHolder): Promise<void> {
  const aside = `${path}.${self.pid}`;
  try {
    await files.move(path, aside);
    const taken = await files.readText(aside);
    if (taken !== dead) await files.createText(path, taken);
    await files.removeFile(aside);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error))) throw storageFault(error, fileName);
  }
}

async function isAlive(holder: LockHolder, machine: LockMachine, files: Files, path: string): Promise<boolean> {
  const { self } = machine;
  if (holder.host !== self.host) return (await silence(machine, files, path)) < silenceMs;
  // In a container every process may be number 1: a lock of our own number is not ours.
  if (holder.pid === self.pid) return holder.startedAt === self.startedAt;
  const found = machine.find(holder.pid);
  if (found === undefined) return false;
  return found.birth === undefined || holder.birth === undefined || found.birth === holder.birth;
}

function lockedBy({ pid, host }: LockHolder): StudioError {
  const message = `Another Gatehouse has this workspace open: process ${pid} on ${host}.`;
  return new StudioError('WORKSPACE_LOCKED', message, { file: fileName });
}

async function readLock(files: Files, path: string): Promise<string | undefined> {
  try {
    return await files.readText(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw readingFault(error, fileName);
  }
}

/** Undefined for a lock that says nothing, as after a kill at the wrong moment. */
function parseHolder(text: string): LockHolder | undefined {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return undefined; // a lock that names nobody is nobody's
  }
}

function thisMachine(): LockMachine {
  const startedAt = Math.round(performance.timeOrigin);
  const self = { pid: process.pid, startedAt, host: hostname(), birth: birthOf(process.pid) };
  return { self, clock: Date.now, find: findProcess };
}

function findProcess(pid: number): { readonly birth?: string | undefined } | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if (errorCode(error) === 'ESRCH') return undefined;
  }
  return { birth: birthOf(pid) };
}

/** On Linux the boot and field 22 of `/proc/{pid}/stat`, the ticks from the boot to the start of the process. */
function birthOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return undefined; // gone in between, or hidden: the number alone has to do
  }
}
