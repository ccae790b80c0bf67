// How often each stage's cache helped, in all and minute by minute over the last hour.
import type { CacheUse } from '../../../shared/cache/cached-entries';
import type { CacheStage } from './response-cache';

export interface CacheHistory {
  /** Counts one request to a cached method; `at` is the virtual clock. */
  count(stage: CacheStage, at: number, isHit: boolean): void;
  read(stage: CacheStage, now: number): CacheUse;
}

interface Counts {
  hits: number;
  misses: number;
  readonly minutes: Map<number, { hits: number; misses: number }>;
}

const minuteMs = 60_000;
const keptMinutes = 60;

/** Opens an empty history. */
export function openCacheHistory(): CacheHistory {
  const stages = new Map<string, Counts>();

  return {
    count({ apiId, stageName }, at, isHit) {
      const name = `${apiId}/${stageName}`;
      const counts = stages.get(name) ?? { hits: 0, misses: 0, minutes: new Map() };
      stages.set(name, counts);
      const start = at - (at % minuteMs);
      const minute = counts.minutes.get(start) ?? { hits: 0, misses: 0 };
      counts.minutes.set(start, minute);
      for (const one of [counts, minute]) {
        if (isHit) one.hits += 1;
        else one.misses += 1;
      }
      const [oldest] = counts.minutes.keys();
      if (counts.minutes.size > keptMinutes && oldest !== undefined) counts.minutes.delete(oldest);
    },
    read({ apiId, stageName }, now) {
      const { hits = 0, misses = 0, minutes } = stages.get(`${apiId}/${stageName}`) ?? {};
      const recent = [...(minutes ?? [])].filter(([minute]) => minute > now - keptMinutes * minuteMs);
      return { hits, misses, minutes: recent.map(([minute, counts]) => ({ minute, ...counts })) };
    },
  };
}
