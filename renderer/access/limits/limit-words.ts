// Levels, spans and periods in words.
import type { BucketState } from '../../../shared/contract/usage';

/** `0.8 s`, `48 s`, `13 h 15 min`, `3 d 4 h`. */
export function spanWords(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 10) return `${(Math.ceil(seconds * 10) / 10).toLocaleString('en-US')} s`;
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return joined(hours, 'h', minutes % 60, 'min');
  return joined(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

export const periodWords = {
  DAY: { per: 'per day', now: 'today', skip: 'Skip to tomorrow' },
  WEEK: { per: 'per week', now: 'this week', skip: 'Skip to next week' },
  MONTH: { per: 'per month', now: 'this month', skip: 'Skip to next month' },
} as const;

/** What kind of limit a bucket is of. */
export const limitNames: Readonly<Record<BucketState['limit'], string>> = {
  'throttle-plan-method': 'plan, method',
  'throttle-plan': 'plan',
  'throttle-method': 'stage, method',
  'throttle-route': 'stage, route',
  'throttle-account': 'account',
};

/** `5`, `0.5`, `1,000`. */
export function numberWords(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
