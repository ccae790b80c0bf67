// Sizes, shares and times of cached entries in words. Pure.

import { cacheKeyPartText } from '../../shared/cache/cache-visit';
import type { CachedEntrySummary, CacheUse } from '../../shared/cache/cached-entries';

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** `812 B`, `1.4 kB`, `16 MB`. */
export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_024 && unit < units.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 })} ${units[unit]}`;
}

/** `48 s`, `4 min 59 s`, `1 h`. */
export function leftWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds >= 3_600) return '1 h';
  const rest = seconds % 60;
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** `67 %`; a dash where nothing was asked. */
export function ratioWords({ hits, misses }: Pick<CacheUse, 'hits' | 'misses'>): string {
  const asked = hits + misses;
  return asked === 0 ? '–' : `${Math.round((100 * hits) / asked)} %`;
}

/** The values of an entry's key parameters; empty where it has none. */
export function keyWords({ key }: Pick<CachedEntrySummary, 'key'>): string {
  return key.parts.map(cacheKeyPartText).join('  ');
}
