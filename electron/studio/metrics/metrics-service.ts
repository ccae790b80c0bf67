// Service of the subject `metrics`: series and breakdowns of what was counted.
import type { StudioServices } from '../../../shared/contract/contract';
import type { MetricsQuery } from '../../../shared/contract/metrics';
import type { CountedRow } from '../../../shared/metrics/counted-row';
import type { MetricPoint, MetricRow, MetricsReading } from '../../../shared/metrics/metric-figures';
import type { Telemetry } from '../telemetry/telemetry';
import { figuresOf, keyOfThing } from './counted-rows';
import { type LiveMetrics, sliceMs } from './live-metrics';
import type { ServiceMapBook } from './service-map-book';

const minuteMs = 60_000;
/** The finest period for ranges up to the first value. */
const periods: readonly (readonly [longestMs: number, periodMs: number])[] = [
  [15 * minuteMs, sliceMs],
  [180 * minuteMs, minuteMs],
  [720 * minuteMs, 5 * minuteMs],
  [1_440 * minuteMs, 10 * minuteMs],
];
const longestPeriodMs = 30 * minuteMs;

export interface MetricsParts {
  readonly live: LiveMetrics;
  readonly services: ServiceMapBook;
  readonly telemetry: Pick<Telemetry, 'state'>;
  /** Resolves when what an earlier run recorded is in `services`. */
  readonly loadPast: () => Promise<void>;
  readonly clock: () => number;
}

/** Makes the service. */
export function metricsService({
  live,
  services,
  telemetry,
  loadPast,
  clock,
}: MetricsParts): StudioServices['metrics'] {
  return {
    telemetry: () => telemetry.state,
    read: (query) => readMetrics(live, query, clock()),
    async serviceMap({ apiId, rangeMs, to = clock() }) {
      await loadPast();
      return services.read({ apiId, from: to - rangeMs, to });
    },
  };
}

/** The reading at `now`. */
export function readMetrics(live: LiveMetrics, query: MetricsQuery, now: number): MetricsReading {
  const { rangeMs, to = now, variant } = query;
  const wanted = Math.max(query.periodMs ?? 0, periods.find(([longest]) => rangeMs <= longest)?.[1] ?? longestPeriodMs);
  const found = live.rows(to - rangeMs - wanted, wanted);
  const { periodMs } = found;
  const first = to - rangeMs - ((to - rangeMs) % periodMs);
  const rows = found.rows.filter(
    (row) =>
      row.at >= first &&
      row.at <= to &&
      (query.apiId === undefined || row.apiId === query.apiId) &&
      (query.stageName === undefined || row.stage === query.stageName) &&
      (variant === undefined || (row.release === 'canary') === (variant === 'canary')),
  );
  const stages = rows.filter(({ part }) => part === undefined);
  const parts = rows.filter(({ part }) => part !== undefined && (query.part === undefined || part === query.part));
  const counted = query.part === undefined ? stages : parts;
  return {
    from: first,
    to,
    periodMs,
    points: pointsOf(counted, first, to, periodMs),
    total: figuresOf(counted),
    stages: rowsOf(stages),
    parts: rowsOf(parts),
  };
}

function pointsOf(rows: readonly CountedRow[], from: number, to: number, periodMs: number): MetricPoint[] {
  const groups = new Map<number, CountedRow[]>();
  for (let at = from; at <= to; at += periodMs) groups.set(at, []);
  for (const row of rows) groups.get(row.at - ((row.at - from) % periodMs))?.push(row);
  return Array.from(groups, ([at, group]) => ({ at, ...figuresOf(group) }));
}

/** One row for each thing, the busiest first. */
function rowsOf(rows: readonly CountedRow[]): MetricRow[] {
  const groups = new Map<string, CountedRow[]>();
  for (const row of rows) {
    const key = keyOfThing(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Array.from(groups.values(), (group): MetricRow[] => {
    const newest = group.at(-1);
    if (newest === undefined) return [];
    const { apiId, apiName, stage, protocol, release, part } = newest;
    return [
      {
        ...{ apiId, apiName, stage },
        ...(protocol !== undefined && { protocol }),
        ...(release !== undefined && { release }),
        ...(part !== undefined && { part }),
        ...figuresOf(group),
      },
    ];
  })
    .flat()
    .sort((a, b) => b.count - a.count);
}
