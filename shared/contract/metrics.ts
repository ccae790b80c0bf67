// Subject `metrics`: what was counted over time, and which services the recorded requests went through.
import { z } from 'zod';
import type { MetricsReading } from '../metrics/metric-figures';
import type { ServiceMap } from '../metrics/service-map';
import { method } from './subject';

/** Three days: what is kept. */
export const longestRangeMs = 3 * 86_400_000;

const range = {
  /** How far back from `to`. */
  rangeMs: z.int().min(60_000).max(longestRangeMs).default(1_800_000),
  /** Epoch milliseconds; absent: now. */
  to: z.number().int().min(0).optional(),
};

export const metricsInput = z.strictObject({
  apiId: z.string().optional(),
  stageName: z.string().optional(),
  /** `GET /pets/{id}` or a route key. */
  part: z.string().optional(),
  /** One side of a canary; absent: both. */
  variant: z.enum(['base', 'canary']).optional(),
  /** No finer than this; the length of the range decides else. */
  periodMs: z.int().min(10_000).max(86_400_000).optional(),
  ...range,
});
export type MetricsQuery = z.output<typeof metricsInput>;

export const serviceMapInput = z.strictObject({ apiId: z.string().optional(), ...range });

/** How the export over OTLP is doing. */
export interface TelemetryState {
  readonly isOn: boolean;
  readonly endpoint: string;
  /** Traces, since the studio started. */
  readonly sent: number;
  /** Traces that gave way because the collector was slow or away. */
  readonly dropped: number;
  readonly waiting: number;
  /** Why the collector was not reached the last time. */
  readonly lastError?: string;
}

export const metricsSubject = {
  read: method(metricsInput.prefault({})).returns<MetricsReading>(),
  /** How the export over OTLP is doing. */
  telemetry: method(z.strictObject({}).default({})).returns<TelemetryState>(),
  /** From the recorded requests: who called which stage, and what that called. */
  serviceMap: method(serviceMapInput.prefault({})).returns<ServiceMap>(),
} as const;
