// The traffic store: the newest traces in memory, all of them on disk in batches. Without a worker, memory only.
import { join } from 'node:path';
import type { Trace } from '../../../shared/trace/trace';
import type { Files } from '../files';
import { readingFault, storageFault } from '../storage-fault';
import { createTraceRing } from './trace-ring';
import type { TrafficBounds, TrafficPersistence, TrafficStore } from './traffic-store';
import { openWorkerLine, type WorkerLine } from './worker-line';

export interface TrafficOptions {
  /** The workspace's folder. */
  readonly folder: string;
  readonly files: Files;
  readonly bounds: TrafficBounds;
  /** The bundled traffic worker; absent: traces are kept in memory only. */
  readonly workerPath?: string;
}

const folderName = '.gatehouse/traffic';
/** Traces that may wait for the disk. */
const maxWaiting = 5_000;

/** Opens the store. A database that cannot be opened is no failure: `persistence` says why traces stay in memory. */
export async function openTrafficStore(options: TrafficOptions): Promise<TrafficStore> {
  const { bounds } = options;
  const ring = createTraceRing({ traces: bounds.memoryTraces, bytes: bounds.memoryBytes });
  let persistence: TrafficPersistence = { kind: 'disk' };
  const stayInMemory = (reason: string) => {
    persistence = { kind: 'memory', reason };
  };
  const opened = await openLine(options, stayInMemory);
  if (typeof opened === 'string') stayInMemory(opened);
  const line = typeof opened === 'string' ? undefined : opened;
  let waiting: Trace[] = [];
  let writing: Promise<void> | undefined;

  /** The line while there is one: a worker that died leaves what memory has. */
  function liveLine(): WorkerLine | undefined {
    return persistence.kind === 'disk' ? line : undefined;
  }

  /** Writes what waits, batch after batch, until nothing does. */
  async function writeAll(): Promise<void> {
    for (let target = liveLine(); target !== undefined && waiting.length > 0; target = liveLine()) {
      const batch = waiting;
      waiting = [];
      // A batch that the disk refuses is lost to the disk alone; memory still has the newest.
      await target.ask<undefined>({ type: 'insert', traces: batch }).catch(() => undefined);
    }
  }

  async function flush(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
    await writing;
  }

  /** Asks the disk, and memory where there is none or it fails. */
  async function fromDisk<T>(ask: (target: WorkerLine) => Promise<T>, fromMemory: () => T): Promise<T> {
    await flush();
    const target = liveLine();
    if (target === undefined) return fromMemory();
    return ask(target).catch(fromMemory);
  }

  return {
    get persistence() {
      return persistence;
    },
    record(traces) {
      for (const trace of traces) ring.add(trace);
      if (liveLine() === undefined) return;
      waiting.push(...traces);
      // A disk that cannot follow costs the oldest traces, never the memory of the studio.
      if (waiting.length > maxWaiting) waiting.splice(0, waiting.length - maxWaiting);
      if (writing === undefined) setImmediate(() => void flush());
    },
    list: (filter) =>
      fromDisk(
        (target) => target.ask({ type: 'list', filter }),
        () => ring.list(filter),
      ),
    async read(requestId) {
      const kept = ring.get(requestId);
      if (kept !== undefined) return kept;
      return fromDisk<Trace | undefined>(
        (target) => target.ask({ type: 'read', requestId }),
        () => undefined,
      );
    },
    async clear() {
      ring.clear();
      waiting = [];
      await fromDisk<undefined>(
        (target) => target.ask({ type: 'clear' }),
        () => undefined,
      );
    },
    flush,
    async dispose() {
      await flush();
      await liveLine()?.close();
    },
  };
}

async function openLine(
  { folder, files, bounds, workerPath }: TrafficOptions,
  lost: (reason: string) => void,
): Promise<WorkerLine | string> {
  if (workerPath === undefined) return 'this host has no traffic worker';
  const home = join(folder, folderName);
  try {
    await files.makeFolder(home);
  } catch (error) {
    return storageFault(error, folderName).message;
  }
  const data = { file: join(home, 'traffic.db'), bounds: { traces: bounds.diskTraces, bytes: bounds.diskBytes } };
  try {
    return await openWorkerLine(workerPath, data, lost);
  } catch (error) {
    return readingFault(error, workerPath).message;
  }
}
