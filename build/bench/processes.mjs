// Servers under test, each in a process of its own, and the load against them.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../paths.mjs';

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server script of this folder; resolves when it prints a line. */
export function startServer(script, args) {
  return startProcess(process.execPath, [join(root, 'build/bench', script), ...args.map(String)], () => true);
}

/** Starts a program; resolves with it when `isReady` accepts a line of its standard output. */
export function startProcess(command, args, isReady, env = {}, cwd = root) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env }, cwd });
  return new Promise((resolve, reject) => {
    let text = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${command} ${args[0]} ended with ${code}: ${text}`)));
    child.stdout.on('data', (part) => {
      text += part.toString('utf8');
      const line = text.split('\n').find((candidate) => candidate !== '' && isReady(candidate));
      if (line !== undefined && text.includes('\n')) resolve({ child, line, stop: () => stop(child) });
    });
  });
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 8_000).unref();
  });
}

/** Requests a second against `url`, from a load generator in a process of its own. */
export function measureLoad(rivals, { url, headers = {}, seconds = 4, connections = 32 }) {
  const options = JSON.stringify({ url, headers, duration: seconds, connections });
  const script = `
    const autocannon = require(${JSON.stringify(join(rivals.folder, 'node_modules/autocannon'))});
    autocannon(${options}).then((r) => console.log(JSON.stringify({ perSecond: r.requests.average, requests: r.requests.total, p99Ms: r.latency.p99, failed: r.errors + r.non2xx })));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part.toString('utf8');
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`The load generator ended with ${code}.`));
      else resolve(JSON.parse(text));
    });
  });
}

/**
 * Measures several targets in turn, round by round, so that drift of the machine meets them alike; medians. Targets with a
 * `pid` also tell their processor time a request, which holds on a busy machine too.
 */
export async function measureInTurn(rivals, targets, rounds = 3) {
  const results = targets.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, target] of targets.entries()) {
      const before = target.pid === undefined ? 0 : processorMs(target.pid);
      const run = await measureLoad(rivals, target);
      const spentMs = target.pid === undefined ? Number.NaN : processorMs(target.pid) - before;
      results[at].push({ ...run, microseconds: (spentMs * 1_000) / run.requests });
    }
  }
  return results.map((runs) => ({
    perSecond: median(runs.map((run) => run.perSecond)),
    p99Ms: median(runs.map((run) => run.p99Ms)),
    microseconds: median(runs.map((run) => run.microseconds)),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
  }));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A process and all below it. */
export function processTree(pid) {
  const found = [pid];
  for (let at = 0; at < found.length; at++) {
    found.push(
      ...readOrEmpty(`/proc/${found[at]}/task/${found[at]}/children`).split(/\s+/).filter(Boolean).map(Number),
    );
  }
  return found;
}

/** Resident memory of a process and all below it in MB. */
export async function residentMb(pid) {
  return processTree(pid).reduce((sum, each) => sum + ownResidentMb(each), 0);
}

/** Resident memory of one process in MB. */
export function ownResidentMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024;
}

/** Memory of a process and all below it in MB, what they share counted once. */
export function sharedOnceMb(pid) {
  const ownMb = (each) => Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${each}/smaps_rollup`))?.[1] ?? 0) / 1_024;
  return processTree(pid).reduce((sum, each) => sum + ownMb(each), 0);
}

/** The command line of a process. */
export function commandOf(pid) {
  return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

/** Processor time of a process and all below it in milliseconds. */
export function processorMs(pid) {
  return processTree(pid).reduce((sum, each) => {
    const fields = readOrEmpty(`/proc/${each}/stat`).split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  }, 0);
}

/** A process may end between two looks. */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
