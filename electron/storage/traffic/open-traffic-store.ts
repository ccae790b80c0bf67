// The traffic store: the newest traces in memory, all of them on disk in batches. Without a worker, memory only.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StudioError } from '../../../shared/contract/errors';
import type { RequestFilter } from '../../../shared/contract/invocations';
import type { Trace, TraceSummary } from '../../../shared/trace/trace';
import type { Files } from '../files';
import { createTraceRing } from './trace-ring';
import type { TrafficBounds, TrafficStore } from './traffic-store';
import type { FromTrafficWorker, ToTrafficWorker, TrafficWorkerData } from './traffic-worker-messages';

export interface TrafficOptions {
  /** The workspace's folder. */
  readonly folder: string;
  readonly files: Files;
  readonly bounds: TrafficBounds;
  /** The bundled traffic worker; absent: traces are kept in memory only. */
  readonly workerPath?: string;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'call'> : never;

interface Line {
  ask<Result>(message: Unnumbered<ToTrafficWorker>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens the store. A database that cannot be opened is no failure: `persistence` says why traces stay in memory. */
export async function openTrafficStore({ folder, files, bounds, workerPath }: TrafficOptions): Promise<TrafficStore> {
  const ring = createTraceRing({ traces: bounds.memoryTraces, bytes: bounds.memoryBytes });
  const opened =
    workerPath === undefined ? 'this host has no traffic worker' : await openLine(folder, files, bounds, workerPath);
  const line = typeof opened === 'string' ? undefined : opened;
  let waiting: Trace[] = [];
  let writing: Promise<void> = Promise.resolve();

  /** Everything recorded until now goes in one batch, after the batch before it. */
  function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    if (line === undefined || batch.length === 0) return writing;
    // A batch that the disk refuses is lost to the disk alone; memory still has the newest.
    writing = writing.then(() => line.ask<undefined>({ type: 'insert', traces: batch })).then(ignore, ignore);
    return writing;
  }

  async function listed(filter: RequestFilter): Promise<readonly TraceSummary[]> {
    if (line === undefined) return ring.list(filter);
    await write();
    return line.ask<readonly TraceSummary[]>({ type: 'list', filter });
  }

  return {
    persistence: typeof opened === 'string' ? { kind: 'memory', reason: opened } : { kind: 'disk' },
    record(traces) {
      for (const trace of traces) ring.add(trace);
      if (line === undefined) return;
      if (waiting.length === 0) setImmediate(() => void write());
      waiting.push(...traces);
    },
    list: listed,
    async read(requestId) {
      const kept = ring.get(requestId);
      if (kept !== undefined || line === undefined) return kept;
      await write();
      return line.ask<Trace | undefined>({ type: 'read', requestId });
    },
    async clear() {
      ring.clear();
      waiting = [];
      await writing;
      await line?.ask<undefined>({ type: 'clear' });
    },
    flush: write,
    async dispose() {
      await write();
      await line?.close();
    },
  };
}

/** The line to a worker that has opened its database, or why it has not. */
async function openLine(
  folder: string,
  files: Files,
  bounds: TrafficBounds,
  workerPath: string,
): Promise<Line | string> {
  const home = join(folder, '.gatehouse', 'traffic');
  const data: TrafficWorkerData = {
    file: join(home, 'traffic.db'),
    bounds: { traces: bounds.diskTraces, bytes: bounds.diskBytes },
  };
  try {
    await files.makeFolder(home);
  } catch (error) {
    return `the folder cannot be written (${error instanceof Error ? error.message : String(error)})`;
  }
  return new Promise((resolve) => {
    const worker = new Worker(workerPath, { workerData: data });
    const calls = createCalls(worker);
    worker.on('message', (message: FromTrafficWorker) => {
      if (message.type === 'opened') resolve(calls.line);
      else if (message.type === 'not-opened') {
        resolve(message.reason);
        void worker.terminate();
      } else calls.take(message);
    });
    worker.on('error', (error) => {
      resolve(error.message);
      calls.abandon(error.message);
    });
    worker.on('exit', () => calls.abandon('the traffic worker has ended'));
    // A store that waits for traffic must not keep a command line alive.
    worker.unref();
  });
}

function createCalls(worker: Worker) {
  const open = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let lastCall = 0;
  const ask = <Result>(message: Unnumbered<ToTrafficWorker>) =>
    new Promise<Result>((resolve, reject) => {
      const call = ++lastCall;
      open.set(call, { resolve: resolve as (result: never) => void, reject });
      worker.ref();
      worker.postMessage({ ...message, call });
    });
  const settle = (
    call: number,
    end: (waiting: { resolve: (result: never) => void; reject: (error: Error) => void }) => void,
  ) => {
    const waiting = open.get(call);
    open.delete(call);
    if (open.size === 0) worker.unref();
    if (waiting !== undefined) end(waiting);
  };
  const line: Line = {
    ask,
    async close() {
      await ask<undefined>({ type: 'close' }).catch(ignore);
      await worker.terminate();
    },
  };
  return {
    line,
    take(message: Extract<FromTrafficWorker, { call: number }>) {
      settle(message.call, ({ resolve, reject }) => {
        if (message.type === 'answer') resolve(message.result as never);
        else reject(new StudioError('STORAGE_FAILED', `The traffic database: ${message.reason}`));
      });
    },
    abandon(reason: string) {
      for (const call of [...open.keys()])
        settle(call, ({ reject }) => reject(new StudioError('STORAGE_FAILED', reason)));
    },
  };
}

function ignore(): void {}
