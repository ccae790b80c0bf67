// Servers under test, each in a process of its own, and the load against them.
import { spawn } from 'node:child_process';
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
export function startProcess(command, args, isReady, env = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
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
    autocannon(${options}).then((r) => console.log(JSON.stringify({ perSecond: r.requests.average, p99Ms: r.latency.p99, failed: r.errors + r.non2xx })));`;
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

/** Measures several targets in turn, round by round, so that drift of the machine meets them alike; medians. */
export async function measureInTurn(rivals, targets, rounds = 3) {
  const results = targets.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, target] of targets.entries()) results[at].push(await measureLoad(rivals, target));
  }
  return results.map((runs) => ({
    perSecond: median(runs.map((run) => run.perSecond)),
    p99Ms: median(runs.map((run) => run.p99Ms)),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
  }));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Resident memory of a process and its children in MB. */
export async function residentMb(pid) {
  const { readFile } = await import('node:fs/promises');
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const own = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(own)?.[1] ?? 0);
  const below = await Promise.all(
    children
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((child) => residentMb(Number(child))),
  );
  return kilobytes / 1_024 + below.reduce((sum, mb) => sum + mb, 0);
}
