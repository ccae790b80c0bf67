// The virtual clock: real time, moved forward by whoever tests quotas, lifetimes and idle limits.
import type { Clock } from './ports';

export interface VirtualClock {
  readonly now: Clock;
  /** Moves the clock forward; it never goes back. */
  advance(seconds: number): void;
}

/** Opens a clock that starts at `base`. */
export function openVirtualClock(base: Clock): VirtualClock {
  let aheadMs = 0;
  return {
    now: () => base() + aheadMs,
    advance(seconds) {
      if (seconds > 0) aheadMs += seconds * 1_000;
    },
  };
}
