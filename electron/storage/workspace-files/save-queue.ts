// Changes on their way to the disk. What the disk refuses waits here, in order, and is tried again.
import { StudioError } from '../../../shared/contract/errors';
import type { EntityChange } from '../../../shared/definition/changes';

export interface SaveQueueOptions {
  readonly retryMs: number;
  /** Runs work after the work before. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly save: (changes: readonly EntityChange[]) => Promise<void>;
}

export interface SaveQueue {
  /** Changes that wait, oldest first. */
  changes(): readonly (readonly EntityChange[])[];
  save(changes: readonly EntityChange[]): Promise<void>;
  retry(): Promise<void>;
  unsaved(): string | undefined;
  onUnsavedChanged(listener: (unsaved: string | undefined) => void): () => void;
  dispose(): Promise<void>;
}

/** Opens an empty queue. */
export function openSaveQueue({ retryMs, inTurn, save }: SaveQueueOptions): SaveQueue {
  const waiting: (readonly EntityChange[])[] = [];
  const listeners = new Set<(unsaved: string | undefined) => void>();
  let unsaved: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isDisposed = false;

  /**
   * Saves set by set in the order they were made. Sets are never merged: a save that failed halfway may have
   * written some of a set, and only all of them in order lead from there to the right end.
   */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    for (let changes = waiting[0]; changes !== undefined; changes = waiting[0]) {
      try {
        await save(changes);
      } catch (error) {
        if (!isRefusalOfDisk(error)) waiting.shift();
        else wait(error);
        throw error;
      }
      waiting.shift();
    }
    setUnsaved(undefined);
  }

  function wait(refusal: StudioError): void {
    setUnsaved(refusal.message);
    // The next try tells by `unsaved` whether it helped.
    if (!isDisposed) timer = setTimeout(() => retry().catch(() => undefined), retryMs).unref();
  }

  function setUnsaved(reason: string | undefined): void {
    if (unsaved === reason) return;
    unsaved = reason;
    for (const listener of listeners) listener(reason);
  }

  async function retry(): Promise<void> {
    if (waiting.length > 0) await inTurn(flush);
  }

  return {
    changes: () => waiting,
    save(changes) {
      if (changes.length === 0) return retry();
      waiting.push(changes);
      return inTurn(flush);
    },
    retry,
    unsaved: () => unsaved,
    onUnsavedChanged(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async dispose() {
      isDisposed = true;
      clearTimeout(timer);
      await inTurn(flush);
    },
  };
}

function isRefusalOfDisk(error: unknown): error is StudioError {
  return error instanceof StudioError && ['STORAGE_FULL', 'READ_ONLY', 'STORAGE_FAILED'].includes(error.code);
}
