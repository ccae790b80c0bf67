// The line to the traffic worker: numbered calls and their answers. Once the worker is gone, every call is refused.
import { Worker } from 'node:worker_threads';
import { StudioError } from '../../../shared/contract/errors';
import type { FromTrafficWorker, ToTrafficWorker, TrafficWorkerData } from './traffic-worker-messages';

type Unnumbered<T> = T extends unknown ? Omit<T, 'call'> : never;

export interface WorkerLine {
  ask<Result>(message: Unnumbered<ToTrafficWorker>): Promise<Result>;
  close(): Promise<void>;
}

interface Call {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** A line to a worker that has opened its database, or why it has not. `lost` hears why it ended later. */
export function openWorkerLine(
  workerPath: string,
  data: TrafficWorkerData,
  lost: (reason: string) => void,
): Promise<WorkerLine | string> {
  const worker = new Worker(workerPath, { workerData: data });
  const calls = new Map<number, Call>();
  let lastCall = 0;
  let gone: string | undefined;

  // A store that waits for traffic must not keep a command line alive; a call under way must.
  worker.unref();

  function settle(call: number, end: (waiting: Call) => void): void {
    const waiting = calls.get(call);
    calls.delete(call);
    if (calls.size === 0) worker.unref();
    if (waiting !== undefined) end(waiting);
  }

  function end(reason: string): void {
    if (gone !== undefined) return;
    gone = reason;
    lost(reason);
    for (const call of [...calls.keys()]) settle(call, ({ reject }) => reject(refusal(reason)));
  }

  function ask<Result>(message: Unnumbered<ToTrafficWorker>): Promise<Result> {
    if (gone !== undefined) return Promise.reject(refusal(gone));
    return new Promise<Result>((resolve, reject) => {
      const call = ++lastCall;
      calls.set(call, { resolve: resolve as (result: never) => void, reject });
      worker.ref();
      worker.postMessage({ ...message, call });
    });
  }

  const line: WorkerLine = {
    ask,
    async close() {
      if (gone === undefined) await ask<undefined>({ type: 'close' });
      await worker.terminate();
    },
  };
  return new Promise((resolve) => {
    worker.on('message', (message: FromTrafficWorker) => {
      if (message.type === 'opened') resolve(line);
      else if (message.type === 'not-opened') {
        resolve(message.reason);
        void worker.terminate();
      } else if (message.type === 'answer') settle(message.call, (call) => call.resolve(message.result as never));
      else settle(message.call, (call) => call.reject(refusal(message.reason)));
    });
    worker.on('error', (error) => {
      resolve(error.message);
      end(error.message);
    });
    worker.on('exit', () => {
      resolve('the traffic worker has ended');
      end('the traffic worker has ended');
    });
  });
}

function refusal(reason: string): StudioError {
  return new StudioError('STORAGE_FAILED', `The traffic database: ${reason}`);
}
