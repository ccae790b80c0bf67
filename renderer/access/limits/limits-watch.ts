// Limits as they stand, asked for twice a second while somebody looks, with the levels of the last minute.
import { createStore, type StoreApi } from 'zustand';
import type { StudioClient } from '../../../shared/contract/contract';
import type { LimitsState } from '../../../shared/contract/usage';

/** How many tokens a bucket had at a moment. */
export interface LevelSample {
  /** Epoch milliseconds of this machine, not of the virtual clock: charts show real time. */
  readonly at: number;
  readonly level: number;
}

export interface WatchedLimits {
  /** Undefined until the first answer. */
  readonly limits: LimitsState | undefined;
  /** By the key of the bucket, oldest first. */
  readonly samples: ReadonlyMap<string, readonly LevelSample[]>;
  /** Why the last question went wrong; the limits before it stay. */
  readonly error: unknown;
}

export interface LimitsWatch {
  readonly store: StoreApi<WatchedLimits>;
  /** Keeps asking until the answered function is called. */
  readonly watch: () => () => void;
}

export interface LimitsWatchOptions {
  readonly limits: StudioClient['usage']['limits'];
  readonly now: () => number;
  /** False while the window is hidden: nothing is asked then. */
  readonly isVisible: () => boolean;
  /** Calls `task` after so many milliseconds; answers how to give that up. */
  readonly after: (delayMs: number, task: () => void) => () => void;
}

const pauseMs = 500;
/** Charts reach back so far. */
export const keptMs = 60_000;

/** Opens the watch; it asks nothing until somebody watches. */
export function openLimitsWatch({ limits, now, isVisible, after }: LimitsWatchOptions): LimitsWatch {
  const store = createStore<WatchedLimits>(() => ({ limits: undefined, samples: new Map(), error: undefined }));
  let watchers = 0;
  let stop: (() => void) | undefined;

  async function ask(): Promise<void> {
    stop = undefined;
    if (isVisible()) await read();
    if (watchers > 0 && stop === undefined) stop = after(pauseMs, () => void ask());
  }

  async function read(): Promise<void> {
    try {
      const answer = await limits({});
      store.setState(({ samples }) => ({
        limits: answer,
        samples: withSamples(samples, answer, now()),
        error: undefined,
      }));
    } catch (error) {
      store.setState({ error });
    }
  }

  return {
    store,
    watch() {
      watchers += 1;
      if (watchers === 1) stop = after(0, () => void ask());
      return () => {
        watchers -= 1;
        if (watchers > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

/** The samples with those of `limits`; what is older than a minute goes. */
export function withSamples(
  samples: ReadonlyMap<string, readonly LevelSample[]>,
  limits: LimitsState,
  at: number,
): ReadonlyMap<string, readonly LevelSample[]> {
  const next = new Map<string, readonly LevelSample[]>();
  for (const { key, level } of limits.buckets) {
    const old = (samples.get(key) ?? []).filter((sample) => sample.at > at - keptMs);
    next.set(key, [...old, { at, level }]);
  }
  // A bucket that is full again is no longer listed: its line ends at the top, drawn by whoever knows the burst.
  for (const [key, old] of samples) {
    const kept = old.filter((sample) => sample.at > at - keptMs);
    if (!next.has(key) && kept.length > 0) next.set(key, kept);
  }
  return next;
}
