// When to look at what the watcher heard. Most of it is what this process has just written, and whoever works on goes
// first: the disk is looked at once its own writing has paused, and at the latest after a while.

export interface CalmLookOptions {
  /** Looks at the paths; undefined: at everything. */
  readonly look: (paths: ReadonlySet<string> | undefined) => void;
  readonly clock?: () => number;
  /** How long own writing has to have paused. */
  readonly calmMs?: number;
  /** How long what was heard waits at most. */
  readonly mostMs?: number;
}

export interface CalmLook {
  /** The watcher heard of changes; undefined: anything may have changed. */
  heard(paths: ReadonlySet<string> | undefined): void;
  /** Runs own writing. */
  writing<T>(write: () => Promise<T>): Promise<T>;
  stop(): void;
}

/** Without writing of its own it looks at once. */
export function createCalmLook(options: CalmLookOptions): CalmLook {
  const { look, clock = () => performance.now(), calmMs = 400, mostMs = 2_000 } = options;
  let waiting: ReadonlySet<string> | 'everything' | undefined;
  let waitingSince = 0;
  let writers = 0;
  let wroteAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function lookWhenCalm(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === undefined) return;
    const now = clock();
    const calmAt = (writers > 0 ? now : wroteAt) + calmMs;
    const due = Math.min(calmAt, waitingSince + mostMs) - now;
    if (due > 0) {
      timer = setTimeout(lookWhenCalm, due).unref();
      return;
    }
    const paths = waiting === 'everything' ? undefined : waiting;
    waiting = undefined;
    look(paths);
  }

  return {
    heard(paths) {
      if (waiting === undefined) waitingSince = clock();
      waiting =
        paths === undefined || waiting === 'everything' ? 'everything' : new Set([...(waiting ?? []), ...paths]);
      lookWhenCalm();
    },
    async writing(write) {
      writers += 1;
      try {
        return await write();
      } finally {
        writers -= 1;
        wroteAt = clock();
      }
    },
    stop() {
      clearTimeout(timer);
      waiting = undefined;
    },
  };
}
