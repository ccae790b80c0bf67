// Figures that people read: counts, and percentiles in place of spreads.
import type { CountedThing, SocketFigures } from './counted-row';

/** In milliseconds; each within a tenth of the true value. */
export interface Percentiles {
  readonly average: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

export interface MetricFigures {
  readonly count: number;
  readonly errors4xx: number;
  readonly errors5xx: number;
  readonly cacheHits: number;
  readonly cacheMisses: number;
  /** Bytes of both bodies; of HTTP APIs, else 0. */
  readonly bytes: number;
  /** Absent where nothing was measured. */
  readonly latency?: Percentiles;
  readonly integrationLatency?: Percentiles;
  /** Where WebSocket APIs were counted. */
  readonly socket?: SocketFigures;
}

export interface MetricPoint extends MetricFigures {
  /** When its period began, in epoch milliseconds. */
  readonly at: number;
}

/** One row of the breakdown. */
export interface MetricRow extends MetricFigures, CountedThing {}

export interface MetricsReading {
  readonly from: number;
  readonly to: number;
  readonly periodMs: number;
  /** One for each period, oldest first, also where nothing happened. */
  readonly points: readonly MetricPoint[];
  readonly total: MetricFigures;
  /** Stages (and their canaries) that were counted, by requests. */
  readonly stages: readonly MetricRow[];
  /** Their methods and routes, by requests. */
  readonly parts: readonly MetricRow[];
}
