// How many instances may start at the same moment. A burst of requests must not start a thousand processes at once:
// those that wait are served by whichever instance is free first.

export interface StartSlots {
  /** Resolves when a start may begin, to what gives the place back. */
  take(): Promise<() => void>;
}

/** A start that only waits for something else does not hold up others for longer. */
const longestHoldMs = 1_000;

/** Opens `count` places. */
export function openStartSlots(count: number): StartSlots {
  let free = count;
  const waiting: ((giveBack: () => void) => void)[] = [];

  function next(): void {
    if (free === 0) return;
    const take = waiting.shift();
    if (take === undefined) return;
    free--;
    let isHeld = true;
    const giveBack = () => {
      if (!isHeld) return;
      isHeld = false;
      clearTimeout(timer);
      free++;
      next();
    };
    const timer = setTimeout(giveBack, longestHoldMs);
    timer.unref();
    take(giveBack);
  }

  return {
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        next();
      }),
  };
}
