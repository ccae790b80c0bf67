// Running other programs from build scripts. Nothing here reads standard input.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { root } from './paths.mjs';

/** Runs a program and shows what it prints as it comes; resolves to its exit code, 1 where a signal ended it. */
export function runShown(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] };
    const child = spawn(command, args, options);
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program silently; resolves to its exit code, what it printed (both streams in order) and how long it took. */
export function runQuiet(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const began = performance.now();
    const parts = [];
    const options = { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] };
    const child = spawn(command, args, options);
    const finish = (code) =>
      resolve({ code, output: Buffer.concat(parts).toString('utf8'), tookMs: performance.now() - began });
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.on('error', (error) => {
      parts.push(Buffer.from(`${command}: ${error.message}\n`));
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Program and first arguments that run npm. Under `npm start` npm says where its script is, which spares the shell
 * that Windows needs for `npm.cmd`.
 */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

/** `1.2 s`, `340 ms`. */
export function spokenTime(ms) {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** Runs a program as if it had been started in place of this script: it has the terminal and gets its signals. */
export function runForeground(command, args, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
