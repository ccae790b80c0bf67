// Metrics as CloudWatch keeps them: for each metric and its dimensions one spread of values a minute, for a day.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
import { addSpreads, type ValueSpread } from './value-spread';

export interface MetricName {
  /** `AWS/ApiGateway` for the gateway's own. */
  readonly namespace: string;
  readonly metricName: string;
  /** Name → value. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** The region and account it is kept for, as `placeKey` names them; absent: the workspace's own. */
  readonly place?: string;
}

export interface MinuteSpread {
  /** Its beginning in epoch milliseconds. */
  readonly minute: number;
  readonly spread: ValueSpread;
}

export interface MetricSeries extends MetricName {
  /** As the values were put: `Count`, `Milliseconds` …; `None` where nobody said. */
  readonly unit: string;
  /** Oldest first. */
  readonly minutes: readonly MinuteSpread[];
}

export interface MetricStore {
  /** Adds values to the minute in which `at` lies. */
  add(metric: MetricName, unit: string, at: number, spread: ValueSpread): void;
  /** Replaces what `part` said of the minute: counts that grow are told again and again. */
  replace(metric: MetricName, unit: string, minute: number, part: string, spread: ValueSpread): void;
  /** Every series of a place with values, by namespace, name and dimensions. */
  list(place?: string): readonly MetricSeries[];
  find(metric: MetricName): MetricSeries | undefined;
  clear(): void;
}

interface Series {
  readonly metric: MetricName;
  unit: string;
  /** Minute → who said it → what. */
  readonly minutes: Map<number, Map<string, ValueSpread>>;
}

const minuteMs = 60_000;
const keptMs = 86_400_000;
/** More series than any workspace has; a client that makes a new dimension value for each call must not fill the memory. */
const mostSeries = 5_000;

/** Makes an empty store. */
export function createMetricStore(): MetricStore {
  const all = new Map<string, Series>();

  function seriesOf(metric: MetricName, unit: string): Series {
    const key = keyOf(metric);
    const known = all.get(key);
    if (known !== undefined) {
      if (unit !== 'None') known.unit = unit;
      return known;
    }
    const [oldest] = all.keys();
    if (all.size >= mostSeries && oldest !== undefined) all.delete(oldest);
    const made: Series = { metric, unit, minutes: new Map() };
    all.set(key, made);
    return made;
  }

  function partsOf({ minutes }: Series, minute: number): Map<string, ValueSpread> {
    const parts = minutes.get(minute) ?? new Map<string, ValueSpread>();
    minutes.set(minute, parts);
    for (const at of minutes.keys()) if (at < minute - keptMs) minutes.delete(at);
    return parts;
  }

  return {
    add(metric, unit, at, spread) {
      const parts = partsOf(seriesOf(metric, unit), at - (at % minuteMs));
      parts.set('', addSpreads([...(parts.has('') ? [parts.get('') as ValueSpread] : []), spread]));
    },
    replace(metric, unit, minute, part, spread) {
      partsOf(seriesOf(metric, unit), minute).set(part, spread);
    },
    list: (place = '') =>
      [...all.entries()]
        .filter(([, { metric }]) => (metric.place ?? '') === place)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, series]) => shown(series)),
    find(metric) {
      const series = all.get(keyOf(metric));
      return series === undefined ? undefined : shown(series);
    },
    clear: () => all.clear(),
  };
}

function shown({ metric, unit, minutes }: Series): MetricSeries {
  return {
    ...metric,
    unit,
    minutes: [...minutes]
      .sort(([a], [b]) => a - b)
      .map(([minute, parts]) => ({ minute, spread: addSpreads([...parts.values()]) })),
  };
}

/** Dimensions have no order. */
function keyOf({ namespace, metricName, dimensions, place = '' }: MetricName): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, metricName, sorted, place]);
}
