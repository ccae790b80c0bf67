// Answers of a burst over its time, slot by slot. Pure.
import type { BurstMoment } from './use-burst';

export interface BurstSlot {
  readonly ok: number;
  readonly refused: number;
  readonly failed: number;
}

/** `count` slots of equal length over the time of the burst. */
export function burstSlots(moments: readonly BurstMoment[], count: number): BurstSlot[] {
  const end = Math.max(moments.at(-1)?.elapsedMs ?? 0, 1);
  const slots = Array.from({ length: count }, () => ({ ok: 0, refused: 0, failed: 0 }));
  let before: BurstMoment['statuses'] = {};
  for (const { elapsedMs, statuses } of moments) {
    const slot = slots[Math.min(count - 1, Math.floor((elapsedMs / end) * count))];
    for (const [status, total] of Object.entries(statuses)) {
      const fresh = total - (Object.hasOwn(before, status) ? (before[status] ?? 0) : 0);
      if (slot !== undefined) slot[kindOf(Number(status))] += fresh;
    }
    before = statuses;
  }
  return slots;
}

function kindOf(status: number): keyof BurstSlot {
  if (status >= 500 || status === 0) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}
