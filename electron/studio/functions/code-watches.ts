// Tells clients when files of code folders change. Only folders that somebody looked at are watched.

import { savingSuffix } from '../../storage/atomic-write';
import { isCollapsed } from '../../storage/function-code/list-code';
import { watchFolder } from '../../storage/workspace-watcher';

export interface CodeWatches {
  /** Watches the folder at `place` for the function, once. */
  watch(functionName: string, place: string): void;
  /** Stops all. */
  dispose(): void;
}

interface Watch {
  readonly place: string;
  readonly stop: () => void;
}

/** Folders looked at beyond so many: the one looked at longest ago is let go. */
const maxWatches = 20;

/** Makes the set; `changed` hears paths inside the folder, none where anything may have changed. */
export function createCodeWatches(
  changed: (functionName: string, paths: readonly string[]) => void,
  quietMs = 100,
): CodeWatches {
  const watches = new Map<string, Watch>();

  function release(functionName: string): void {
    watches.get(functionName)?.stop();
    watches.delete(functionName);
  }

  return {
    watch(functionName, place) {
      const known = watches.get(functionName);
      if (known?.place === place) return;
      release(functionName);
      const [oldest] = watches.keys();
      if (watches.size >= maxWatches && oldest !== undefined) release(oldest);
      const stop = watchFolder({
        folder: place,
        matters: (path) => !isCollapsed(path) && !path.endsWith(savingSuffix),
        changed: (paths) => changed(functionName, [...(paths ?? [])]),
        quietMs,
      });
      watches.set(functionName, { place, stop });
    },
    dispose() {
      for (const functionName of [...watches.keys()]) release(functionName);
    },
  };
}
