// Gives back what a start alone needed. A process that serves nothing never collects it by itself: V8 waits for work.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then a product that serves nothing has started. */
export const afterStartMs = 2_000;

/** Collects garbage once, soon after the start. Holds no process up that would end by then. */
export function collectAfterStart(): void {
  // Electron keeps house for its own processes
  if ('electron' in process.versions) return;
  setTimeout(() => {
    // V8 hands the function only to contexts made while the flag is set
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof collect === 'function') collect();
  }, afterStartMs).unref();
}
