// The virtual clock: real time, moved forward by whoever tests quotas, lifetimes and idle limits.
import type { Clock } from './ports';

export interface VirtualClock {
  readonly now: Clock;
  /** So far it was moved. */
  readonly advancedSeconds: number;
  /** Moves the clock forward; it never goes back. */
  advance(seconds: number): void;
}

/** Opens a clock that starts at `base`. */
export function openVirtualClock(base: Clock): VirtualClock {
  let advanced = 0;
  return {
    now: () => base() + advanced * 1_000,
    get advancedSeconds() {
      return advanced;
    },
    advance(seconds) {
      if (seconds > 0) advanced += seconds;
    },
  };
}
