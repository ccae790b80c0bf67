// How often keys of rate-based rules came within their window: sliding, in slices, on the clock that is handed in.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html

export interface RateWindows {
  /** Counts one request under `key` and gives how many came within the last `windowMs`, this one included. */
  count(rule: string, key: string, windowMs: number, at: number): number;
  /** Keys that are counted now with their numbers, the most frequent first. */
  keys(rule: string, windowMs: number, at: number): readonly (readonly [key: string, count: number])[];
}

/** Slices a window is counted in: what leaves it leaves within a thirtieth of it. */
const slices = 30;
/** Keys of one rule that are counted; beyond them the one that came longest ago is forgotten. */
const mostKeys = 10_000;

interface Counted {
  /** Slice number → requests in it. */
  readonly bySlice: Map<number, number>;
}

/** Opens counters at zero. */
export function openRateWindows(): RateWindows {
  const rules = new Map<string, Map<string, Counted>>();

  function sum({ bySlice }: Counted, windowMs: number, at: number): number {
    const oldest = sliceOf(at, windowMs) - slices + 1;
    let total = 0;
    for (const [slice, count] of bySlice) {
      if (slice < oldest) bySlice.delete(slice);
      else total += count;
    }
    return total;
  }

  return {
    count(rule, key, windowMs, at) {
      const keys = rules.get(rule) ?? new Map<string, Counted>();
      rules.set(rule, keys);
      const counted = keys.get(key) ?? { bySlice: new Map<number, number>() };
      // put back, it is the youngest
      keys.delete(key);
      keys.set(key, counted);
      const [oldest] = keys.keys();
      if (keys.size > mostKeys && oldest !== undefined) keys.delete(oldest);
      const slice = sliceOf(at, windowMs);
      counted.bySlice.set(slice, (counted.bySlice.get(slice) ?? 0) + 1);
      return sum(counted, windowMs, at);
    },
    keys: (rule, windowMs, at) =>
      Array.from(rules.get(rule) ?? [], ([key, counted]) => [key, sum(counted, windowMs, at)] as const)
        .filter(([, count]) => count > 0)
        .sort(([, a], [, b]) => b - a),
  };
}

function sliceOf(at: number, windowMs: number): number {
  return Math.floor((at * slices) / windowMs);
}
