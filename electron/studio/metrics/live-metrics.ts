// Counts over time: slices of ten seconds for a quarter of an hour, minutes for three hours, then five minutes.
import type { CountedRow } from '../../../shared/metrics/counted-row';
import type { MinuteMetrics } from '../../gateway/ports';
import { addRows, foldRows, keyOfThing, rowOf } from './counted-rows';

export const sliceMs = 10_000;
const minuteMs = 60_000;
const slicesKeptMs = 15 * minuteMs + sliceMs;
const minutesKeptMs = 180 * minuteMs;
const coarseMs = 5 * minuteMs;
const keptMs = 3 * 86_400_000;
/** A minute is closed so long after its end: the gateway tells of a slice until it has two newer ones. */
const settledMs = 15_000;
/** Some 40 MB: an API with hundreds of methods keeps fewer hours. */
const mostRows = 20_000;

export interface LiveMetrics {
  /** Takes over what the gateway process `run` counted; each telling of a slice replaces the one before. */
  take(run: string, slices: readonly MinuteMetrics[]): void;
  /** Takes over minutes of an earlier run, oldest first. */
  load(rows: readonly CountedRow[]): void;
  /** Every row from `from` on; periods no finer than the second value. */
  rows(from: number, periodMs: number): { readonly rows: readonly CountedRow[]; readonly periodMs: number };
  /** Everything that was counted of each thing since the studio started: it only grows. */
  totals(): { readonly since: number; readonly rows: readonly CountedRow[] };
  /** Closes minutes, the running one too if asked, and answers those that were not answered before. */
  close(isEnd?: boolean): readonly CountedRow[];
  clear(): void;
}

/** Makes an empty store. */
export function createLiveMetrics(clock: () => number): LiveMetrics {
  /** Slice and thing → run → counts. */
  let slices = new Map<string, Map<string, CountedRow>>();
  let minutes: CountedRow[] = [];
  let closedUntil = 0;
  let slicesSince = clock();
  const since = clock();
  let totals: CountedRow[] = [];

  function sliceRows(): CountedRow[] {
    return Array.from(slices.values(), (runs) => {
      const [first, ...more] = [...runs.values()];
      return first === undefined ? [] : [addRows(first.at, [first, ...more])];
    }).flat();
  }

  function close(isEnd = false): readonly CountedRow[] {
    const now = clock();
    const until = isEnd ? now + minuteMs : now - settledMs - ((now - settledMs) % minuteMs);
    const closed = foldRows(
      sliceRows().filter(({ at }) => at >= closedUntil && at < until),
      minuteMs,
    );
    if (until > closedUntil) closedUntil = until;
    for (const [key, runs] of slices) {
      const [row] = runs.values();
      if (row === undefined || row.at < now - slicesKeptMs) slices.delete(key);
    }
    slicesSince = Math.max(slicesSince, now - slicesKeptMs);
    if (closed.length > 0) totals = foldRows([...totals, ...closed], Number.MAX_SAFE_INTEGER);
    if (closed.length > 0) minutes = thinned([...minutes, ...closed], now);
    return closed;
  }

  return {
    take(run, told) {
      for (const slice of told) {
        const row = rowOf(slice);
        const key = `${row.at} ${keyOfThing(row)}`;
        const runs = slices.get(key) ?? new Map<string, CountedRow>();
        // what has been closed is not counted again
        if (row.at >= closedUntil || runs.has(run)) slices.set(key, runs.set(run, row));
      }
    },
    load(rows) {
      minutes = thinned([...rows, ...minutes], clock());
    },
    rows(from, periodMs) {
      const isFine = periodMs < minuteMs && (from >= slicesSince || minutes.every(({ at }) => at >= slicesSince));
      if (isFine) return { rows: sliceRows().filter(({ at }) => at >= from), periodMs: sliceMs };
      const open = sliceRows().filter(({ at }) => at >= closedUntil);
      const period = Math.max(minuteMs, periodMs);
      return { rows: [...minutes, ...open].filter(({ at }) => at >= from), periodMs: period };
    },
    totals() {
      const open = sliceRows().filter(({ at }) => at >= closedUntil);
      return { since, rows: foldRows([...totals, ...open], Number.MAX_SAFE_INTEGER) };
    },
    close,
    clear() {
      slices = new Map();
      minutes = [];
      totals = [];
      slicesSince = clock();
      closedUntil = 0;
    },
  };
}

/** Old minutes are joined, the oldest dropped. */
function thinned(rows: readonly CountedRow[], now: number): CountedRow[] {
  const isOld = ({ at }: CountedRow) => at < now - minutesKeptMs;
  const old = foldRows(
    rows.filter((row) => isOld(row) && row.at >= now - keptMs),
    coarseMs,
  );
  return [...old, ...rows.filter((row) => !isOld(row))].slice(-mostRows);
}
