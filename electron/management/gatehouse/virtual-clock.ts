// The clock of quotas, time-to-lives, tokens and idle limits: real time plus what it was moved forward.

export interface VirtualClock {
  /** Epoch milliseconds. */
  now(): number;
  advance(seconds: number): void;
  advancedSeconds(): number;
}

/** Makes a clock over the real one. */
export function createVirtualClock(realNow: () => number): VirtualClock {
  let seconds = 0;
  return {
    now: () => realNow() + seconds * 1_000,
    advance(more) {
      seconds += more;
    },
    advancedSeconds: () => seconds,
  };
}
