// The load of the last ten seconds: rate, 95th percentile and error shares, at a few additions a request.
import type { GatewayCounters } from '../ports';

export interface LoadWindow {
  /** Counts one answer. `nowMs` is monotonic. */
  count(nowMs: number, status: number, latencyMs: number): void;
  /** The load of the ten seconds before `nowMs`. */
  read(nowMs: number): GatewayCounters['load'];
}

const windowSeconds = 10;
/** Latency classes grow by a quarter: class n ends at 0.1 ms × 1.25ⁿ, so the last is beyond 100 s. */
const classCount = 64;
const smallestMs = 0.1;
const growth = Math.log(1.25);

interface Second {
  second: number;
  count: number;
  errors4xx: number;
  errors5xx: number;
  readonly classes: Uint32Array;
}

/** Opens an empty window that begins at `startMs`. */
export function openLoadWindow(startMs: number): LoadWindow {
  const ring: Second[] = Array.from({ length: windowSeconds + 1 }, () => ({
    second: -1,
    count: 0,
    errors4xx: 0,
    errors5xx: 0,
    classes: new Uint32Array(classCount),
  }));

  function secondAt(nowMs: number): Second {
    const second = Math.floor(nowMs / 1_000);
    const slot = ring[second % ring.length] as Second;
    if (slot.second !== second) {
      slot.second = second;
      slot.count = 0;
      slot.errors4xx = 0;
      slot.errors5xx = 0;
      slot.classes.fill(0);
    }
    return slot;
  }

  return {
    count(nowMs, status, latencyMs) {
      const slot = secondAt(nowMs);
      slot.count += 1;
      if (status >= 500) slot.errors5xx += 1;
      else if (status >= 400) slot.errors4xx += 1;
      const at = classOf(latencyMs);
      slot.classes[at] = (slot.classes[at] ?? 0) + 1;
    },
    read(nowMs) {
      const oldest = Math.floor(nowMs / 1_000) - windowSeconds;
      const recent = ring.filter(({ second, count }) => second >= oldest && count > 0);
      const total = recent.reduce((sum, { count }) => sum + count, 0);
      if (total === 0) return { perSecond: 0, p95Ms: 0, share4xx: 0, share5xx: 0 };
      const elapsedMs = Math.min(nowMs - startMs, nowMs - oldest * 1_000);
      return {
        perSecond: total / Math.max(1, elapsedMs / 1_000),
        p95Ms: percentile(recent, total * 0.95),
        share4xx: recent.reduce((sum, { errors4xx }) => sum + errors4xx, 0) / total,
        share5xx: recent.reduce((sum, { errors5xx }) => sum + errors5xx, 0) / total,
      };
    },
  };
}

function classOf(latencyMs: number): number {
  if (latencyMs <= smallestMs) return 0;
  return Math.min(classCount - 1, Math.ceil(Math.log(latencyMs / smallestMs) / growth));
}

/** The upper end of the class in which the `rank`-th latency lies. */
function percentile(seconds: readonly Second[], rank: number): number {
  let passed = 0;
  for (let at = 0; at < classCount; at += 1) {
    for (const { classes } of seconds) passed += classes[at] ?? 0;
    if (passed >= rank) return Math.round(smallestMs * Math.exp(growth * at) * 100) / 100;
  }
  return smallestMs * Math.exp(growth * (classCount - 1));
}
