// A program that is stopped and started again, one at a time, however often that is asked for.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Prepares `command`; nothing runs until `restart`. Asking again while it ends starts it once. */
export function openRestartable([program, ...args], env) {
  let child = null;
  let work = Promise.resolve();
  let asked = 0;

  function start() {
    const started = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    child = started;
    started.on('exit', () => {
      if (child === started) child = null;
    });
  }

  function end() {
    const running = child;
    if (running === null) return Promise.resolve();
    return new Promise((resolve) => {
      running.once('exit', resolve);
      running.kill('SIGTERM');
    });
  }

  return {
    restart() {
      const wish = ++asked;
      work = work.then(async () => {
        if (wish !== asked) return;
        await end();
        start();
      });
    },
    stop() {
      asked++;
      work = work.then(end);
      return work;
    },
  };
}
