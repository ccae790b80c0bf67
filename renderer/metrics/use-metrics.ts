// A reading of the metrics, asked again while somebody looks.
import { useEffect, useState } from 'react';
import type { MetricsReading } from '../../shared/metrics/metric-figures';
import { useClient } from '../state/studio-context';

export interface MetricsPlace {
  readonly apiId?: string;
  readonly stageName?: string;
  readonly part?: string;
  readonly variant?: 'base' | 'canary';
}

export interface MetricsRange {
  readonly rangeMs: number;
  /** Absent: until now, and on. */
  readonly to?: number;
}

export interface WatchedMetrics {
  /** Undefined until the first answer; of the place before while the next is awaited. */
  readonly reading: MetricsReading | undefined;
  readonly error: unknown;
}

/** Watches what `place` counts; a range that ends in the past is read once. */
export function useMetrics(place: MetricsPlace, { rangeMs, to }: MetricsRange): WatchedMetrics {
  const client = useClient();
  const [watched, setWatched] = useState<WatchedMetrics>({ reading: undefined, error: undefined });
  const { apiId, stageName, part, variant } = place;
  useEffect(() => {
    let isAsked = true;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      const query = {
        rangeMs,
        ...(to !== undefined && { to }),
        ...(apiId !== undefined && { apiId }),
        ...(stageName !== undefined && { stageName }),
        ...(part !== undefined && { part }),
        ...(variant !== undefined && { variant }),
      };
      client.metrics.read(query).then(
        (reading) => isAsked && setWatched({ reading, error: undefined }),
        (error: unknown) => isAsked && setWatched((before) => ({ ...before, error })),
      );
    };
    ask();
    // coarse ranges move slowly
    const timer = to === undefined ? setInterval(ask, rangeMs <= 3_600_000 ? 2_000 : 15_000) : undefined;
    return () => {
      isAsked = false;
      clearInterval(timer);
    };
  }, [client, apiId, stageName, part, variant, rangeMs, to]);
  return watched;
}
